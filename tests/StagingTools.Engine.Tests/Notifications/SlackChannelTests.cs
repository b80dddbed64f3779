using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using StagingTools.Engine.Hosting;
using StagingTools.Engine.Notifications;
using StagingTools.Engine.Tests.Fakes;

namespace StagingTools.Engine.Tests.Notifications;

/// <summary>One message a job, which moves with it.</summary>
public sealed class SlackChannelTests : IDisposable
{
    private const string SlackToken = "xoxb-very-secret";

    private static readonly Notification Started = new(NotificationKind.DeploymentStarted, "shop", "staging", "us-east-1", "Deployment to staging started");

    private static readonly Notification Completed = Started with { Kind = NotificationKind.DeploymentCompleted, Title = "Deployment to staging completed" };

    private readonly RecordingHost host = new();
    private readonly Slack slack = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => slack.Dispose();

    [Fact]
    public async Task The_end_of_a_job_edits_the_message_of_its_start()
    {
        using Notifier notifier = Open();

        await notifier.NotifyAsync(Started, topicArn: null, host, Token);
        await notifier.NotifyAsync(Completed, topicArn: null, host, Token);

        Assert.Equal(["chat.postMessage", "chat.update"], slack.Calls.Select(call => call.Method));
        Assert.All(slack.Calls, call => Assert.Equal("Bearer " + SlackToken, call.Authorization));
        Assert.Equal("#staging", (string?)slack.Calls[0].Body["channel"]);
        // Slack answers with the channel's id, which an edit wants.
        Assert.Equal(("C042", "17.5"), ((string?)slack.Calls[1].Body["channel"], (string?)slack.Calls[1].Body["ts"]));
        Assert.Equal("✅ Deployment to staging completed", (string?)slack.Calls[1].Body["text"]);
        Assert.Empty(host.Warnings);
    }

    [Fact]
    public async Task Where_token_and_channel_are_known_the_webhook_is_not_used()
    {
        using Notifier notifier = Open((Notifier.WebhookVariable, "https://hooks.example.com/x"));

        await notifier.NotifyAsync(Started, topicArn: null, host, Token);

        Assert.Equal("chat.postMessage", Assert.Single(slack.Calls).Method);
    }

    [Fact]
    public async Task A_message_that_cannot_be_edited_any_more_is_followed_by_a_new_one()
    {
        using Notifier notifier = Open();
        slack.Answers["chat.update"] = new([Refusal("message_not_found")]);

        await notifier.NotifyAsync(Started, topicArn: null, host, Token);
        await notifier.NotifyAsync(Completed, topicArn: null, host, Token);

        Assert.Equal(["chat.postMessage", "chat.update", "chat.postMessage"], slack.Calls.Select(call => call.Method));
        Assert.Empty(host.Warnings);
    }

    [Fact]
    public async Task Slack_asking_to_wait_is_waited_for()
    {
        using Notifier notifier = Open();
        var busy = new HttpResponseMessage(HttpStatusCode.TooManyRequests);
        busy.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(3));
        slack.Answers["chat.postMessage"] = new([busy]);

        await notifier.NotifyAsync(Started, topicArn: null, host, Token);

