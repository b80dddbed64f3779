namespace StagingTools.Sandbox.ElastiCache;

/// <summary>A cache cluster of one Redis node, and the server behind it.</summary>
internal sealed class CacheCluster
{
    /// <summary>Identifier, in lower case, unique in its region.</summary>
    public required string Identifier { get; init; }

    /// <summary>Region.</summary>
    public required string Region { get; init; }

    /// <summary>ARN.</summary>
    public required string Arn { get; init; }

    /// <summary>When it was asked for (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was gone (UTC).</summary>
    public DateTimeOffset? RemovedAt { get; set; }

    /// <summary>Status in ElastiCache's words: creating, available, modifying, deleting, create-failed.</summary>
    public string Status { get; set; } = "creating";

    /// <summary>Scalar members by the name they have in an answer.</summary>
    public required Dictionary<string, string> Settings { get; init; }

    /// <summary>Security groups.</summary>
    public required IReadOnlyList<string> SecurityGroups { get; set; }

    /// <summary>Name of the parameter group.</summary>
    public required string ParameterGroup { get; set; }

    /// <summary>Topic for notifications.</summary>
    public string? NotificationTopicArn { get; set; }

    /// <summary>Tags.</summary>
    public required Dictionary<string, string> Tags { get; init; }

    /// <summary>Why it failed or cannot be reached, for the status that people read.</summary>
    public string? Failure { get; set; }

    /// <summary>The server; its endpoint is refused where redis-server is not installed.</summary>
    public required RedisServer Server { get; init; }

    /// <summary>A setting by its name in an answer.</summary>
    public string? this[string name] => Settings.GetValueOrDefault(name);
}
