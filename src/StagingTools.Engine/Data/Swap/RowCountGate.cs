using Npgsql;
using StagingTools.Engine.Data.Connections;
using StagingTools.Engine.Data.Copy;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Data.Swap;

/// <summary>Lets a database pass only when every table has the rows that production counts in the snapshot.</summary>
internal static class RowCountGate
{
    /// <summary>Counts and compares.</summary>
    /// <param name="incoming">The filled database.</param>
    /// <param name="tables">The tables with production's counts.</param>
    /// <param name="jobs">Sessions that count.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="StagingException"><c>GateFailed</c> with tables and counts.</exception>
    public static async Task CheckAsync(
        DatabaseServer incoming, IReadOnlyCollection<CopiedTable> tables, int jobs, CancellationToken cancellationToken)
    {
        (CopiedTable Table, long Rows)[] counts = await Workers.RunAsync(
            tables.OrderByDescending(table => table.SourceRows),
            jobs,
            incoming.OpenAsync,
            async (NpgsqlConnection connection, CopiedTable table, CancellationToken stop) =>
                (table, await TableCopier.CountAsync(connection, table.Plan, stop)),
            cancellationToken);

        string[] wrong =
        [
            .. counts
                .Where(pair => pair.Rows != pair.Table.SourceRows)
                .Select(pair =>
                    $"{pair.Table.Plan.Table}: {CopyProgress.Number(pair.Table.SourceRows)} rows in production's snapshot, "
                    + $"{CopyProgress.Number(pair.Rows)} in {incoming.Address.Database}")
                .Order(StringComparer.Ordinal),
        ];
        if (wrong.Length > 0)
            throw new StagingException(
                "GateFailed",
                StagingErrorCategory.OperationFailed,
                $"The copy is not complete, so staging was left as it is:\n  {string.Join("\n  ", wrong)}")
            {
                TargetInput = wrong[0].Split(':')[0],
                RecommendedAction = "Run the sync again. If it stays, see what else writes to the incoming database.",
            };
    }
}
