using StagingTools.Engine.Data.Planning;

namespace StagingTools.Engine.Data.Work;

/// <summary>Cuts the copying of a database into units.</summary>
internal static class CopyUnits
{
    // Below this a second session costs more than it saves, and the rows lose COPY's FREEZE.
    private const long SmallestStretch = 64L * 1024 * 1024;

    /// <summary>The units, the largest first.</summary>
    /// <param name="plan">The tables.</param>
    /// <param name="jobs">Sessions that copy at once.</param>
    /// <param name="sourceMajor">Production's major version.</param>
    public static IReadOnlyList<CopyUnit> Of(SyncPlan plan, int jobs, int sourceMajor)
    {
        TablePlan[] tables = [.. plan.Copied];
        long share = tables.Sum(table => table.Table.Size) / Math.Max(jobs, 1);
        return
        [
            .. tables
                .SelectMany(table =>
                {
                    int stretches = sourceMajor < BlockRange.FirstMajor ? 1 : Stretches(table, share, jobs);
                    return BlockRange.Cut(table.Table.Size, stretches).Select(blocks => new CopyUnit(table, blocks, table.Table.Size / stretches));
                })
                .OrderByDescending(unit => unit.Size),
        ];
    }

    // A table is cut only where it would still be copied by one session when all others have nothing left to do. Two
    // sessions share two tables, or one table and the indexes of the others, well enough.
    private static int Stretches(TablePlan table, long share, int jobs) =>
        jobs <= 2 || share == 0 || table.Table.Size <= share
            ? 1
            : (int)Math.Clamp(Math.Min(table.Table.Size / SmallestStretch, (table.Table.Size + share - 1) / share), 1, jobs);
}
