using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using StagingTools.Engine;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Monitoring.Subscriptions;
using StagingTools.Engine.Notifications;
using StagingTools.Sandbox.Tests.Data;
using StagingTools.Sandbox.Tests.Sandbox;

namespace StagingTools.Sandbox.Tests.Monitoring;

/// <summary>People and programs come to be told of alerts, confirm, are told, and go.</summary>
public sealed class AlertSubscriptionTests(TestSandbox sandbox) : IClassFixture<TestSandbox>, IAsyncLifetime
{
    private const string Mail = "team@example.com";

    private static readonly Notification Failed = new(
        NotificationKind.DeploymentFailed, "shop", "staging", "us-east-1", "Deployment to staging failed")
    {
        Fields = [new("Image", "app:2")],
    };

    private readonly RecordingHost host = new();
    private readonly string folder = Directory.CreateTempSubdirectory("stagingtools-alerts-").FullName;
    private string topic = "";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private StagingContext Context => new()
    {
        WorkingDirectory = folder,
        TerraformDirectory = folder,
        EnvironmentVariables = new Dictionary<string, string>(sandbox.Info.Environment, StringComparer.Ordinal),
    };

    public async ValueTask InitializeAsync() =>
        topic = (await sandbox.Aws.QueryAsync("sns", "CreateTopic", ("Name", "shop-staging-alerts"))).Descendants("TopicArn").Single().Value;

