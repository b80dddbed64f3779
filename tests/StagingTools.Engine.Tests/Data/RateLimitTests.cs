using StagingTools.Engine.Data.Copy;
using StagingTools.Engine.Tests.Fakes;

namespace StagingTools.Engine.Tests.Data;

public sealed class RateLimitTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_read_is_waited_for_until_it_was_due()
    {
        FakeTime time = new();
        RateLimit limit = new(1_000_000, time);

        foreach (int bytes in (int[])[500_000, 1_000_000, 250_000])
            await limit.TakeAsync(bytes, Token);

        Assert.Equal([0.5, 1, 0.25], time.Waits.Select(wait => wait.TotalSeconds));
    }

    [Fact]
    public async Task Readers_share_the_rate()
    {
        FakeTime time = new();
        RateLimit limit = new(2_000_000, time);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => limit.TakeAsync(1_000_000, Token).AsTask(), Token)));

        // Four pieces of half a second each: whoever came last was due after two seconds.
        Assert.True(time.GetUtcNow() - new FakeTime().GetUtcNow() >= TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task A_pause_does_not_end_in_a_burst()
    {
        FakeTime time = new();
        RateLimit limit = new(1_000_000, time);
        await Task.Delay(TimeSpan.FromHours(1), time, Token);

        await limit.TakeAsync(1_000_000, Token);

        Assert.Equal(TimeSpan.FromSeconds(0.9), time.Waits[^1]);
    }

    [Fact]
    public async Task What_is_below_the_rate_does_not_wait()
    {
        FakeTime time = new();
        RateLimit limit = new(1_000_000, time);
        await Task.Delay(TimeSpan.FromSeconds(1), time, Token);

        await limit.TakeAsync(50_000, Token);

        Assert.Single(time.Waits);
    }
}
