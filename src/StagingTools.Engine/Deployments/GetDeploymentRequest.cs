using System.ComponentModel;
using StagingTools.Engine.Settings;

namespace StagingTools.Engine.Deployments;

/// <summary>Asks for the history of the environment's service.</summary>
public sealed record GetDeploymentRequest : EnvironmentRequest
{
    /// <summary>How many revisions to show; 1 to 100.</summary>
    [Description("How many revisions to show, the newest first, 1 to 100.")]
    public int Last { get; init; } = 10;

    /// <summary>The ECS cluster; <see langword="null"/> takes <c>ECS_CLUSTER</c>, then the environment's.</summary>
    [Setting(SettingNames.Cluster)]
    [Description("The ECS cluster. Default: ECS_CLUSTER, stagingtools.json, then the environment's cluster.")]
    public string? Cluster { get; init; }

    /// <summary>The ECS service; <see langword="null"/> takes <c>ECS_SERVICE</c>, then the environment's.</summary>
    [Setting(SettingNames.Service)]
    [Description("The ECS service. Default: ECS_SERVICE, stagingtools.json, then the environment's service.")]
    public string? Service { get; init; }

    /// <summary>The container whose image is shown; <see langword="null"/> takes the only one, or the one named <c>app</c>.</summary>
    [Setting(SettingNames.Container)]
    [Description("The container whose image is shown. Default: the only one, or the one named app.")]
    public string? Container { get; init; }
}
