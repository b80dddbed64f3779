using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using StagingTools.Sandbox.Gateway;
using StagingTools.Sandbox.Hosting;

namespace StagingTools.Sandbox.Sns;

/// <summary>
/// Subscriptions of people and web servers: they have to confirm, and then get what is published. The emulator confirms them by itself and
/// delivers nothing; topics, queues and functions stay with it.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html</remarks>
internal sealed class SnsOverlay(SandboxContext context) : IServiceOverlay
{
    private const string Pending = "PendingConfirmation";
    private static readonly string[] s_owned = ["email", "email-json", "sms", "http", "https"];

    private readonly SubscriptionStore _store = new(context.Time);
    private readonly TopicDelivery _delivery = new(context);

    /// <inheritdoc/>
    public string Service => "sns";

    /// <summary>What was delivered last, oldest first.</summary>
    public IReadOnlyList<SandboxMessage> Messages => _delivery.Kept;

    /// <inheritdoc/>
    public async Task<AwsResponse?> HandleAsync(AwsRequest request, CancellationToken cancellationToken) => request.Action switch
    {
        "Subscribe" => await SubscribeAsync(request, cancellationToken).ConfigureAwait(false),
        "ConfirmSubscription" => Confirm(request),
        "Unsubscribe" => Unsubscribe(request),
        "GetSubscriptionAttributes" => GetAttributes(request),
        "SetSubscriptionAttributes" => SetAttributes(request),
        "ListSubscriptions" or "ListSubscriptionsByTopic" => await ListAsync(request, cancellationToken).ConfigureAwait(false),
        "Publish" => await PublishAsync(request, cancellationToken).ConfigureAwait(false),
        "DeleteTopic" => Forget(request),
        _ => null,
    };

