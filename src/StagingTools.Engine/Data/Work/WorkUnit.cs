using StagingTools.Engine.Data.Planning;
using StagingTools.Engine.Data.Schema;

namespace StagingTools.Engine.Data.Work;

/// <summary>
/// A piece of a sync that one worker does at a time, as a plain value: what is to be done, not how. Several processes could
/// share a sync by sharing out its units.
/// </summary>
/// <param name="Size">How much work it is, in bytes of table or index; the largest go first.</param>
internal abstract record WorkUnit(long Size)
{
    /// <summary>The stage: units of an earlier one go first when both can.</summary>
    public abstract int Stage { get; }
}

/// <summary>Rows of a table are copied: all of them, or those in some of its blocks.</summary>
/// <param name="Plan">The table.</param>
/// <param name="Blocks">The blocks; <see langword="null"/> for the whole table.</param>
/// <param name="Size">Bytes.</param>
internal sealed record CopyUnit(TablePlan Plan, BlockRange? Blocks, long Size) : WorkUnit(Size)
{
    /// <inheritdoc/>
    public override int Stage => 0;
}

/// <summary>An index is built.</summary>
/// <param name="Index">The index.</param>
internal sealed record IndexUnit(IndexBuild Index) : WorkUnit(Index.Size)
{
    /// <inheritdoc/>
    public override int Stage => 1;
}

/// <summary>A table whose indexes are built gets its keys and its statistics.</summary>
/// <param name="Plan">The table.</param>
internal sealed record FinishUnit(TablePlan Plan) : WorkUnit(Plan.Table.Size)
{
    /// <inheritdoc/>
    public override int Stage => 1;
}

/// <summary>Keys that concern several tables are made: those of partitioned tables, and foreign keys, these unchecked.</summary>
internal sealed record KeysUnit() : WorkUnit(long.MaxValue)
{
    /// <inheritdoc/>
    public override int Stage => 1;
}

/// <summary>A foreign key that was added unchecked is checked.</summary>
/// <param name="Key">The key.</param>
/// <param name="Size">Bytes of the table that refers.</param>
internal sealed record ForeignKeyUnit(ForeignKeyBuild Key, long Size) : WorkUnit(Size)
{
    /// <inheritdoc/>
    public override int Stage => 2;
}

/// <summary>Rows of a table are read back and compared with what was sent: all of them, or those in some of its blocks.</summary>
/// <param name="Plan">The table.</param>
/// <param name="Blocks">The blocks; <see langword="null"/> for the whole table.</param>
/// <param name="Size">Bytes.</param>
internal sealed record VerifyUnit(TablePlan Plan, BlockRange? Blocks, long Size) : WorkUnit(Size)
{
    /// <inheritdoc/>
    public override int Stage => 3;
}
