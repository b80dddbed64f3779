using System.ComponentModel;
using StagingTools.Engine.Settings;

namespace StagingTools.Engine.Deployments;

/// <summary>Asks for the environment's service to go back to an earlier revision.</summary>
public sealed record UndoAppRequest : EnvironmentRequest
{
    /// <summary>
    /// A revision as number, <c>family:revision</c>, or tag of its image; <see langword="null"/> takes the newest good one before
    /// the one that serves.
    /// </summary>
    [Description("The revision to go to: its number, family:revision, or its image's tag. Default: the last good one before what serves.")]
    public string? To { get; init; }

    /// <summary>The ECS cluster; <see langword="null"/> takes <c>ECS_CLUSTER</c>, then the environment's.</summary>
    [Setting(SettingNames.Cluster)]
    [Description("The ECS cluster. Default: ECS_CLUSTER, stagingtools.json, then the environment's cluster.")]
    public string? Cluster { get; init; }

    /// <summary>The ECS service; <see langword="null"/> takes <c>ECS_SERVICE</c>, then the environment's.</summary>
    [Setting(SettingNames.Service)]
    [Description("The ECS service. Default: ECS_SERVICE, stagingtools.json, then the environment's service.")]
    public string? Service { get; init; }

    /// <summary>The application's container; <see langword="null"/> takes the only one, or the one named <c>app</c>.</summary>
    [Setting(SettingNames.Container)]
    [Description("The application's container. Default: the only one, or the one named app.")]
    public string? Container { get; init; }

    /// <summary>Seconds to follow the rollout; 1 to 7200.</summary>
    [Setting(SettingNames.PublishTimeout)]
    [Description("Seconds to follow the rollout before giving up, 1 to 7200.")]
    public int? Timeout { get; init; }
}
