using System.Diagnostics;
using System.Text.Json.Nodes;

namespace StagingTools.Sandbox.Tests.Sandbox;

/// <summary>Live Tail: a stream of what comes in, told every second.</summary>
public sealed class LiveTailTests(TestSandbox sandbox) : IClassFixture<TestSandbox>, IAsyncLifetime
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static long Now => DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync() => await SandboxController.SetLimitsAsync(sandbox.Info.StateDirectory, new SandboxLimits(), Token);

    [Fact]
    public async Task A_session_tells_what_comes_in_of_what_it_was_asked_for()
    {
        string group = await GroupAsync("app/1", "web/1");
        await PutAsync(group, "app/1", "before the session: ERROR");
        using HttpResponseMessage answer = await StartAsync(new
        {
            logGroupIdentifiers = (string[])[Arn(group)],
            logStreamNamePrefixes = (string[])["app/"],
            logEventFilterPattern = "ERROR",
        });
        EventStreamReader session = await ReaderAsync(answer);
        Assert.Equal("application/vnd.amazon.eventstream", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("event initial-response", (await session.NextAsync())?.Type);
        (string type, JsonNode start) = (await session.NextAsync())!.Value;
        Assert.Equal(
            ("event sessionStart", Arn(group), "app/", "ERROR"),
            (type, (string?)start["logGroupIdentifiers"]![0], (string?)start["logStreamNamePrefixes"]![0], (string?)start["logEventFilterPattern"]));
        Assert.NotEqual((string?)start["requestId"], (string?)start["sessionId"]);

        await PutAsync(group, "web/1", "ERROR of another stream");
        await PutAsync(group, "app/1", "no match", "ERROR \"ü\" 1");
        long late = Now - 3_600_000;
        await sandbox.Aws.JsonAsync("logs", "Logs_20140328.PutLogEvents", new
        {
            logGroupName = group,
            logStreamName = "app/1",
            logEvents = new[] { new { timestamp = late, message = "ERROR that comes late" } },
        });

        List<JsonNode> events = await UpdatesAsync(session, 2);
        Assert.Equal(["ERROR \"ü\" 1", "ERROR that comes late"], events.Select(one => (string?)one["message"]));
        Assert.Equal((Arn(group), "app/1", late), ((string?)events[1]["logGroupIdentifier"], (string?)events[1]["logStreamName"], (long)events[1]["timestamp"]!));
        Assert.InRange((long)events[1]["ingestionTime"]!, Now - 60_000, Now);
        (string Type, JsonNode Content) quiet = (await session.NextAsync())!.Value;
        Assert.Equal(("event sessionUpdate", 0, false), (quiet.Type, quiet.Content["sessionResults"]!.AsArray().Count, (bool)quiet.Content["sessionMetadata"]!["sampled"]!));
    }

    [Fact]
    public async Task More_than_five_hundred_events_a_second_are_told_in_samples()
    {
        string group = await GroupAsync("s");
        string other = await GroupAsync("s");
        using HttpResponseMessage answer = await StartAsync(new { logGroupIdentifiers = (string[])[Arn(group), Arn(other)] });
        EventStreamReader session = await ReaderAsync(answer);
        await session.NextAsync();
        await session.NextAsync();

        await PutAsync(group, "s", [.. Enumerable.Range(0, 4_000).Select(i => $"{i}")]);

        JsonNode update;
        do update = (await session.NextAsync())!.Value.Content;
        while (update["sessionResults"]!.AsArray().Count == 0);
        Assert.True((bool)update["sessionMetadata"]!["sampled"]!);
        int[] told = [.. update["sessionResults"]!.AsArray().Select(one => int.Parse((string)one!["message"]!, System.Globalization.CultureInfo.InvariantCulture))];
        Assert.Equal(500, told.Length);
        Assert.Equal(told.Order(), told);
        Assert.InRange(told[^1], 3_000, 3_999);

        await PutAsync(other, "s", "of the other group");
        Assert.Equal(Arn(other), (string?)(await UpdatesAsync(session, 1))[0]["logGroupIdentifier"]);
    }

    [Fact]
    public async Task A_session_whose_time_is_over_is_told_so()
    {
        using HttpResponseMessage answer = await StartAsync(new { logGroupIdentifiers = (string[])[Arn(await GroupAsync())] });
        EventStreamReader session = await ReaderAsync(answer);
        await session.NextAsync();
        await session.NextAsync();

        await SandboxController.SetLimitsAsync(sandbox.Info.StateDirectory, new SandboxLimits { LiveTailSeconds = 0.5 }, Token);

        (string Type, JsonNode Content)? message;
        do message = await session.NextAsync();
        while (message?.Type == "event sessionUpdate");
        Assert.Equal("exception SessionTimeoutException", message?.Type);
        Assert.NotNull(message?.Content["message"]);
        Assert.Null(await session.NextAsync());
    }

    [Fact]
    public async Task A_connection_that_breaks_ends_without_a_word_and_makes_room_for_another()
    {
        object request = new { logGroupIdentifiers = (string[])[Arn(await GroupAsync())] };
        await SandboxController.SetLimitsAsync(sandbox.Info.StateDirectory, new SandboxLimits { LiveTailSessions = 1 }, Token);
        await SandboxController.BreakLiveTailsAsync(sandbox.Info.StateDirectory, Token);
        using HttpResponseMessage answer = await AwsCaller.UntilAsync(() => StartAsync(request), one => one.IsSuccessStatusCode);
        EventStreamReader session = await ReaderAsync(answer);
        await session.NextAsync();

        using HttpResponseMessage second = await StartAsync(request);
        Assert.Contains("LimitExceededException", await second.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Equal(1, await SandboxController.BreakLiveTailsAsync(sandbox.Info.StateDirectory, Token));
        await Assert.ThrowsAnyAsync<IOException>(async () =>
        {
            while (await session.NextAsync() is not null)
            {
            }
        });
        using HttpResponseMessage third = await AwsCaller.UntilAsync(() => StartAsync(request), one => one.IsSuccessStatusCode);
        Assert.True(third.IsSuccessStatusCode);
    }

    [Theory]
    [InlineData("""{"logGroupIdentifiers":[]}""", "InvalidParameterException")]
    [InlineData("""{"logGroupIdentifiers":["GROUP"]}""", "InvalidParameterException")]
    [InlineData("""{"logGroupIdentifiers":["ARN:*"]}""", "InvalidParameterException")]
    [InlineData("""{"logGroupIdentifiers":["ARN-none"]}""", "ResourceNotFoundException")]
    [InlineData("""{"logGroupIdentifiers":["ARN"],"logStreamNames":["a"],"logStreamNamePrefixes":["a"]}""", "InvalidParameterException")]
    [InlineData("""{"logGroupIdentifiers":["ARN","ARN"],"logStreamNames":["a"]}""", "InvalidParameterException")]
    [InlineData("""{"logGroupIdentifiers":["ARN"],"logEventFilterPattern":"a:b"}""", "InvalidParameterException")]
    public async Task A_session_that_cannot_be_is_refused(string body, string code)
    {
        string group = await GroupAsync();
        JsonNode request = JsonNode.Parse(
            body.Replace("ARN", Arn(group), StringComparison.Ordinal).Replace("GROUP", group, StringComparison.Ordinal))!;

        AwsRefusal refusal = await Assert.ThrowsAsync<AwsRefusal>(() => sandbox.Aws.JsonAsync("logs", "Logs_20140328.StartLiveTail", request));

        Assert.Equal((code, 400), (refusal.Code, refusal.Status));
    }

    [Fact]
    public async Task The_AWS_CLI_shows_a_session()
    {
        string group = await GroupAsync("s");
        using Process aws = AwsCli.Start(
            sandbox.Info, "logs", "start-live-tail", "--log-group-identifiers", Arn(group), "--log-event-filter-pattern", "\"line 1\"");
        try
        {
            Task<string?> line = aws.StandardOutput.ReadLineAsync(Token).AsTask();
            for (int i = 0; !line.IsCompleted && i < 120; i++)
            {
                await PutAsync(group, "s", "line 0", "line 1 of ü");
                await Task.WhenAny(line, Task.Delay(TimeSpan.FromSeconds(1), Token));
            }

            Assert.True(line.IsCompleted, "The AWS CLI showed nothing.");
            Assert.Equal("line 1 of ü", await line);
        }
        finally
        {
            aws.Kill(entireProcessTree: true);
        }
    }

    private static async Task<List<JsonNode>> UpdatesAsync(EventStreamReader session, int count)
    {
        List<JsonNode> events = [];
        while (events.Count < count)
        {
            (string type, JsonNode update) = (await session.NextAsync())!.Value;
            Assert.Equal("event sessionUpdate", type);
            events.AddRange(update["sessionResults"]!.AsArray().Select(one => one!));
        }

        return events;
    }

    private static async Task<EventStreamReader> ReaderAsync(HttpResponseMessage answer) => new(await answer.Content.ReadAsStreamAsync(Token));

    private string Arn(string group) => $"arn:aws:logs:us-east-1:{sandbox.Info.AccountId}:log-group:{group}";

    private Task<HttpResponseMessage> StartAsync(object request) => sandbox.Aws.StreamAsync("logs", "Logs_20140328.StartLiveTail", request);

    private async Task<string> GroupAsync(params string[] streams)
    {
        string group = $"/live/{Guid.NewGuid():N}";
        await sandbox.Aws.JsonAsync("logs", "Logs_20140328.CreateLogGroup", new { logGroupName = group });
        foreach (string stream in streams)
            await sandbox.Aws.JsonAsync("logs", "Logs_20140328.CreateLogStream", new { logGroupName = group, logStreamName = stream });
        return group;
    }

    private Task<JsonNode> PutAsync(string group, string stream, params string[] messages) => sandbox.Aws.JsonAsync("logs", "Logs_20140328.PutLogEvents", new
    {
        logGroupName = group,
        logStreamName = stream,
        logEvents = messages.Select(message => new { timestamp = Now, message }).ToArray(),
    });
}
