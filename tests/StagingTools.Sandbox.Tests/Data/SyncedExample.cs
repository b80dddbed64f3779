using StagingTools.Engine.Data;

namespace StagingTools.Sandbox.Tests.Data;

/// <summary>The example's production, synced into a staging database that held something else.</summary>
public sealed class SyncedExample(TwoServers servers) : IAsyncLifetime
{
    private SyncJob? job;

    public string Target { get; private set; } = "";

    public StagingDataSync Sync { get; private set; } = null!;

    /// <summary>Sequences with their values right after the sync: other tests write later.</summary>
    public IReadOnlyList<string> Sequences { get; private set; } = [];

    public static string SequenceValues =>
        "select sequencename || ' ' || coalesce(last_value::text, 'unused') from pg_sequences order by sequencename";

    public string Plan => job!.Host.Asked!.Detail;

    public async ValueTask InitializeAsync()
    {
        if (PostgresCluster.Programs is null)
            return;

        Target = await servers.NewTargetAsync("The team's own words.\nstagingtools: staging");
        await servers.Staging.ExecuteAsOwnerAsync(Target, "create table old_data as select 'from before' as note");
        await servers.Staging.ExecuteAsync(
            "postgres", $"alter database {Target} set work_mem = '8MB'; revoke temporary on database {Target} from public");
        job = new SyncJob(servers.Production.Url(TwoServers.ProductionDatabase), servers.Staging.Url(Target));
        Sync = (await job.RunAsync(CancellationToken.None))!;
        Sequences = await servers.Staging.QueryAsync(Target, SequenceValues);
    }

    public ValueTask DisposeAsync()
    {
        job?.Dispose();
        return ValueTask.CompletedTask;
    }
}
