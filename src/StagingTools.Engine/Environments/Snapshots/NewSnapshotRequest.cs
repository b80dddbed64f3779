using System.ComponentModel;

namespace StagingTools.Engine.Environments.Snapshots;

/// <summary>Asks for a manual snapshot of the environment's database.</summary>
public sealed record NewSnapshotRequest : EnvironmentRequest
{
    /// <summary>
    /// The snapshot's name: 1 to 255 letters, digits and single hyphens, a letter first and no hyphen last; RDS keeps it in
    /// lower case. <see langword="null"/> makes one of project, environment and time.
    /// </summary>
    [Description("The snapshot's name. Default: PROJECT-ENVIRONMENT-manual-TIME.")]
    public string? Name { get; init; }

    /// <summary>Returns as soon as RDS has begun, and waits for nothing.</summary>
    [Description("Return as soon as RDS has begun to make it.")]
    public bool NoWait { get; init; }
}
