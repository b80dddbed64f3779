namespace StagingTools.Engine.Data.Work;

/// <summary>A stretch of a table's blocks.</summary>
/// <param name="First">The first block.</param>
/// <param name="End">The block after the last; <see langword="null"/> for the end of the table, however far it reaches.</param>
internal sealed record BlockRange(long First, long? End)
{
    /// <summary>Scans of a range of blocks came with PostgreSQL 14; before, each stretch reads the whole table.</summary>
    public const int FirstMajor = 14;

    private const int BlockSize = 8192;

    /// <summary>The condition that chooses its rows.</summary>
    public string Condition => End is { } end
        ? FormattableString.Invariant($"ctid >= '({First},0)'::tid and ctid < '({end},0)'::tid")
        : FormattableString.Invariant($"ctid >= '({First},0)'::tid");

    /// <summary>Cuts a table into stretches of one size. The last one reaches to the end.</summary>
    /// <param name="size">The table's bytes.</param>
    /// <param name="stretches">How many; one is no stretch but the whole table.</param>
    public static IEnumerable<BlockRange?> Cut(long size, int stretches)
    {
        if (stretches <= 1)
            return [null];

        long blocks = size / BlockSize;
        return Enumerable.Range(0, stretches).Select(i =>
            new BlockRange(blocks * i / stretches, i == stretches - 1 ? null : blocks * (i + 1) / stretches));
    }
}
