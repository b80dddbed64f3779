namespace StagingTools.Sandbox;

/// <summary>What SNS delivered, or would have: a sandbox sends neither mail nor SMS.</summary>
public sealed record SandboxMessage
{
    /// <summary>When, UTC.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The topic's ARN.</summary>
    public required string TopicArn { get; init; }

    /// <summary><c>email</c>, <c>email-json</c>, <c>sms</c>, <c>http</c> or <c>https</c>.</summary>
    public required string Protocol { get; init; }

    /// <summary>Whose.</summary>
    public required string Endpoint { get; init; }

    /// <summary>The subject, where there is one.</summary>
    public string? Subject { get; init; }

    /// <summary>What it says: the text for people, SNS's JSON for programs.</summary>
    public required string Text { get; init; }

    /// <summary>What confirms the subscription that the message is about; null for messages about something else.</summary>
    public string? ConfirmUrl { get; init; }

    /// <summary>Why a web server did not get it; null when it did.</summary>
    public string? Failure { get; init; }
}
