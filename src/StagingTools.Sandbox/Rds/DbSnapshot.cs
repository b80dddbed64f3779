namespace StagingTools.Sandbox.Rds;

/// <summary>A snapshot: a complete copy of an instance's cluster as it was at one moment.</summary>
internal sealed class DbSnapshot
{
    /// <summary>Identifier, in lower case, unique in its region.</summary>
    public required string Identifier { get; init; }

    /// <summary>ARN.</summary>
    public required string Arn { get; init; }

    /// <summary>The instance that it was taken of.</summary>
    public required DbInstance Source { get; init; }

    /// <summary>The instance's identifier at that moment; a renamed instance does not take its snapshots along.</summary>
    public required string InstanceIdentifier { get; init; }

    /// <summary>Whether RDS took it by itself: it goes with the instance, and backups of any moment start from it.</summary>
    public bool IsAutomated { get; init; }

    /// <summary>When it was complete (UTC): the first moment that can be restored from it.</summary>
    public DateTimeOffset? CompletedAt { get; set; }

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

    /// <summary>Removes the copied cluster.</summary>
    public void Delete()
    {
        string folder = Path.GetDirectoryName(DataPath)!;
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }
}