        Assert.Equal(2, slack.Calls.Count);
        Assert.Contains(TimeSpan.FromSeconds(3), slack.Time.Waits);
        Assert.Empty(host.Warnings);
    }

    [Theory]
    [InlineData("channel_not_found", "the app is not in the channel #staging")]
    [InlineData("not_in_channel", "the app is not in the channel #staging")]
    [InlineData("invalid_auth", "Slack does not take the token of env:SLACK_BOT_TOKEN")]
    [InlineData("missing_scope", "the app lacks the scope chat:write")]
    [InlineData("msg_too_long", "Slack answered msg_too_long")]
    public async Task A_refusal_is_a_warning_that_says_what_to_do_and_never_the_token(string error, string said)
    {
        using Notifier notifier = Open();
        slack.Answers["chat.postMessage"] = new([Refusal(error)]);

        await notifier.NotifyAsync(Started, topicArn: null, host, Token);

        string warning = Assert.Single(host.Warnings);
        Assert.Contains(said, warning, StringComparison.Ordinal);
        Assert.DoesNotContain(SlackToken, warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failing_transport_does_not_show_the_token()
    {
        using Notifier notifier = Open();
        slack.Failure = new HttpRequestException($"no route with {SlackToken}");

        await notifier.NotifyAsync(Started, topicArn: null, host, Token);

        string warning = Assert.Single(host.Warnings);
        Assert.Contains("HttpRequestException. Check env:SLACK_BOT_TOKEN.", warning, StringComparison.Ordinal);
        Assert.DoesNotContain(SlackToken, warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_progress_of_a_job_is_shown_in_its_message_and_its_end_is_the_last_word()
    {
        using Notifier notifier = Open();
        await using (FollowedHost followed = notifier.Follow(host, Started))
        {
            followed.Progress(new ProgressUpdate("Copying", "orders") { PercentComplete = 40 });
            await slack.ReachesAsync(calls => calls.Any(call => Text(call) == "Copying: 40 %, orders"));
            followed.Information("Swapped in.");
            await slack.ReachesAsync(calls => calls.Any(call => Text(call) == "Swapped in."));
            await followed.EndAsync(Completed, topicArn: null, Token);
        }

        Assert.Equal("chat.postMessage", slack.Calls[0].Method);
        Assert.All(slack.Calls.Skip(1), call => Assert.Equal("chat.update", call.Method));
        Assert.Equal("✅ Deployment to staging completed", (string?)slack.Calls[^1].Body["text"]);
        Assert.Contains("info Swapped in.", host.Lines);
        Assert.Equal(["Copying"], host.Updates.Select(update => update.Activity));
    }

    [Fact]
    public async Task Without_a_channel_nothing_is_shown_between_start_and_end()
    {
        using var notifier = new Notifier(Context(), session: null, new() { SlackToken = "env:SLACK_BOT_TOKEN" });
        await using FollowedHost followed = notifier.Follow(host, Started);

        followed.Progress(new ProgressUpdate("Copying", "orders"));
        await followed.ShowEndAsync(Completed);

        Assert.Empty(slack.Calls);
    }

    [Fact]
    public async Task The_API_of_another_workspace_is_asked_where_it_is()
    {
        using Notifier notifier = Open((SlackChannel.ApiVariable, "https://slack-gov.com/api"));

        await notifier.NotifyAsync(Started, topicArn: null, host, Token);

        Assert.Equal("https://slack-gov.com/api/chat.postMessage", Assert.Single(slack.Calls).Address);
    }

    private static string? Text(Call call) => (string?)call.Body["blocks"]?[1]?["text"]?["text"];

    private static HttpResponseMessage Refusal(string error) =>
        new(HttpStatusCode.OK) { Content = new StringContent($$"""{ "ok": false, "error": "{{error}}" }""") };

    private Notifier Open(params (string Name, string Value)[] variables) => new(
        Context(variables), session: null, new() { SlackWebhook = "env:SLACK_WEBHOOK_URL", SlackToken = "env:SLACK_BOT_TOKEN", SlackChannel = "#staging" });

    private StagingContext Context(params (string Name, string Value)[] variables) => new()
    {
        WorkingDirectory = Path.GetTempPath(),
        TerraformDirectory = Path.GetTempPath(),
        EnvironmentVariables = variables.Append((Notifier.TokenVariable, SlackToken)).ToDictionary(variable => variable.Item1, variable => variable.Item2),
        HttpHandlerFactory = () => slack,
        TimeProvider = slack.Time,
    };

    private sealed record Call(string Address, string Method, string? Authorization, JsonNode Body);

    /// <summary>Slack's API as far as it is documented.</summary>
    private sealed class Slack : HttpMessageHandler
    {
        private readonly Lock gate = new();
        private readonly List<Call> calls = [];

        public FakeTime Time { get; } = new();

        /// <summary>What a method answers before it answers as usual.</summary>
        public Dictionary<string, Queue<HttpResponseMessage>> Answers { get; } = [];

        public Exception? Failure { get; set; }

        public IReadOnlyList<Call> Calls
        {
            get
            {
                lock (gate)
                    return [.. calls];
            }
        }

        public async Task ReachesAsync(Func<IReadOnlyList<Call>, bool> condition)
        {
            while (!condition(Calls))
                await Task.Delay(10, Token);
        }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (Failure is not null)
                throw Failure;
            JsonNode body = JsonNode.Parse(await request.Content!.ReadAsStringAsync(cancellationToken))!;
            string method = request.RequestUri!.Segments[^1];
            lock (gate)
            {
                calls.Add(new Call(request.RequestUri.ToString(), method, request.Headers.Authorization?.ToString(), body));
                if (Answers.TryGetValue(method, out Queue<HttpResponseMessage>? answers) && answers.TryDequeue(out HttpResponseMessage? answer))
                    return answer;
            }

            return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("""{ "ok": true, "channel": "C042", "ts": "17.5" }""") };
        }
    }
}
