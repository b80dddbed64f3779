using System.ComponentModel;

namespace StagingTools.Engine.Monitoring.Subscriptions;

/// <summary>Asks that somebody is told of the environment's alerts.</summary>
public sealed record RegisterAlertRequest : EnvironmentRequest
{
    /// <summary>Who: addresses of mail, phone numbers, webhooks, queues, functions.</summary>
    [Description(
        "Who is told: an e-mail address, a phone number (+15550123456), the URL of a webhook or where it is kept (env:NAME, secret:ID), "
        + "the ARN of a queue or a function.")]
    public IReadOnlyList<string>? Endpoint { get; init; }
}
