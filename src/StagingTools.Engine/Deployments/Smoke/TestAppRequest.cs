using System.ComponentModel;
using StagingTools.Engine.Settings;

namespace StagingTools.Engine.Deployments.Smoke;

/// <summary>Asks for the smoke tests of an environment's application.</summary>
public sealed record TestAppRequest : EnvironmentRequest
{
    /// <summary>Where the application answers; <see langword="null"/> takes <c>publish.url</c>, then the environment's own address.</summary>
    [Setting(SettingNames.ApplicationUrl)]
    [Description("Where the application answers. Default: stagingtools.json, then the environment's own address.")]
    public string? Url { get; init; }

    /// <summary>The ECS cluster; <see langword="null"/> takes <c>ECS_CLUSTER</c>, then the environment's.</summary>
    [Setting(SettingNames.Cluster)]
    [Description("The ECS cluster. Default: ECS_CLUSTER, stagingtools.json, then the environment's cluster.")]
    public string? Cluster { get; init; }

    /// <summary>The ECS service; <see langword="null"/> takes <c>ECS_SERVICE</c>, then the environment's.</summary>
    [Setting(SettingNames.Service)]
    [Description("The ECS service. Default: ECS_SERVICE, stagingtools.json, then the environment's service.")]
    public string? Service { get; init; }
}
