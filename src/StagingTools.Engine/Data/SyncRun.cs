using System.Globalization;
using Npgsql;
using StagingTools.Engine.Data.Catalog;
using StagingTools.Engine.Data.Connections;
using StagingTools.Engine.Data.Copy;
using StagingTools.Engine.Data.Masks;
using StagingTools.Engine.Data.Planning;
using StagingTools.Engine.Data.Rules;
using StagingTools.Engine.Data.Schema;
using StagingTools.Engine.Data.Swap;
using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Data;

/// <summary>A sync that was agreed to, from the snapshot to the swap.</summary>
/// <param name="context">Variables, the clock.</param>
/// <param name="sides">The databases.</param>
/// <param name="rules">The rules.</param>
/// <param name="programs">pg_dump and pg_restore.</param>
/// <param name="key">The masking key.</param>
/// <param name="jobs">Tables copied at once.</param>
/// <param name="host">Is told of steps and progress.</param>
internal sealed class SyncRun(
    StagingContext context,
    SyncSides sides,
    SanitizationRules rules,
    PostgresPrograms programs,
    byte[] key,
    int jobs,
    IHost host)
{
    /// <summary>Runs it.</summary>
    /// <returns>The tables that were copied, the largest first, and the name of the database from before.</returns>
    public async Task<(IReadOnlyList<CopiedTable> Tables, string Previous)> RunAsync(CancellationToken cancellationToken)
    {
        await using TargetServer target = await TargetServer.OpenAsync(sides.Target.Address, host, cancellationToken);
        await target.CleanAsync(cancellationToken);
        DatabaseAddress incoming = await target.CreateIncomingAsync(sides.SourceLocale, cancellationToken);
        try
        {
            IReadOnlyList<CopiedTable> tables;
            await using (DatabaseServer source = DatabaseServer.ForReading(sides.Source.Address))
            await using (DatabaseServer filling = DatabaseServer.ForFilling(incoming))
                tables = await FillAsync(source, filling, cancellationToken);

            await target.CopyPropertiesAsync(cancellationToken);
            string now = context.TimeProvider.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
            await target.SwapAsync($"filled {now} rules {rules.Hash[..12]}", cancellationToken);
            host.Information($"{target.Names.Incoming} is {target.Names.Current} now; the old one is kept as {target.Names.Previous}.");
            return (tables, target.Names.Previous);
        }
        catch
        {
            await target.AbandonIncomingAsync();
            throw;
        }
    }

    private async Task<IReadOnlyList<CopiedTable>> FillAsync(
        DatabaseServer source, DatabaseServer filling, CancellationToken cancellationToken)
    {
        IReadOnlyList<CopiedTable> tables;
        SyncPlan plan;
        SchemaArchive schema;
        await using (SourceSnapshot snapshot = await SourceSnapshot.TakeAsync(source, cancellationToken))
        {
            // Production may have changed since the plan was shown: what the snapshot holds is what counts.
            plan = await SyncPlanner.PlanAsync(snapshot.Connection, rules, cancellationToken);
            schema = await SchemaArchive.TakeAsync(context, programs, source, snapshot.Id, host, cancellationToken);
            try
            {
                await schema.LeaveOutExtensionsAsync(filling, plan.Catalog.UnusedExtensions, host, cancellationToken);
                await schema.RestorePreDataAsync(filling, cancellationToken);
                host.Information($"Made the schema in {filling.Address.Database}: {plan.Tables.Count} tables.");
                tables = await CopyTablesAsync(source, filling, snapshot.Id, plan, cancellationToken);
                await using NpgsqlConnection session = await filling.OpenAsync(cancellationToken);
                await SetSequencesAsync(snapshot.Connection, session, plan.Catalog.Sequences, cancellationToken);
                if (plan.CopiesLargeObjects)
                    await LargeObjects.CopyAsync(snapshot.Connection, session, cancellationToken);
            }
            catch
            {
                await schema.DisposeAsync();
                throw;
            }
        }

        await using (schema)
        {
            host.Information("Production is released. Making indexes, keys, constraints and triggers.");
            await schema.RestorePostDataAsync(filling, jobs, cancellationToken);
        }

        await using (NpgsqlConnection session = await filling.OpenAsync(cancellationToken))
        {
            foreach (string view in plan.Catalog.MaterializedViews)
            {
                await ExecuteAsync(session, $"refresh materialized view {view}", cancellationToken);
                host.Verbose($"Refreshed {view}.");
            }
        }

        await RowCountGate.CheckAsync(filling, tables, jobs, cancellationToken);
        host.Information($"Row counts of {tables.Count} tables are those of production's snapshot.");
        return tables;
    }

    private async Task<IReadOnlyList<CopiedTable>> CopyTablesAsync(
        DatabaseServer source, DatabaseServer filling, string snapshot, SyncPlan plan, CancellationToken cancellationToken)
    {
        var masks = new MaskFactory(key);
        var progress = new CopyProgress(plan, host, context.TimeProvider);
        using var copied = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task reporting = progress.ReportAsync(copied.Token);
        try
        {
            CopiedTable[] tables = await Workers.RunAsync(
                plan.Copied,
                jobs,
                stop => TableCopier.OpenAsync(source, filling, snapshot, masks, progress, context.TimeProvider, stop),
                async (TableCopier copier, TablePlan table, CancellationToken stop) =>
                {
                    CopiedTable result = await copier.CopyAsync(table, stop);
                    host.Verbose(
                        $"Copied {table.Table}: {CopyProgress.Number(result.SourceRows)} rows, {CopyProgress.Size(result.Bytes)}, "
                        + $"{CopyProgress.Number(result.MaskedValues)} values masked.");
                    return result;
                },
                cancellationToken);
            host.Information(
                $"Copied {CopyProgress.Number(progress.Rows)} rows, {CopyProgress.Size(progress.Bytes)}, "
                + $"{CopyProgress.Number(tables.Sum(table => table.MaskedValues))} values masked.");
            return [.. tables.OrderByDescending(table => table.Bytes)];
        }
        finally
        {
            await copied.CancelAsync();
            await reporting;
        }
    }

    // Sequences do not follow snapshots: read after the rows, they are ahead of every row that was copied.
    private static async Task SetSequencesAsync(
        NpgsqlConnection source, NpgsqlConnection filling, IReadOnlyList<CatalogSequence> sequences, CancellationToken cancellationToken)
    {
        if (sequences.Count == 0)
            return;

        List<string> statements = [];
        string union = string.Join(" union all ", sequences.Select((sequence, index) =>
            string.Create(
                CultureInfo.InvariantCulture,
                $"select {index}, last_value, is_called from {SqlText.Name(sequence.Schema, sequence.Name)}")));
        await using (var command = new NpgsqlCommand(union, source))
        {
            await using NpgsqlDataReader row = await command.ExecuteReaderAsync(cancellationToken);
            while (await row.ReadAsync(cancellationToken))
            {
                CatalogSequence sequence = sequences[row.GetInt32(0)];
                string name = SqlText.Literal(SqlText.Name(sequence.Schema, sequence.Name));
                statements.Add(string.Create(
                    CultureInfo.InvariantCulture,
                    $"select setval({name}, {row.GetInt64(1)}, {(row.GetBoolean(2) ? "true" : "false")})"));
            }
        }

        await ExecuteAsync(filling, string.Join("; ", statements), cancellationToken);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
