namespace StagingTools.Sandbox.Rds;

/// <summary>A snapshot: a complete copy of an instance's cluster as it was at one moment.</summary>
internal sealed class DbSnapshot
{
    /// <summary>Identifier, in lower case, unique in its region.</summary>
    public required string Identifier { get; init; }

    /// <summary>ARN.</summary>
    public required string Arn { get; init; }

    /// <summary>The instance as it was.</summary>
    public required DbInstance Source { get; init; }

    /// <summary>The settings of the instance at that moment.</summary>
    public required IReadOnlyDictionary<string, string> Settings { get; init; }

    /// <summary>When it was taken (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>creating, available or failed.</summary>
    public string Status { get; set; } = "creating";

    /// <summary>Tags.</summary>
    public required Dictionary<string, string> Tags { get; init; }

    /// <summary>The folder of the copied cluster.</summary>
    public required string DataPath { get; init; }
}
