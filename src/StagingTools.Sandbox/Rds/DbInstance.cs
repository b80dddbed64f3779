using System.Xml.Linq;

namespace StagingTools.Sandbox.Rds;

/// <summary>An RDS instance: what its owner asked for, and the server behind it.</summary>
internal sealed class DbInstance
{
    /// <summary>Identifier, in lower case, unique in its region.</summary>
    public required string Identifier { get; set; }

    /// <summary>Region.</summary>
    public required string Region { get; init; }

    /// <summary>The identifier that survives renaming: <c>db-</c> and 26 characters.</summary>
    public required string ResourceId { get; init; }

    /// <summary>ARN; it holds the identifier.</summary>
    public required string Arn { get; set; }

    /// <summary>When it was asked for (UTC).</summary>
    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>When it could first be used (UTC).</summary>
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>When it was gone (UTC).</summary>
    public DateTimeOffset? RemovedAt { get; set; }

    /// <summary>Status in RDS's words: creating, backing-up, available, modifying, renaming, rebooting, deleting, failed.</summary>
    public string Status { get; set; } = "creating";

    /// <summary>Scalar members by the name they have in an answer.</summary>
    public required Dictionary<string, string> Settings { get; init; }

    /// <summary>Changes that wait for the maintenance window.</summary>
    public Dictionary<string, string> Pending { get; } = new(StringComparer.Ordinal);

    /// <summary>Security groups.</summary>
    public required IReadOnlyList<string> SecurityGroups { get; set; }

    /// <summary>Log types that go to CloudWatch Logs.</summary>
    public required IReadOnlyList<string> LogExports { get; set; }

    /// <summary>The subnet group as the emulator describes it; null for the default group.</summary>
    public XElement? SubnetGroup { get; set; }

    /// <summary>Name of the parameter group.</summary>
    public required string ParameterGroup { get; set; }

    /// <summary>in-sync, or pending-reboot when a restart is due.</summary>
    public string ParameterStatus { get; set; } = "in-sync";

    /// <summary>Tags.</summary>
    public required Dictionary<string, string> Tags { get; init; }

    /// <summary>Why it failed, for the status that people read.</summary>
    public string? Failure { get; set; }

    /// <summary>The server; null until there is one.</summary>
    public PostgresServer? Server { get; set; }

    /// <summary>A setting by its name in an answer.</summary>
    public string? this[string name] => Settings.GetValueOrDefault(name);
}
