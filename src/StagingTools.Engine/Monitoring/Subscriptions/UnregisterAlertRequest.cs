using System.ComponentModel;

namespace StagingTools.Engine.Monitoring.Subscriptions;

/// <summary>Asks that somebody is no longer told of the environment's alerts.</summary>
public sealed record UnregisterAlertRequest : EnvironmentRequest
{
    /// <summary>Who, in the words with which it was subscribed.</summary>
    [Description("Who is no longer told, as it was subscribed: an address, a number, a URL or where it is kept (env:NAME, secret:ID), an ARN.")]
    public IReadOnlyList<string>? Endpoint { get; init; }

    /// <summary>The subscription itself; goes before an endpoint.</summary>
    [Description("The subscription's own ARN, as 'staging alerts subscriptions' shows it.")]
    public string? SubscriptionArn { get; init; }
}
