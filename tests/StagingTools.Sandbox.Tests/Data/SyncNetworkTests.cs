using System.Text;
using StagingTools.Engine.Data;
using StagingTools.Engine.Errors;

namespace StagingTools.Sandbox.Tests.Data;

/// <summary>The network between a sync and one of its servers fails.</summary>
[Collection(DataSyncCollection.Name)]
public sealed class SyncNetworkTests
{
    // A transaction begins with "READ COMMITTED".
    private const string Commit = "COMMIT\0";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly TwoServers servers;

    public SyncNetworkTests(TwoServers servers)
    {
        TwoServers.SkipWithoutPostgres();
        TwoServers.SkipOutsideLongSuites();
        this.servers = servers;
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true, CutKind.Reset)]
    [InlineData(true, CutKind.Close)]
    [InlineData(false, CutKind.Reset)]
    [InlineData(false, CutKind.Close)]
    public async Task A_connection_that_breaks_at_any_moment_leaves_staging_whole_and_the_next_sync_tidies_up(bool onProduction, CutKind how)
    {
        ChangingShop shop = await ChangingShop.MakeAsync(servers);
        string target = await servers.NewTargetAsync();
        await using var toProduction = new TcpProxy(servers.Production.Port);
        await using var toStaging = new TcpProxy(servers.Staging.Port);
        TcpProxy wire = onProduction ? toProduction : toStaging;
        using SyncJob job = new(
            toProduction.Url(servers.Production.Url(shop.Database)), toStaging.Url(servers.Staging.Url(target)), ChangingShop.Rules);
        var aftermath = new StagingAftermath(servers, shop, target);
        long whole = 0;
        await shop.LearnAsync(target, async () =>
        {
            long before = wire.Carried;
            Assert.NotNull(await job.RunAsync(Token));
            whole = wire.Carried - before;
        });

        var random = new Random(20250118);
        int cut = 0;
        const int Moments = 4;
        for (int moment = 0; moment < Moments; moment++)
        {
            await shop.TurnAsync();
            DatabaseFingerprint before = await aftermath.AssertWholeAsync();
            wire.CutAfter((long)(whole * ((moment + random.NextDouble()) / Moments)), how);
            StagingException? failure = await FailureAsync(job);
            cut += wire.WasCut && failure is not null ? 1 : 0;

            if (failure is not null)
                Assert.Contains(failure.ErrorId, (string[])["DatabaseConnectionLost", "DatabaseUnreachable"]);
            Assert.Equal(failure is null ? shop.Present : before, await aftermath.AssertWholeAsync());

            wire.Mend();
            Assert.NotNull(await job.RunAsync(Token));
            await aftermath.AssertCompleteAsync();
        }

        Assert.True(cut > Moments / 2, $"only {cut} of {Moments} runs failed by the cut");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_network_that_falls_silent_ends_the_sync_within_minutes_and_leaves_staging_as_it_was(bool onProduction)
    {
        ChangingShop shop = await ChangingShop.MakeAsync(servers);
        string target = await servers.NewTargetAsync();
        await using var toProduction = new TcpProxy(servers.Production.Port);
        await using var toStaging = new TcpProxy(servers.Staging.Port);
        TcpProxy wire = onProduction ? toProduction : toStaging;
        using SyncJob job = new(
            toProduction.Url(servers.Production.Url(shop.Database)), toStaging.Url(servers.Staging.Url(target)), ChangingShop.Rules);
        var aftermath = new StagingAftermath(servers, shop, target);
        long whole = 0;
        await shop.LearnAsync(target, async () =>
        {
            long start = wire.Carried;
            Assert.NotNull(await job.RunAsync(Token));
            whole = wire.Carried - start;
        });
        await shop.TurnAsync();
        DatabaseFingerprint before = await aftermath.AssertWholeAsync();
        wire.CutAfter(whole / 2, CutKind.Silence);

        StagingException? failure = await FailureAsync(job);

        Assert.True(wire.WasCut);
        Assert.NotNull(failure);
        Assert.Contains(failure.ErrorId, (string[])["DatabaseConnectionLost", "DatabaseUnreachable"]);
        Assert.Equal(before, await aftermath.AssertWholeAsync());

        // The server has not heard of the end of the sessions that were cut.
        wire.Mend();
        Assert.NotNull(await job.RunAsync(Token));
        Assert.Equal(shop.Present, await aftermath.AssertWholeAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task When_the_answer_to_the_swap_is_lost_the_tool_finds_out_and_tells_the_truth(bool arrives)
    {
        ChangingShop shop = await ChangingShop.MakeAsync(servers);
        string target = await servers.NewTargetAsync();
        bool armed = false;
        bool lost = false;
        await using var toStaging = new TcpProxy(servers.Staging.Port)
        {
            OnRequest = (connection, bytes) =>
            {
                string text = Encoding.UTF8.GetString(bytes.Span);
                connection.IsMarked |= text.Contains("rename to", StringComparison.OrdinalIgnoreCase);
                if (!Volatile.Read(ref armed) || !connection.IsMarked || !text.Contains(Commit, StringComparison.Ordinal))
                    return;
                lost = true;
                if (arrives)
                    connection.LoseAnswers();
                else
                    connection.Cut(CutKind.Reset);
            },
        };
        using SyncJob job = new(servers.Production.Url(shop.Database), toStaging.Url(servers.Staging.Url(target)), ChangingShop.Rules);
        var aftermath = new StagingAftermath(servers, shop, target);
        await shop.LearnAsync(target, async () => Assert.NotNull(await job.RunAsync(Token)));
        await shop.TurnAsync();
        DatabaseFingerprint before = await aftermath.AssertWholeAsync();
        Volatile.Write(ref armed, true);

        StagingException? failure = await FailureAsync(job);

        Volatile.Write(ref armed, false);
        Assert.True(lost);
        DatabaseFingerprint after = await aftermath.AssertWholeAsync();
        Assert.Equal(arrives ? shop.Present : before, after);
        Assert.Equal(arrives, failure is null);
        await aftermath.AssertNothingLeftAsync();
        Assert.NotNull(await job.RunAsync(Token));
        await aftermath.AssertCompleteAsync();
    }

    [Fact]
    public async Task When_the_network_goes_with_the_answer_to_the_swap_the_tool_says_that_it_does_not_know()
    {
        ChangingShop shop = await ChangingShop.MakeAsync(servers);
        string target = await servers.NewTargetAsync();
        bool armed = false;
        TcpProxy? wire = null;
        await using var toStaging = wire = new TcpProxy(servers.Staging.Port)
        {
            OnRequest = (connection, bytes) =>
            {
                string text = Encoding.UTF8.GetString(bytes.Span);
                connection.IsMarked |= text.Contains("rename to", StringComparison.OrdinalIgnoreCase);
                if (Volatile.Read(ref armed) && connection.IsMarked && text.Contains(Commit, StringComparison.Ordinal))
                    wire!.Cut(CutKind.Reset);
            },
        };
        using SyncJob job = new(servers.Production.Url(shop.Database), toStaging.Url(servers.Staging.Url(target)), ChangingShop.Rules);
        var aftermath = new StagingAftermath(servers, shop, target);
        await shop.LearnAsync(target, async () => Assert.NotNull(await job.RunAsync(Token)));
        await shop.TurnAsync();
        Volatile.Write(ref armed, true);

        StagingException? failure = await FailureAsync(job);

        Volatile.Write(ref armed, false);
        Assert.NotNull(failure);
        Assert.Equal(("SwapUnknown", StagingErrorCategory.ConnectionError), (failure.ErrorId, failure.Category));
        Assert.DoesNotContain("as it was", failure.Message + failure.RecommendedAction, StringComparison.Ordinal);
        await aftermath.AssertWholeAsync();
        wire.Mend();
        Assert.NotNull(await job.RunAsync(Token));
        await aftermath.AssertCompleteAsync();
    }

    // A sync that does not end is told apart from one that fails.
    private static async Task<StagingException?> FailureAsync(SyncJob job)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Token);
        Task<StagingDataSync?> running = Task.Run(() => job.RunAsync(patience.Token), Token);
        try
        {
            Assert.NotNull(await running.WaitAsync(Patience, Token));
            return null;
        }
        catch (TimeoutException)
        {
            await patience.CancelAsync();
            throw new InvalidOperationException($"the sync did not end within {Patience}");
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return StagingErrors.Translate(failure);
        }
    }
}