    public async ValueTask DisposeAsync()
    {
        await sandbox.Aws.QueryAsync("sns", "DeleteTopic", ("TopicArn", topic));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task An_address_waits_until_it_confirms_and_is_told_from_then_on()
    {
        StagingAlertSubscription asked = Assert.Single(await RegisterAsync(Mail));
        Assert.Equal(("email", Mail, AlertSubscriptionState.Pending, null), (asked.Protocol, asked.Endpoint, asked.State, asked.SubscriptionArn));
        Assert.Contains(host.Lines, line => line.StartsWith("warning: ", StringComparison.Ordinal) && line.Contains("AWS sent a mail to team@example.com", StringComparison.Ordinal));

        await PublishAsync();
        SandboxMessage invitation = Assert.Single(await MessagesAsync(Mail, count: 1));
        await ConfirmAsync(invitation);

        StagingAlertSubscription confirmed = Assert.Single(await ListAsync());
        Assert.Equal(AlertSubscriptionState.Confirmed, confirmed.State);
        Assert.StartsWith(topic + ":", confirmed.SubscriptionArn, StringComparison.Ordinal);

        await PublishAsync();
        SandboxMessage told = (await MessagesAsync(Mail, count: 2))[^1];
        Assert.Equal("Deployment to staging failed", told.Subject);
        Assert.Contains("Image: app:2", told.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_told_already_is_not_asked_again_and_who_waits_is()
    {
        await RegisterAsync("again@example.com");
        Assert.Equal(AlertSubscriptionState.Pending, Assert.Single(await RegisterAsync("AGAIN@example.com")).State);
        IReadOnlyList<SandboxMessage> invitations = await MessagesAsync("again@example.com", count: 1);
        Assert.Equal("Send the confirmation again", host.Asked!.Action);
        await ConfirmAsync(invitations[0]);

        Assert.Equal(AlertSubscriptionState.Confirmed, Assert.Single(await RegisterAsync("again@example.com")).State);
        Assert.Contains("again@example.com is told of the alerts of staging already.", host.Lines);
    }

    [Fact]
    public async Task A_webhook_confirms_by_itself_gets_the_document_and_shows_nothing_of_its_path()
    {
        await using var server = new Webhook();
        StagingContext context = Context with
        {
            EnvironmentVariables = new Dictionary<string, string>(Context.EnvironmentVariables!, StringComparer.Ordinal) { ["PAGER"] = server.Address + "very-secret" },
        };
        StagingAlertSubscription asked = Assert.Single(await RegisterAsync(context, "env:PAGER"));
        Assert.Equal($"{server.Address}…", asked.Endpoint);
        await server.ConfirmedAsync(Token);

        await PublishAsync();
        JsonNode envelope = await server.NotificationAsync(Token);
        Assert.Equal((topic, "Deployment to staging failed"), ((string?)envelope["TopicArn"], (string?)envelope["Subject"]));
        JsonNode document = JsonNode.Parse((string)envelope["Message"]!)!;
        Assert.Equal(("DeploymentFailed", "app:2"), ((string?)document["kind"], (string?)document["fields"]!["Image"]));
        Assert.DoesNotContain(host.Lines.Append(host.Asked!.Target), line => line.Contains("very-secret", StringComparison.Ordinal));

        Assert.Equal(AlertSubscriptionState.Removed, Assert.Single(await UnregisterAsync(context, new() { Endpoint = ["env:PAGER"] })).State);
        Assert.Empty(await ListAsync());
    }

    [Fact]
    public async Task What_never_confirmed_cannot_be_removed_and_nothing_else_is_either()
    {
        await RegisterAsync("+1 555 012-3456", "never@example.com");

        StagingException refused = await Assert.ThrowsAsync<StagingException>(
            () => UnregisterAsync(Context, new() { Endpoint = ["+15550123456", "never@example.com"] }));

        Assert.Equal(("SubscriptionPending", "never@example.com"), (refused.ErrorId, refused.TargetInput));
        Assert.Equal(["never@example.com", "+15550123456"], (await ListAsync()).Select(one => one.Endpoint));
        Assert.Equal("+15550123456", Assert.Single(await UnregisterAsync(Context, new() { SubscriptionArn = (await ListAsync())[1].SubscriptionArn })).Endpoint);
    }

    [Fact]
    public async Task An_address_of_the_settings_that_goes_is_said_to_come_again()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "stagingtools.json"), """{ "notifications": { "alertEmail": "lead@example.com" } }""", Token);
        await RegisterAsync("lead@example.com");
        await ConfirmAsync((await MessagesAsync("lead@example.com", count: 1))[0]);

        await UnregisterAsync(Context, new() { Endpoint = ["lead@example.com"] });

        Assert.Contains(host.Lines, line => line.StartsWith("warning: ", StringComparison.Ordinal) && line.Contains("the next 'staging new' subscribes it again", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_is_not_told_is_named_with_those_who_are()
    {
        await RegisterAsync("+15550123456");

        StagingException missing = await Assert.ThrowsAsync<StagingException>(() => UnregisterAsync(Context, new() { Endpoint = ["x@example.com"] }));

        Assert.Equal(("SubscriptionNotFound", "x@example.com is not told of the alerts of staging. Told are +15550123456."), (missing.ErrorId, missing.Message));
    }

    [Fact]
    public async Task An_environment_without_a_topic_is_an_error()
    {
        var request = new GetAlertSubscriptionRequest { Project = "shop", EnvironmentName = "pr-9" };

        StagingException missing = await Assert.ThrowsAsync<StagingException>(
            async () => await new GetAlertSubscription(Context).RunAsync(request, host, Token).ToListAsync(Token));

        Assert.Equal(("AlertTopicNotFound", "pr-9"), (missing.ErrorId, missing.TargetInput));
    }

    [Fact]
    public async Task What_is_declined_subscribes_nobody()
    {
        var declining = new RecordingHost(agrees: false);

        Assert.Empty(await new RegisterAlert(Context)
            .RunAsync(new() { Project = "shop", Endpoint = ["+15550123456"] }, declining, Token).ToListAsync(Token));
        Assert.Equal(("+15550123456", "Subscribe to the alerts of staging"), (declining.Asked!.Target, declining.Asked.Action));
        Assert.Empty(await ListAsync());
    }

    private Task<List<StagingAlertSubscription>> RegisterAsync(params string[] endpoints) => RegisterAsync(Context, endpoints);

    private async Task<List<StagingAlertSubscription>> RegisterAsync(StagingContext context, params string[] endpoints) =>
        await new RegisterAlert(context).RunAsync(new() { Project = "shop", Endpoint = endpoints }, host, Token).ToListAsync(Token);

    private async Task<List<StagingAlertSubscription>> UnregisterAsync(StagingContext context, UnregisterAlertRequest request) =>
        await new UnregisterAlert(context).RunAsync(request with { Project = "shop" }, host, Token).ToListAsync(Token);

    private async Task<List<StagingAlertSubscription>> ListAsync() =>
        await new GetAlertSubscription(Context).RunAsync(new() { Project = "shop" }, host, Token).ToListAsync(Token);

    private async Task PublishAsync()
    {
        using AwsSession session = AwsSession.Open(Context, new GetAlertSubscriptionRequest());
        using var notifier = new Notifier(Context, session);
        await notifier.NotifyAsync(Failed, topic, host, Token);
    }

    private Task<IReadOnlyList<SandboxMessage>> MessagesAsync(string endpoint, int count) => AwsCaller.UntilAsync(
        async () => (IReadOnlyList<SandboxMessage>)[.. (await SandboxController.GetMessagesAsync(sandbox.Info.StateDirectory, Token))
            .Where(message => message.Endpoint == endpoint && message.TopicArn == topic)],
        messages => messages.Count >= count);

    private async Task ConfirmAsync(SandboxMessage invitation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, invitation.ConfirmUrl);
        using HttpResponseMessage response = await sandbox.Aws.RawAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    /// <summary>A web server that does what SNS's documentation asks of one.</summary>
    private sealed class Webhook : IAsyncDisposable
    {
        private readonly HttpListener listener = new();
        private readonly HttpClient http = new();
        private readonly TaskCompletionSource confirmed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly ConcurrentQueue<JsonNode> notifications = new();
        private readonly Task serving;

        public Webhook()
        {
            Address = $"http://127.0.0.1:{FreePort.Next()}/";
            listener.Prefixes.Add(Address);
            listener.Start();
            serving = ServeAsync();
        }

        public string Address { get; }

        public Task ConfirmedAsync(CancellationToken cancellationToken) => confirmed.Task.WaitAsync(TimeSpan.FromMinutes(1), cancellationToken);

        public Task<JsonNode> NotificationAsync(CancellationToken cancellationToken) => AwsCaller.UntilAsync(
            () => Task.FromResult(notifications.TryDequeue(out JsonNode? found) ? found : new JsonObject()),
            found => found["Type"] is not null);

        public async ValueTask DisposeAsync()
        {
            listener.Close();
            await serving;
            http.Dispose();
        }

        private async Task ServeAsync()
        {
            while (listener.IsListening)
            {
                HttpListenerContext context;
                try
                {
                    context = await listener.GetContextAsync();
                }
                catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException or InvalidOperationException)
                {
                    return;
                }

                JsonNode body = JsonNode.Parse(await new StreamReader(context.Request.InputStream).ReadToEndAsync(Token))!;
                context.Response.Close();
                if ((string?)body["Type"] == "Notification")
                {
                    notifications.Enqueue(body);
                    continue;
                }

                using HttpResponseMessage answer = await http.GetAsync(new Uri((string)body["SubscribeURL"]!), Token);
                if (answer.IsSuccessStatusCode)
                    confirmed.TrySetResult();
            }
        }
    }
}
