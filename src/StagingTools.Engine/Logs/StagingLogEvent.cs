namespace StagingTools.Engine.Logs;

/// <summary>One log event.</summary>
public sealed record StagingLogEvent : EnvironmentRecord
{
    /// <summary>When it was written, UTC, by the writer's clock.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>When CloudWatch took it in, UTC.</summary>
    public DateTimeOffset? IngestedAt { get; init; }

    /// <summary>The log group.</summary>
    public required string LogGroup { get; init; }

    /// <summary>The log stream; one a container for the application.</summary>
    public required string LogStream { get; init; }

    /// <summary>The line, without its line end.</summary>
    public required string Message { get; init; }

    /// <summary>The level of a structured line, as written; <see langword="null"/> for plain text.</summary>
    public string? Level { get; init; }

    /// <summary>CloudWatch's id, unique within the group.</summary>
    public required string EventId { get; init; }
}
