namespace StagingTools.Engine.Monitoring.Subscriptions;

/// <summary>Somebody, or a program, who is told of an environment's alerts.</summary>
public sealed record StagingAlertSubscription : EnvironmentRecord
{
    /// <summary>SNS's word for the way: <c>email</c>, <c>sms</c>, <c>https</c>, <c>http</c>, <c>sqs</c>, <c>lambda</c> and others.</summary>
    public required string Protocol { get; init; }

    /// <summary>The address. Of a webhook only the host, since its path may be a secret.</summary>
    public required string Endpoint { get; init; }

    /// <summary>How it is.</summary>
    public required AlertSubscriptionState State { get; init; }

    /// <summary>The subscription's ARN; <see langword="null"/> before it is confirmed.</summary>
    public string? SubscriptionArn { get; init; }

    /// <summary>The topic's ARN.</summary>
    public required string TopicArn { get; init; }
}
