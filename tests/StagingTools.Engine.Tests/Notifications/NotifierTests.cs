using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Deployments;
using StagingTools.Engine.Hosting;
using StagingTools.Engine.Notifications;
using StagingTools.Engine.Tests.Fakes;

namespace StagingTools.Engine.Tests.Notifications;

public sealed class NotifierTests
{
    private const string Webhook = "https://hooks.example.com/services/T000/B000/very-secret";

    private static readonly Notification Failed = new(
        NotificationKind.DeploymentFailed, "whatsapp-saas", "staging", "us-east-1", "Deployment of 2.0.0 failed")
    {
        Text = "exit code 1 & <nothing> else",
        Fields = [new("Image", "app:2.0.0"), new("Duration", "41 s")],
    };

    [Fact]
    public async Task Slack_gets_title_text_and_fields_as_blocks_with_its_special_characters_escaped()
    {
        var slack = new RecordedTransport(HttpStatusCode.OK);

        await NotifyAsync(slack, Failed, new Host());

        Uri address = Assert.Single(slack.Requests).Address;
        Assert.Equal(Webhook, address.ToString());
        using JsonDocument body = JsonDocument.Parse(slack.Requests[0].Body);
        Assert.Contains("Deployment of 2.0.0 failed", body.RootElement.GetProperty("text").GetString(), StringComparison.Ordinal);
        JsonElement blocks = body.RootElement.GetProperty("blocks");
        Assert.Equal("header", blocks[0].GetProperty("type").GetString());
        Assert.Equal("exit code 1 &amp; &lt;nothing&gt; else", blocks[1].GetProperty("text").GetProperty("text").GetString());
        Assert.Equal("*Image*\napp:2.0.0", blocks[2].GetProperty("fields")[0].GetProperty("text").GetString());
        Assert.Contains("whatsapp-saas · staging · us-east-1", blocks[3].GetProperty("elements")[0].GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_webhook_that_refuses_warns_with_its_status_and_without_its_address()
    {
        var host = new Host();

        await NotifyAsync(new RecordedTransport(HttpStatusCode.NotFound), Failed, host);

        string warning = Assert.Single(host.Warnings);
        Assert.Contains("404", warning, StringComparison.Ordinal);
        Assert.DoesNotContain("very-secret", warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_webhook_that_cannot_be_reached_warns_without_its_address()
    {
        var host = new Host();

        await NotifyAsync(new RecordedTransport(new HttpRequestException($"no route to {Webhook}")), Failed, host);

        string warning = Assert.Single(host.Warnings);
        Assert.Contains("SLACK_WEBHOOK_URL", warning, StringComparison.Ordinal);
        Assert.DoesNotContain("very-secret", warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_webhook_that_is_no_url_warns_without_showing_it()
    {
        var host = new Host();

        await NotifyAsync(new RecordedTransport(HttpStatusCode.OK), Failed, host, "very-secret");

        string warning = Assert.Single(host.Warnings);
        Assert.Contains("SLACK_WEBHOOK_URL is not", warning, StringComparison.Ordinal);
        Assert.DoesNotContain("very-secret", warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_webhook_nothing_is_sent_and_nothing_is_said()
    {
        var host = new Host();
        var slack = new RecordedTransport(HttpStatusCode.OK);

        await NotifyAsync(slack, Failed, host, webhook: null);

        Assert.Empty(slack.Requests);
        Assert.Empty(host.Warnings);
    }

    [Fact]
    public void More_fields_than_a_block_takes_go_into_several()
    {
        Notification many = Failed with { Fields = [.. Enumerable.Range(0, 23).Select(i => KeyValuePair.Create($"f{i}", "v"))] };

        using JsonDocument body = JsonDocument.Parse(SlackMessage.Serialize(many));

        int[] sizes = [.. body.RootElement.GetProperty("blocks").EnumerateArray()
            .Where(block => block.TryGetProperty("fields", out _))
            .Select(block => block.GetProperty("fields").GetArrayLength())];
        Assert.Equal([10, 10, 3], sizes);
    }

    [Fact]
    public void A_title_longer_than_a_header_takes_is_cut()
    {
        using JsonDocument body = JsonDocument.Parse(SlackMessage.Serialize(Failed with { Title = new string('x', 500) }));

        string header = body.RootElement.GetProperty("blocks")[0].GetProperty("text").GetProperty("text").GetString()!;
        Assert.Equal(150, header.Length);
        Assert.EndsWith("…", header, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_webhook_in_a_variable_of_another_name_is_found()
    {
        var slack = new RecordedTransport(HttpStatusCode.OK);
        StagingContext context = Context(slack, ("TEAM_WEBHOOK", Webhook));

        await new Notifier(context, session: null, new() { SlackWebhook = "env:TEAM_WEBHOOK" })
            .NotifyAsync(Failed, topicArn: null, new Host(), TestContext.Current.CancellationToken);

        Assert.Equal(Webhook, Assert.Single(slack.Requests).Address.ToString());
    }

    [Fact]
    public async Task A_variable_that_this_machine_does_not_have_tells_nobody_without_a_warning()
    {
        var host = new Host();

        await new Notifier(Context(new RecordedTransport(HttpStatusCode.OK)), session: null, new() { SlackWebhook = "env:TEAM_WEBHOOK" })
            .NotifyAsync(Failed, topicArn: null, host, TestContext.Current.CancellationToken);

        Assert.Empty(host.Warnings);
    }

    [Fact]
    public async Task A_webhook_in_Secrets_Manager_is_read_where_it_is_needed()
    {
        var slack = new RecordedTransport(HttpStatusCode.OK);
        FakeAws aws = new FakeAws().On("GetSecretValue", new JsonObject { ["Name"] = "shop/slack", ["SecretString"] = Webhook }.ToJsonString());
        StagingContext context = aws.Context(TimeProvider.System);
        using AwsSession session = AwsSession.Open(context, new PublishAppRequest());

        await new Notifier(context with { HttpHandlerFactory = () => slack }, session, new() { SlackWebhook = "secret:shop/slack" })
            .NotifyAsync(Failed, topicArn: null, new Host(), TestContext.Current.CancellationToken);

        Assert.Equal(Webhook, Assert.Single(slack.Requests).Address.ToString());
    }

    [Fact]
    public async Task A_webhook_whose_secret_is_missing_warns_with_the_reference()
    {
        var host = new Host();
        FakeAws aws = new FakeAws().Fail("GetSecretValue", "ResourceNotFoundException");
        StagingContext context = aws.Context(TimeProvider.System);
        using AwsSession session = AwsSession.Open(context, new PublishAppRequest());

        await new Notifier(context, session, new() { SlackWebhook = "secret:shop/slack" })
            .NotifyAsync(Failed, topicArn: null, host, TestContext.Current.CancellationToken);

        Assert.Contains("secret:shop/slack", Assert.Single(host.Warnings), StringComparison.Ordinal);
    }

    private static StagingContext Context(RecordedTransport transport, params (string Name, string Value)[] variables) => new()
    {
        WorkingDirectory = Path.GetTempPath(),
        TerraformDirectory = Path.GetTempPath(),
        EnvironmentVariables = variables.ToDictionary(variable => variable.Name, variable => variable.Value),
        HttpHandlerFactory = () => transport,
    };

    private static Task NotifyAsync(RecordedTransport transport, Notification notification, IHost host, string? webhook = Webhook)
    {
        StagingContext context = Context(transport, (Notifier.WebhookVariable, webhook ?? ""));
        return new Notifier(context, session: null)
            .NotifyAsync(notification, topicArn: null, host, TestContext.Current.CancellationToken);
    }

    private sealed class RecordedTransport : HttpMessageHandler
    {
        private readonly HttpStatusCode status;
        private readonly Exception? failure;

        public RecordedTransport(HttpStatusCode status) => this.status = status;

        public RecordedTransport(Exception failure) => this.failure = failure;

        public List<(Uri Address, string Body)> Requests { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (failure is not null)
                throw failure;
            Requests.Add((request.RequestUri!, await request.Content!.ReadAsStringAsync(cancellationToken)));
            return new HttpResponseMessage(status) { ReasonPhrase = status.ToString() };
        }
    }

    private sealed class Host : IHost
    {
        public List<string> Warnings { get; } = [];

        public void Progress(ProgressUpdate progress)
        {
        }

        public void Verbose(string message)
        {
        }

        public void Warning(string message) => Warnings.Add(message);

        public void Information(string message)
        {
        }

        public ValueTask<bool> ConfirmAsync(Confirmation confirmation, CancellationToken cancellationToken) => new(true);
    }
}
