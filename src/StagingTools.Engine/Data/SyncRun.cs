using Npgsql;
using StagingTools.Engine.Data.Catalog;
using StagingTools.Engine.Data.Connections;
using StagingTools.Engine.Data.Copy;
using StagingTools.Engine.Data.Gates;
using StagingTools.Engine.Data.Masks;
using StagingTools.Engine.Data.Planning;
using StagingTools.Engine.Data.Rules;
using StagingTools.Engine.Data.Schema;
using StagingTools.Engine.Data.Swap;
using StagingTools.Engine.Data.Work;
using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Data;

/// <summary>A sync that was agreed to, from the snapshot to the swap.</summary>
/// <param name="context">Variables, the clock.</param>
/// <param name="sides">The databases.</param>
/// <param name="rules">The rules.</param>
/// <param name="programs">pg_dump and pg_restore.</param>
/// <param name="key">The masking key.</param>
/// <param name="jobs">Units of work that are done at once.</param>
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
    /// <summary>What all readers together may take from production; <see langword="null"/> for no limit.</summary>
    public RateLimit? Rate { get; init; }

    /// <summary>Runs it.</summary>
    public async Task<SyncOutcome> RunAsync(CancellationToken cancellationToken)
    {
        await using TargetServer target = await TargetServer.OpenAsync(sides.Target.Address, host, cancellationToken);
        await target.CleanAsync(cancellationToken);
        using RunFolder folder = RunFolder.Make();
        DatabaseAddress incoming = await target.CreateIncomingAsync(sides.SourceLocale, cancellationToken);
        try
        {
            SyncOutcome outcome;
            await using (DatabaseServer source = DatabaseServer.ForReading(sides.Source.Address))
            await using (DatabaseServer filling = DatabaseServer.ForFilling(incoming))
                outcome = await target.WhileItAnswersAsync(stop => FillAsync(source, filling, folder, stop), cancellationToken);

            await target.CopyPropertiesAsync(cancellationToken);
            string now = UtcText.Seconds(context.TimeProvider.GetUtcNow());
            await target.SwapAsync($"{DatabaseMark.Filled} {now} {rules.Mark}", cancellationToken);
            host.Information($"{target.Names.Incoming} is {target.Names.Current} now; the old one is kept as {target.Names.Previous}.");
            return outcome with { Previous = target.Names.Previous };
        }
        catch
        {
            await target.AbandonIncomingAsync();
            throw;
        }
    }

    private async Task<SyncOutcome> FillAsync(
        DatabaseServer source, DatabaseServer filling, RunFolder folder, CancellationToken cancellationToken)
    {
        long snapshotAt = context.TimeProvider.GetTimestamp();
        await using SourceSnapshot snapshot = await SourceSnapshot.TakeAsync(source, cancellationToken);
        // Production may have changed since the plan was shown: what the snapshot holds is what counts.
        (SyncPlan plan, PostData postData, IReadOnlyDictionary<string, string> objects, SchemaArchive schema) = await snapshot.ReadSchemaAsync(
            async () =>
            {
                (SyncPlan plan, PostData postData, IReadOnlyDictionary<string, string> objects) = await snapshot.LookAsync(
                    async session => (
                        await SyncPlanner.PlanAsync(session, rules, cancellationToken),
                        await PostData.ReadAsync(session, cancellationToken),
                        await ObjectList.ReadAsync(session, cancellationToken)),
                    cancellationToken);
                return (
                    plan,
                    postData,
                    objects,
                    await snapshot.WhileItAnswersAsync(
                        stop => SchemaArchive.TakeAsync(context, programs, folder.Path, source, snapshot.Id, host, stop), cancellationToken));
            },
            stays: true,
            cancellationToken);
        await schema.LeaveOutExtensionsAsync(filling, plan.Catalog.UnusedExtensions, host, cancellationToken);
        await schema.RestorePreDataAsync(filling, cancellationToken);
        host.Information($"Made the schema in {filling.Address.Database}: {plan.Tables.Count} tables.");

        var gates = new GateKeeper();
        using OriginalsSet? originals = plan.Copied.Any(table => table.Masked.Any())
            ? new OriginalsSet(folder.Path, plan.Copied.Sum(table => table.Table.EstimatedRows * table.Masked.Count()))
            : null;
        Suspicions? suspicions = originals is null ? null : new Suspicions(originals);
        var foreignKeys = new ForeignKeys(host);
        var job = new FillingJob(
            plan,
            CopyUnits.Of(plan, jobs, sides.SourceMajor),
            postData,
            gates,
            suspicions,
            stop => schema.RestoreKeysAsync(filling, postData, stop),
            foreignKeys,
            jobs,
            sides.TargetState.Major,
            host);
        IReadOnlyDictionary<CatalogSequence, SequencePlace> sequences = new Dictionary<CatalogSequence, SequencePlace>();
        TimeSpan held = default;
        await FillTablesAsync(
            job,
            source,
            filling,
            snapshot,
            plan,
            originals,
            async stop =>
            {
                sequences = await snapshot.ReadSchemaAsync(
                    () => SequenceCopy.ReadAsync(snapshot.Connection, plan.Catalog.Sequences, stop), stays: false, stop);
                await using NpgsqlConnection session = await filling.OpenAsync(stop);
                await SequenceCopy.SetAsync(session, sequences, stop);
                if (plan.CopiesLargeObjects)
                    await LargeObjects.CopyAsync(snapshot.Connection, session, stop);
                await snapshot.DisposeAsync();
                held = context.TimeProvider.GetElapsedTime(snapshotAt);
                host.Information("Production is released. Indexes are built and tables are read back.");
            },
            cancellationToken);

        await FinishAsync(filling, schema, plan, postData, cancellationToken);
        await using (NpgsqlConnection session = await filling.OpenAsync(cancellationToken))
        {
            gates.Compare(
                Without(objects, foreignKeys.Orphaned),
                await ObjectList.ReadAsync(session, cancellationToken),
                sides.SourceMajor == sides.TargetState.Major);
            gates.Add(await SequenceGate.CheckAsync(session, plan, sequences, cancellationToken));
            gates.Count(GateNames.Sequences, sequences.Count);
        }

        gates.Add(suspicions?.Findings(cancellationToken) ?? []);
        gates.Count(GateNames.Originals, originals?.Count ?? 0);
        IReadOnlyList<StagingDataGate> passed = gates.Pass();
        host.Information($"All gates are passed: {string.Join(", ", passed.Select(gate => $"{gate.Gate} ({CopyProgress.Number(gate.Checked)})"))}.");
        return new SyncOutcome(job.Tables, passed, foreignKeys.Orphaned, snapshot.Id) { SnapshotHeld = held };
    }

    // While indexes are built and tables are read back, production is let go as soon as the last row was read.
    private async Task FillTablesAsync(
        FillingJob job,
        DatabaseServer source,
        DatabaseServer filling,
        SourceSnapshot snapshot,
        SyncPlan plan,
        OriginalsSet? originals,
        Func<CancellationToken, Task> release,
        CancellationToken cancellationToken)
    {
        var masks = new MaskFactory(key);
        var progress = new CopyProgress(plan, host, context.TimeProvider);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var copied = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var pool = new WorkPool<FillingWorker>();
        Task reporting = progress.ReportAsync(copied.Token);
        Task work = pool.RunAsync(
            job.First,
            jobs,
            () => new FillingWorker(
                new TableCopier(source, filling, snapshot.Id, masks, originals, progress, context.TimeProvider) { Rate = Rate }, filling),
            job.DoAsync,
            stop.Token);
        try
        {
            await snapshot.WhileItAnswersAsync(
                async waiting => await Task.WhenAny(job.Copied, work).WaitAsync(waiting), stop.Token);
            await copied.CancelAsync();
            await reporting;
            if (job.Copied.IsCompletedSuccessfully)
            {
                host.Information(
                    $"Copied {CopyProgress.Number(progress.Rows)} rows, {CopyProgress.Size(progress.Bytes)}, "
                    + $"{CopyProgress.Number(job.Tables.Sum(table => table.MaskedValues))} values masked.");
                await release(stop.Token);
            }
        }
        catch
        {
            await stop.CancelAsync();
            await work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }
        finally
        {
            await copied.CancelAsync();
            await reporting;
        }

        await work;
    }

    private async Task FinishAsync(
        DatabaseServer filling,
        SchemaArchive schema,
        SyncPlan plan,
        PostData postData,
        CancellationToken cancellationToken)
    {
        await schema.RestoreRestAsync(filling, postData, cancellationToken);
        await using (NpgsqlConnection session = await filling.OpenAsync(cancellationToken))
        {
            foreach (string view in plan.Catalog.MaterializedViews)
            {
                await ExecuteAsync(session, $"refresh materialized view {view}", cancellationToken);
                host.Verbose($"Refreshed {view}.");
            }

            foreach (string table in await WithExtendedStatisticsAsync(session, cancellationToken))
                await ExecuteAsync(session, $"analyze {table}", cancellationToken);
        }
    }

    // Statistics objects come after the tables' own statistics were gathered.
    private static async Task<IReadOnlyList<string>> WithExtendedStatisticsAsync(NpgsqlConnection session, CancellationToken cancellationToken)
    {
        List<string> tables = [];
        await using var command = new NpgsqlCommand(
            """
            select distinct n.nspname, c.relname
            from pg_statistic_ext s join pg_class c on c.oid = s.stxrelid join pg_namespace n on n.oid = c.relnamespace
            where c.relkind = 'r'
            """,
            session);
        await using NpgsqlDataReader row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
            tables.Add(SqlText.Name(row.GetString(0), row.GetString(1)));
        return tables;
    }

    // A key that PostgreSQL does not take for production's own orphans was told already.
    private static Dictionary<string, string> Without(
        IReadOnlyDictionary<string, string> objects, IReadOnlyList<OrphanedKey> orphaned)
    {
        HashSet<string> told = [.. orphaned.Select(key => $"constraint {key.Table}.{key.Key}")];
        return objects.Where(pair => !told.Contains(pair.Key)).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
