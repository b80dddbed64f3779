namespace StagingTools.Engine.Logs;

/// <summary>One log event.</summary>
public sealed record StagingLogEvent : EnvironmentRecord
{
    // Read from the line when somebody asks, and once: most readers of a million lines ask for neither.
    private (string? Of, string? Value) level;
    private (string? Of, LogProperties? Value) properties;

    /// <summary>When it was written, UTC, by the writer's clock.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>When CloudWatch took it in, UTC.</summary>
    public DateTimeOffset? IngestedAt { get; init; }

    /// <summary>The log group.</summary>
    public required string LogGroup { get; init; }

    /// <summary>The log stream; one a container for the application.</summary>
    public required string LogStream { get; init; }

    /// <summary>The ECS task whose container wrote it; <see langword="null"/> for streams that do not name one.</summary>
    public string? TaskId { get; init; }

    /// <summary>The line, without its line end.</summary>
    public required string Message { get; init; }

    /// <summary>
    /// The level as written: the one that a JSON line names, or the word that a plain line begins with (behind its time);
    /// <see langword="null"/> where there is none.
    /// </summary>
    public string? Level =>
        (ReferenceEquals(level.Of, Message) ? level : level = (Message, LogLevelReader.Read(Message))).Value;

    /// <summary>What the level means, in one order for all loggers; <see langword="null"/> where there is none, or one that is not known.</summary>
    public LogLevel? Severity => Level is { } written ? LogLevels.Of(written) : null;

    /// <summary>What a JSON line says, by name; <see langword="null"/> for plain text. Nested values stay JSON text.</summary>
    public LogProperties? Properties =>
        (ReferenceEquals(properties.Of, Message) ? properties : properties = (Message, LogProperties.Read(Message))).Value;

    /// <summary>Whether it came while following after a younger event had been shown.</summary>
    public bool IsLate { get; init; }

    /// <summary>CloudWatch's id, unique within the group; <see langword="null"/> for events of Live Tail, which have none.</summary>
    public string? EventId { get; init; }

    /// <inheritdoc/>
    public bool Equals(StagingLogEvent? other) =>
        other is not null
        && EventId == other.EventId
        && LogGroup == other.LogGroup
        && LogStream == other.LogStream
        && Timestamp == other.Timestamp
        && IngestedAt == other.IngestedAt
        && IsLate == other.IsLate
        && Message == other.Message
        && base.Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(EventId, LogGroup, LogStream, Timestamp, Message);
}
