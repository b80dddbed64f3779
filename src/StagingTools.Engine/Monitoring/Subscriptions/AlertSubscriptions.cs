using Amazon.SimpleNotificationService.Model;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Environments;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;
using StagingTools.Engine.Notifications;

namespace StagingTools.Engine.Monitoring.Subscriptions;

/// <summary>The subscriptions of one environment's alert topic.</summary>
/// <param name="session">The account.</param>
/// <param name="name">The environment.</param>
/// <param name="topic">The topic's ARN.</param>
internal sealed class AlertSubscriptions(AwsSession session, EnvironmentName name, string topic)
{
    // What SNS says in an ARN's place as long as nobody confirmed.
    private const string Unconfirmed = "PendingConfirmation";

    /// <summary>The topic's ARN.</summary>
    public string Topic => topic;

    /// <summary>Finds the topic.</summary>
    /// <exception cref="StagingException"><c>AlertTopicNotFound</c>.</exception>
    public static async Task<AlertSubscriptions> OpenAsync(
        AwsSession session, EnvironmentName name, IHost host, CancellationToken cancellationToken)
    {
        string account = await session.GetAccountIdAsync(cancellationToken);
        string? topic = await AlertTopic.FindAsync(session, account, name, host, cancellationToken);
        return topic is not null
            ? new AlertSubscriptions(session, name, topic)
            : throw new StagingException(
                "AlertTopicNotFound",
                StagingErrorCategory.NotFound,
                $"There is no topic {name.AlertTopic} in {session.Region}, to which the alerts of {name.Name} would go.")
            {
                TargetInput = name.Name,
                RecommendedAction = "Check project, environment and region, or create the environment with 'staging new'.",
            };
    }

    /// <summary>All subscriptions, sorted by way and address.</summary>
    public async Task<IReadOnlyList<Subscription>> ListAsync(CancellationToken cancellationToken)
    {
        var found = new List<Subscription>();
        var request = new ListSubscriptionsByTopicRequest { TopicArn = topic };
        do
        {
            ListSubscriptionsByTopicResponse page = await session.Sns.ListSubscriptionsByTopicAsync(request, cancellationToken);
            found.AddRange(page.Subscriptions ?? []);
            request.NextToken = page.NextToken;
        }
        while (!string.IsNullOrEmpty(request.NextToken));
        return [.. found.OrderBy(one => one.Protocol, StringComparer.Ordinal).ThenBy(one => one.Endpoint, StringComparer.Ordinal)];
    }

    /// <summary>Whether a subscription waits to be confirmed.</summary>
    public static bool IsPending(Subscription subscription) =>
        subscription.SubscriptionArn is null || !subscription.SubscriptionArn.StartsWith("arn:", StringComparison.Ordinal);

    /// <summary>Whether a subscription is of an address.</summary>
    public static bool IsOf(Subscription subscription, AlertEndpoint endpoint) =>
        subscription.Protocol == endpoint.Protocol
        && string.Equals(
            subscription.Endpoint,
            endpoint.Address,
            endpoint.Protocol == "email" ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);

    /// <summary>What is told of a subscription.</summary>
    public StagingAlertSubscription Describe(Subscription subscription) => new()
    {
        Project = name.Project,
        EnvironmentName = name.Name,
        Region = session.Region,
        Protocol = subscription.Protocol ?? "",
        Endpoint = AlertEndpoint.Show(subscription.Protocol ?? "", subscription.Endpoint ?? ""),
        State = IsPending(subscription) ? AlertSubscriptionState.Pending : AlertSubscriptionState.Confirmed,
        SubscriptionArn = IsPending(subscription) ? null : subscription.SubscriptionArn,
        TopicArn = topic,
    };

    /// <summary>Subscribes; an address that waits to be confirmed is asked again.</summary>
    /// <param name="endpoint">The address.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The subscription as SNS has it now.</returns>
    public async Task<Subscription> AddAsync(AlertEndpoint endpoint, CancellationToken cancellationToken)
    {
        SubscribeResponse subscribed = await session.Sns.SubscribeAsync(
            new SubscribeRequest { TopicArn = topic, Protocol = endpoint.Protocol, Endpoint = endpoint.Address, ReturnSubscriptionArn = true },
            cancellationToken);
        // The answer has an ARN whether it is confirmed or not.
        return (await ListAsync(cancellationToken)).FirstOrDefault(one => IsOf(one, endpoint)) ?? new Subscription
        {
            SubscriptionArn = endpoint.Protocol is "email" or "http" or "https" ? Unconfirmed : subscribed.SubscriptionArn,
            Protocol = endpoint.Protocol,
            Endpoint = endpoint.Address,
            TopicArn = topic,
        };
    }

    /// <summary>Removes a confirmed subscription.</summary>
    public Task RemoveAsync(Subscription subscription, CancellationToken cancellationToken) =>
        session.Sns.UnsubscribeAsync(new UnsubscribeRequest { SubscriptionArn = subscription.SubscriptionArn }, cancellationToken);
}
