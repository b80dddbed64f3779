using StagingTools.Engine.Logs;
using StagingTools.Engine.Tests.Fakes;

namespace StagingTools.Engine.Tests.Logs;

/// <summary>A live watch beside a server that frames its messages itself.</summary>
public sealed class LiveWatchTests : IAsyncDisposable
{
    private static readonly LogPace Quick = new()
    {
        ShortestPause = TimeSpan.FromMilliseconds(20),
        LongestPause = TimeSpan.FromMilliseconds(50),
        Hold = TimeSpan.Zero,
        ReadBesideLive = TimeSpan.FromMilliseconds(150),
        LiveSilence = TimeSpan.FromSeconds(20),
    };

    private readonly LiveServer server = new();
    private readonly RecordingHost host = new();

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task Events_come_as_the_session_sends_them_and_reading_does_not_double_them()
    {
        DateTimeOffset moment = Now;
        server.Session(async live =>
        {
            server.Groups.Write(moment, "same");
            server.Groups.Write(moment, "same");
            server.Groups.Write(moment, "other");
            await live.UpdateAsync(false, (moment, "same"), (moment, "same"), (moment, "other"));
            await Task.Delay(500);
            server.Groups.Write(moment.AddSeconds(1), "last");
            await live.UpdateAsync(false, (moment.AddSeconds(1), "last"));
            await ForeverAsync();
        });

        List<StagingLogEvent> events = await WatchAsync(new WatchLogRequest { Live = true, Filter = "pattern" }, until: "last");

        Assert.Equal(["other", "same", "same", "last"], events.Select(one => one.Message).OrderBy(text => text == "last").ThenBy(text => text));
        Assert.All(events, one => Assert.Equal((FakeLogGroup.Application, "app/app/1", "1"), (one.LogGroup, one.LogStream, one.TaskId)));
        System.Text.Json.Nodes.JsonObject asked = Assert.Single(server.Started);
        Assert.Equal($"arn:aws:logs:us-east-1:123456789012:log-group:{FakeLogGroup.Application}", (string?)asked["logGroupIdentifiers"]![0]);
        Assert.Equal("pattern", (string?)asked["logEventFilterPattern"]);
        Assert.Contains(host.Lines, line => line.StartsWith("verbose Live Tail has begun. It costs $0.01 a minute", StringComparison.Ordinal));
        Assert.Empty(host.Warnings);
    }

    [Fact]
    public async Task What_was_written_between_two_sessions_is_read_and_shown_once()
    {
        DateTimeOffset moment = Now;
        server
            .Session(async live =>
            {
                server.Groups.Write(moment, "first");
                await live.UpdateAsync(false, (moment, "first"));
                await live.FailAsync("SessionTimeoutException");
                server.Groups.Write(moment.AddMilliseconds(1), "in the gap");
            })
            .Session(async live =>
            {
                server.Groups.Write(moment.AddMilliseconds(2), "second");
                await live.UpdateAsync(false, (moment.AddMilliseconds(2), "second"));
                await Task.Delay(400);
                await live.UpdateAsync(false, (moment.AddMilliseconds(3), "last"));
                await ForeverAsync();
            });

        List<StagingLogEvent> events = await WatchAsync(new WatchLogRequest { Live = true }, until: "last");

        Assert.Equal(["first", "in the gap", "last", "second"], events.Select(one => one.Message).Order(StringComparer.Ordinal));
        Assert.Equal(2, server.Started.Count);
        Assert.Contains(host.Lines, line => line.StartsWith("verbose Live Tail: its three hours are over.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_connection_that_breaks_or_falls_silent_is_made_again()
    {
        server
            .Session(live => live.UpdateAsync(false, (Now, "one")))
            .Session(_ => ForeverAsync())
            .Session(async live =>
            {
                await live.UpdateAsync(false, (Now, "two"));
                await ForeverAsync();
            });

        await WatchAsync(new WatchLogRequest { Live = true }, until: "two", Quick with { LiveSilence = TimeSpan.FromSeconds(1) });

        Assert.Equal(3, server.Started.Count);
        Assert.Contains("verbose Live Tail: its connection was closed. Connecting again; what was written meanwhile is read.", host.Lines);
        Assert.Contains("verbose Live Tail: it fell silent. Connecting again; what was written meanwhile is read.", host.Lines);
    }

    [Fact]
    public async Task A_sample_is_told_once_and_the_rest_is_read()
    {
        DateTimeOffset moment = Now;
        server.Session(async live =>
        {
            for (int i = 0; i < 5; i++)
                server.Groups.Write(moment.AddMilliseconds(i), $"{i}");
            await live.UpdateAsync(true, (moment, "0"), (moment.AddMilliseconds(3), "3"));
            await live.UpdateAsync(true);
            await Task.Delay(500);
            await live.UpdateAsync(false, (moment.AddMilliseconds(9), "last"));
            await ForeverAsync();
        });

        List<StagingLogEvent> events = await WatchAsync(new WatchLogRequest { Live = true }, until: "last");

        Assert.Equal(["0", "1", "2", "3", "4", "last"], events.Select(one => one.Message).Order(StringComparer.Ordinal));
        Assert.StartsWith("warning More than 500 events a second: Live Tail shows a sample", Assert.Single(host.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AccessDeniedException", "not authorized to perform: logs:StartLiveTail")]
    [InlineData("UnknownOperationException", "no such operation")]
    [InlineData("LimitExceededException", "15 sessions")]
    public async Task Where_it_is_not_served_the_log_is_read_and_that_is_told(string code, string message)
    {
        server.Refusal = (code, message);
        server.Groups.Asked = look =>
        {
            if (look == 3)
                server.Groups.Write(Now, "read");
        };

        List<StagingLogEvent> events = await WatchAsync(new WatchLogRequest { Live = true }, until: "read");

        Assert.Equal("id0", Assert.Single(events).EventId);
        Assert.Equal(
            [$"warning Live Tail is not available ({code}: {message}): reading the log every few seconds instead."], host.Warnings);
    }

    [Fact]
    public async Task A_group_of_another_class_is_read_without_a_try()
    {
        server.GroupClass = "INFREQUENT_ACCESS";
        server.Groups.Asked = look =>
        {
            if (look == 2)
                server.Groups.Write(Now, "read");
        };

        await WatchAsync(new WatchLogRequest { Live = true }, until: "read");

        Assert.Empty(server.Started);
        Assert.Equal(
            [$"warning Live Tail is not available ({FakeLogGroup.Application} is of class INFREQUENT_ACCESS, and Live Tail serves STANDARD): "
                + "reading the log every few seconds instead."],
            host.Warnings);
    }

    [Fact]
    public async Task What_is_cancelled_ends_at_once()
    {
        using var stop = new CancellationTokenSource();
        server.Session(async live =>
        {
            await live.UpdateAsync(false, (Now, "one"));
            await ForeverAsync();
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (StagingLogEvent _ in new WatchLog(server.Context(), Quick).RunAsync(new WatchLogRequest { Live = true }, host, stop.Token))
                await stop.CancelAsync();
        });
    }

    // A connection that is never closed by the server: the watch has to leave it.
    private Task ForeverAsync() => Task.Delay(Timeout.Infinite, server.Stopping);

    private async Task<List<StagingLogEvent>> WatchAsync(WatchLogRequest request, string until, LogPace? pace = null)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        var events = new List<StagingLogEvent>();
        await foreach (StagingLogEvent one in new WatchLog(server.Context(), pace ?? Quick).RunAsync(request, host, patience.Token))
        {
            events.Add(one);
            if (one.Message == until)
                break;
        }

        return events;
    }
}
