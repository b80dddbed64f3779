using System.ComponentModel;
using StagingTools.Engine.Settings;

namespace StagingTools.Engine.Deployments.Images;

/// <summary>Asks for an image to be built and pushed into the environment's repository.</summary>
public sealed record PublishImageRequest : EnvironmentRequest
{
    /// <summary>The tag; <see langword="null"/> takes <c>IMAGE_TAG</c>.</summary>
    [Setting(SettingNames.ImageTag)]
    [Description("The tag that the image gets in the environment's repository. Default: IMAGE_TAG.")]
    public string? Tag { get; init; }

    /// <summary>The folder that is built: docker's context.</summary>
    [Description("The folder to build, docker's context.")]
    public string Path { get; init; } = ".";

    /// <summary>The Dockerfile; <see langword="null"/> takes the one in the folder.</summary>
    [Description("The Dockerfile. Default: the one of that name in the folder.")]
    public string? Dockerfile { get; init; }

    /// <summary>What to build for, such as <c>linux/amd64</c>; <see langword="null"/> takes what the service's tasks run on.</summary>
    [Description("What to build for, such as linux/amd64 or linux/arm64. Default: what the service's tasks run on.")]
    public string? Platform { get; init; }

    /// <summary>Environment variables whose values become build arguments of the same names.</summary>
    [Description("Environment variables that become build arguments of the same names. Their values stand on no command line.")]
    public IReadOnlyList<string>? BuildArg { get; init; }

    /// <summary>The ECS cluster; <see langword="null"/> takes <c>ECS_CLUSTER</c>, then the environment's.</summary>
    [Setting(SettingNames.Cluster)]
    [Description("The service's ECS cluster. Default: ECS_CLUSTER, stagingtools.json, then the environment's cluster.")]
    public string? Cluster { get; init; }

    /// <summary>The ECS service; <see langword="null"/> takes <c>ECS_SERVICE</c>, then the environment's.</summary>
    [Setting(SettingNames.Service)]
    [Description("The ECS service that the image is for. Default: ECS_SERVICE, stagingtools.json, then the environment's service.")]
    public string? Service { get; init; }
}
