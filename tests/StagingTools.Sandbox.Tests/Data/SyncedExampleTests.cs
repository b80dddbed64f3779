using StagingTools.Engine.Data;

namespace StagingTools.Sandbox.Tests.Data;

[Collection(DataSyncCollection.Name)]
public sealed class SyncedExampleTests(TwoServers servers)
{
    [Fact]
    public async Task The_example_goes_through()
    {
        TwoServers.SkipWithoutPostgres();
        string target = await servers.NewTargetAsync();
        using SyncJob job = new(servers.Production.Url(TwoServers.ProductionDatabase), servers.Staging.Url(target));
        StagingDataSync? sync = await job.RunAsync(TestContext.Current.CancellationToken);
        Assert.NotNull(sync);
        foreach (string line in job.Host.Lines)
            TestContext.Current.TestOutputHelper!.WriteLine(line);
        TestContext.Current.TestOutputHelper!.WriteLine(job.Host.Asked!.Detail);
        TestContext.Current.TestOutputHelper!.WriteLine($"{sync.Duration} {sync.Bytes}");
    }
}
