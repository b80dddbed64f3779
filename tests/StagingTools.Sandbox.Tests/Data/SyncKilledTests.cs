using System.Diagnostics;

namespace StagingTools.Sandbox.Tests.Data;

/// <summary>The process of a sync is killed, so that nothing of it can tidy up.</summary>
[Collection(DataSyncCollection.Name)]
public sealed class SyncKilledTests
{
    private readonly TwoServers servers;

    public SyncKilledTests(TwoServers servers)
    {
        TwoServers.SkipWithoutPostgres();
        this.servers = servers;
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(3)]
    [InlineData(25)]
    public async Task Killed_at_any_moment_it_leaves_staging_old_or_new_and_the_next_run_tidies_up(int moments)
    {
        Assert.SkipUnless(
            moments <= 3 || Environment.GetEnvironmentVariable("STAGINGTOOLS_TEST_ALL") == "1",
            "Takes minutes: STAGINGTOOLS_TEST_ALL=1 (./test.sh --all) runs it.");
        ChangingShop shop = await ChangingShop.MakeAsync(servers);
        string target = await servers.NewTargetAsync();
        using CliSync sync = new(servers.Production.Url(shop.Database), servers.Staging.Url(target), ChangingShop.Rules);
        var aftermath = new StagingAftermath(servers, shop, target);
        TimeSpan whole = default;
        await shop.LearnAsync(target, async () => whole = await AssertSucceedsAsync(sync));

        var random = new Random(20250118);
        int killed = 0;
        for (int moment = 0; moment < moments; moment++)
        {
            await shop.TurnAsync();
            DatabaseFingerprint before = await aftermath.AssertWholeAsync();
            using CliRun run = sync.Start();
            await Task.Delay(whole * ((moment + random.NextDouble()) / moments), Token);
            // Left to themselves, pg_dump and pg_restore go on for a while beneath the next run.
            bool ran = await run.KillAsync(withChildren: moment % 2 == 0);
            killed += ran ? 1 : 0;

            DatabaseFingerprint after = await aftermath.AssertWholeAsync();
            Assert.True(ran || after == shop.Present, "a run that ended left something else than the new database");
            Assert.True(after == before || after == shop.Present);
            // A machine that is busy with something else for a while makes runs longer than those after it.
            whole = await AssertSucceedsAsync(sync);
            await aftermath.AssertCompleteAsync();
            Assert.Empty(sync.Leftovers);
        }

        Assert.True(killed > moments / 2, $"only {killed} of {moments} runs were killed before they ended");
    }

    private static async Task<TimeSpan> AssertSucceedsAsync(CliSync sync)
    {
        long startedAt = Stopwatch.GetTimestamp();
        CliOutcome outcome = await sync.RunAsync(Token);
        Assert.True(outcome.ExitCode == 0, $"exit code {outcome.ExitCode}: {outcome.Errors}");
        return Stopwatch.GetElapsedTime(startedAt);
    }
}
