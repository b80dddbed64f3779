namespace StagingTools.Sandbox.Sns;

/// <summary>A subscription whose endpoint is a person or a web server.</summary>
internal sealed class TopicSubscription
{
    /// <summary>Its ARN, which is told only once it is confirmed, unless it was asked for.</summary>
    public required string Arn { get; init; }

    /// <summary>The topic's ARN.</summary>
    public required string TopicArn { get; init; }

    /// <summary><c>email</c>, <c>email-json</c>, <c>sms</c>, <c>http</c> or <c>https</c>.</summary>
    public required string Protocol { get; init; }

    /// <summary>The address.</summary>
    public required string Endpoint { get; init; }

    /// <summary>What confirms it.</summary>
    public required string Token { get; init; }

    /// <summary>When it was asked for.</summary>
    public required DateTimeOffset SubscribedAt { get; init; }

    /// <summary>Whether it receives messages.</summary>
    public bool IsConfirmed { get; set; }

    /// <summary>Whether a web server gets the message without SNS's envelope.</summary>
    public bool IsRaw { get; set; }
}
