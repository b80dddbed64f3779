using System.Text.Json.Nodes;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Logs;
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
