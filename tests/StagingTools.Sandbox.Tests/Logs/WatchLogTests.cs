using System.Text.Json.Nodes;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Logs;
using StagingTools.Sandbox.Tests.Data;
using StagingTools.Sandbox.Tests.Deployments;

namespace StagingTools.Sandbox.Tests.Logs;

/// <summary>The sample application's own lines, as CloudWatch gives them back.</summary>
[Collection(AppEnvironmentCollection.Name)]
public sealed class WatchLogTests(AppEnvironment environment)
{
    [Fact]
    public async Task What_the_application_wrote_is_there_with_its_level()
    {
        await environment.ServeAsync();

        List<StagingLogEvent> events = await ReadAsync(new WatchLogRequest { Since = "1h" });

        StagingLogEvent listening = events.First(one => one.Message.Contains("listens on port", StringComparison.Ordinal));
        Assert.Equal(("INFO", AppEnvironment.LogGroup), (listening.Level, listening.LogGroup));
        Assert.StartsWith("app/app/", listening.LogStream, StringComparison.Ordinal);
        Assert.Equal(events.OrderBy(one => one.Timestamp).Select(one => one.EventId), events.Select(one => one.EventId));
        Assert.Equal(events.Count, events.Select(one => one.EventId).Distinct().Count());
    }

    [Fact]
    public async Task Following_shows_what_happens_next()
    {
        await environment.ServeAsync();
        string path = $"/nothing-{Guid.NewGuid():N}";
        var seen = new List<string>();
        var started = new TaskCompletionSource();
        Task watch = Task.Run(
            async () =>
            {
                var watching = new WatchLog(environment.Context).RunAsync(
                    new WatchLogRequest { Follow = true, Since = "1h", Tail = 1 }, new AnsweringHost(), TestContext.Current.CancellationToken);
                await foreach (StagingLogEvent one in watching)
                {
                    started.TrySetResult();
                    seen.Add((string?)JsonNode.Parse(one.Message)!["path"] ?? "");
                    if (seen.Count(found => found == path) == 3)
                        return;
                }
            },
            TestContext.Current.CancellationToken);
        await started.Task;

        for (int i = 0; i < 3; i++)
            await environment.CallAsync(path);
        await watch;

        Assert.Equal(3, seen.Count(found => found == path));
    }

    [Fact]
    public async Task Live_Tail_goes_on_when_its_connection_broke_and_shows_each_event_once()
    {
        await environment.ServeAsync();
        string first = $"/before-{Guid.NewGuid():N}", second = $"/after-{Guid.NewGuid():N}";
        var seen = new List<string>();
        var firstSeen = new TaskCompletionSource();
        var host = new RecordingHost();
        Task watch = Task.Run(
            async () =>
            {
                var watching = new WatchLog(environment.Context).RunAsync(
                    new WatchLogRequest { Live = true, Since = "1s" }, host, TestContext.Current.CancellationToken);
                await foreach (StagingLogEvent one in watching)
                {
                    seen.Add((string?)JsonNode.Parse(one.Message)?["path"] ?? "");
                    if (seen.Contains(first))
                        firstSeen.TrySetResult();
                    if (seen.Count(path => path == second) == 3)
                        return;
                }
            },
            TestContext.Current.CancellationToken);
        while (!host.Lines.Any(line => line.StartsWith("Live Tail has begun", StringComparison.Ordinal)))
            await Task.Delay(50, TestContext.Current.CancellationToken);

        await environment.CallAsync(first);
        await firstSeen.Task;
        Assert.Equal(1, await SandboxController.BreakLiveTailsAsync(environment.Info.StateDirectory, TestContext.Current.CancellationToken));
        for (int i = 0; i < 3; i++)
            await environment.CallAsync(second);
        await watch;

        Assert.Equal(1, seen.Count(path => path == first));
        Assert.Equal(3, seen.Count(path => path == second));
    }

    [Fact]
    public async Task The_last_events_are_the_last()
    {
        await environment.ServeAsync();
        await environment.AskAsync("/health");

        List<StagingLogEvent> all = await ReadAsync(new WatchLogRequest { Since = "1h" });
        List<StagingLogEvent> last = await ReadAsync(new WatchLogRequest { Since = "1h", Tail = 2 });

        Assert.Equal(2, last.Count);
        Assert.Contains(last[0].EventId, all.Select(one => one.EventId));
    }

    [Fact]
    public async Task A_group_that_is_not_there_is_told_with_the_one_that_is()
    {
        StagingException error = await Assert.ThrowsAsync<StagingException>(() => ReadAsync(new WatchLogRequest { Source = [LogSource.Database] }));

        Assert.Equal("LogGroupNotFound", error.ErrorId);
        Assert.Contains(AppEnvironment.LogGroup, error.Message, StringComparison.Ordinal);
    }

    private async Task<List<StagingLogEvent>> ReadAsync(WatchLogRequest request)
    {
        var events = new List<StagingLogEvent>();
        await foreach (StagingLogEvent one in new WatchLog(environment.Context).RunAsync(
            request, new AnsweringHost(), TestContext.Current.CancellationToken))
            events.Add(one);
        return events;
    }
}
