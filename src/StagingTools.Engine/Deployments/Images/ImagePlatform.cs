using Amazon.ECS.Model;

namespace StagingTools.Engine.Deployments.Images;

/// <summary>What an image is built for, or an instance runs, in docker's words.</summary>
/// <param name="System">The operating system, such as <c>linux</c>.</param>
/// <param name="Architecture">The processor, such as <c>amd64</c> or <c>arm64</c>.</param>
internal sealed record ImagePlatform(string System, string Architecture)
{
    /// <summary>What ECS takes for a task definition that names none.</summary>
    public static ImagePlatform Default { get; } = Of("LINUX", "X86_64");

    /// <summary>What a task definition names; <see langword="null"/> when it names none.</summary>
    /// <remarks>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RuntimePlatform.html</remarks>
    public static ImagePlatform? Of(RuntimePlatform? platform) =>
        platform?.CpuArchitecture?.Value is null && platform?.OperatingSystemFamily?.Value is null
            ? null
            : Of(platform.OperatingSystemFamily?.Value, platform.CpuArchitecture?.Value);

    /// <summary>What an instance says of itself; <see langword="null"/> when it does not say.</summary>
    /// <remarks>https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-placement-constraints.html#ecs-attributes</remarks>
    public static ImagePlatform? Of(ContainerInstance instance) =>
        Attribute(instance, "ecs.cpu-architecture") is { } architecture ? Of(Attribute(instance, "ecs.os-type"), architecture) : null;

    /// <inheritdoc/>
    public override string ToString() => $"{System}/{Architecture}";

    // A family of Windows names its release too: WINDOWS_SERVER_2022_CORE.
    private static ImagePlatform Of(string? system, string? architecture) => new(
        system?.StartsWith("windows", StringComparison.OrdinalIgnoreCase) == true ? "windows" : "linux",
        architecture?.ToUpperInvariant() switch
        {
            null or "X86_64" => "amd64",
            "ARM64" => "arm64",
            _ => architecture.ToLowerInvariant(),
        });

    private static string? Attribute(ContainerInstance instance, string name) =>
        instance.Attributes?.Find(attribute => attribute.Name == name)?.Value;
}