    /// <summary>Publishes as a service of AWS does, such as an alarm.</summary>
    /// <exception cref="AwsException">There is no such topic.</exception>
    public async Task PublishAsync(string region, string topicArn, string? subject, string message, CancellationToken cancellationToken)
    {
        List<KeyValuePair<string, string>> parameters = [new("TopicArn", topicArn), new("Message", message)];
        if (subject is not null) parameters.Add(new("Subject", subject));
        XElement published = await context.Moto.QueryAsync("sns", region, "Publish", parameters, cancellationToken).ConfigureAwait(false);
        Deliver(topicArn, published.Descendants("MessageId").First().Value, subject, message, structure: null);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _delivery.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<AwsResponse?> SubscribeAsync(AwsRequest request, CancellationToken cancellationToken)
    {
        string topic = request.Query.Required("TopicArn");
        string protocol = request.Query.Required("Protocol");
        if (!s_owned.Contains(protocol)) return null;
        string endpoint = request.Query.Required("Endpoint");
        if (protocol is "http" or "https" && !endpoint.StartsWith(protocol + "://", StringComparison.Ordinal))
            throw new AwsException("InvalidParameter", "Invalid parameter: Endpoint must match the specified protocol");
        if (protocol.StartsWith("email", StringComparison.Ordinal) && !endpoint.Contains('@', StringComparison.Ordinal))
            throw new AwsException("InvalidParameter", "Invalid parameter: Email address");
        // Refuses as AWS does where there is no such topic.
        await context.Moto
            .QueryAsync("sns", request.Region, "GetTopicAttributes", [new("TopicArn", topic)], cancellationToken).ConfigureAwait(false);
        TopicSubscription subscription = _store.Add(topic, protocol, endpoint);
        foreach (QueryParameters attribute in request.Query.Structures("Attributes.entry"))
            Set(subscription, attribute["key"] ?? "", attribute["value"] ?? "");
        if (!subscription.IsConfirmed) _ = _delivery.AskAsync(subscription);
        bool told = subscription.IsConfirmed || request.Query.Flag("ReturnSubscriptionArn") == true;
        return AwsResponse.Xml(request, new XElement("SubscriptionArn", told ? subscription.Arn : "pending confirmation"));
    }

    private AwsResponse Confirm(AwsRequest request)
    {
        TopicSubscription subscription = _store.Confirm(request.Query.Required("TopicArn"), request.Query.Required("Token"))
            ?? throw new AwsException("InvalidParameter", "Invalid parameter: Token");
        return AwsResponse.Xml(request, new XElement("SubscriptionArn", subscription.Arn));
    }

    private AwsResponse? Unsubscribe(AwsRequest request)
    {
        string arn = request.Query.Required("SubscriptionArn");
        if (arn is Pending or "pending confirmation")
            throw new AwsException("InvalidParameter", $"Invalid parameter: SubscriptionArn Reason: An ARN must have at least 6 elements, not 1");
        if (_store.Find(arn) is not { } subscription) return null;
        if (!subscription.IsConfirmed)
            throw new AwsException("InvalidParameter", "Invalid parameter: This operation is not supported for a subscription that is pending confirmation");
        _store.Remove(subscription);
        return AwsResponse.Xml(request);
    }

    private AwsResponse? GetAttributes(AwsRequest request)
    {
        if (_store.Find(request.Query["SubscriptionArn"]) is not { } subscription) return null;
        return AwsResponse.Xml(request, new XElement(
            "Attributes",
            Entry("SubscriptionArn", subscription.Arn),
            Entry("TopicArn", subscription.TopicArn),
            Entry("Protocol", subscription.Protocol),
            Entry("Endpoint", subscription.Endpoint),
            Entry("Owner", context.AccountId),
            Entry("SubscriptionPrincipal", $"arn:aws:iam::{context.AccountId}:root"),
            Entry("PendingConfirmation", subscription.IsConfirmed ? "false" : "true"),
            Entry("ConfirmationWasAuthenticated", "false"),
            Entry("RawMessageDelivery", subscription.IsRaw ? "true" : "false")));
    }

    private AwsResponse? SetAttributes(AwsRequest request)
    {
        if (_store.Find(request.Query["SubscriptionArn"]) is not { } subscription) return null;
        Set(subscription, request.Query.Required("AttributeName"), request.Query["AttributeValue"] ?? "");
        return AwsResponse.Xml(request);
    }

    private static void Set(TopicSubscription subscription, string name, string value)
    {
        if (name != "RawMessageDelivery")
            throw new AwsException("InvalidParameter", $"Invalid parameter: AttributeName Reason: the sandbox does not do {name} for {subscription.Protocol}");
        subscription.IsRaw = value == "true";
    }

    private async Task<AwsResponse> ListAsync(AwsRequest request, CancellationToken cancellationToken)
    {
        XElement answer = await context.Moto.QueryAsync(request, cancellationToken).ConfigureAwait(false);
        // The emulator's pages come first.
        if (answer.Descendants("NextToken").All(token => token.Value.Length == 0) && request.Query["TopicArn"] is { } topic)
        {
            answer.Descendants("Subscriptions").First().Add(_store.Of(topic).Select(one => new XElement(
                "member",
                new XElement("TopicArn", one.TopicArn),
                new XElement("Protocol", one.Protocol),
                new XElement("SubscriptionArn", one.IsConfirmed ? one.Arn : Pending),
                new XElement("Owner", context.AccountId),
                new XElement("Endpoint", one.Endpoint))));
        }

        return AwsResponse.Raw(answer, XmlNamespaces.Of("sns"));
    }

    private async Task<AwsResponse?> PublishAsync(AwsRequest request, CancellationToken cancellationToken)
    {
        if ((request.Query["TopicArn"] ?? request.Query["TargetArn"]) is not { } topic || _store.Of(topic).Count == 0) return null;
        XElement answer = await context.Moto.QueryAsync(request, cancellationToken).ConfigureAwait(false);
        Deliver(
            topic,
            answer.Descendants("MessageId").First().Value,
            request.Query["Subject"],
            request.Query.Required("Message"),
            request.Query["MessageStructure"]);
        return AwsResponse.Raw(answer, XmlNamespaces.Of("sns"));
    }

    private AwsResponse? Forget(AwsRequest request)
    {
        if (request.Query["TopicArn"] is { } topic) _store.RemoveAll(topic);
        return null;
    }

    private void Deliver(string topic, string messageId, string? subject, string message, string? structure)
    {
        foreach (TopicSubscription subscription in _store.Of(topic).Where(one => one.IsConfirmed))
            _ = _delivery.SendAsync(subscription, messageId, subject, structure == "json" ? Choose(message, subscription.Protocol) : message);
    }

    // https://docs.aws.amazon.com/sns/latest/api/API_Publish.html: MessageStructure
    private static string Choose(string message, string protocol)
    {
        try
        {
            return JsonNode.Parse(message) is JsonObject forms && (string?)(forms[protocol] ?? forms["default"]) is { } chosen
                ? chosen
                : throw new AwsException("InvalidParameter", "Invalid parameter: Message Structure - No default entry in JSON message body");
        }
        catch (JsonException)
        {
            throw new AwsException("InvalidParameter", "Invalid parameter: Message Structure - JSON message body failed to parse");
        }
    }

    private static XElement Entry(string key, string value) => new("entry", new XElement("key", key), new XElement("value", value));
}
