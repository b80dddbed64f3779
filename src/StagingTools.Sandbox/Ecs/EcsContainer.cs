using System.Text.Json.Nodes;
using StagingTools.Sandbox.Processes;

namespace StagingTools.Sandbox.Ecs;

/// <summary>A container of a task: one local process.</summary>
internal sealed class EcsContainer
{
    /// <summary>Its definition in the task definition.</summary>
    public required JsonObject Definition { get; init; }

    /// <summary>Name.</summary>
    public string Name => (string)Definition["name"]!;

    /// <summary>Image as the definition names it.</summary>
    public string Image => (string)Definition["image"]!;

    /// <summary>Whether the task ends when it ends.</summary>
    public bool Essential => (bool?)Definition["essential"] ?? true;

    /// <summary>Whether ECS asks it for its health.</summary>
    public bool HasHealthCheck => Definition["healthCheck"]?["command"] is not null;

    /// <summary>Identifies the container on its host.</summary>
    public string RuntimeId { get; } = Guid.NewGuid().ToString("N") + Guid.NewGuid().ToString("N");

    /// <summary>Last part of its ARN.</summary>
    public string Id { get; } = Guid.NewGuid().ToString("D");

    /// <summary>PENDING, RUNNING, STOPPED.</summary>
    public string LastStatus { get; set; } = "PENDING";

    /// <summary>Exit code, once it has one; null when it never ran.</summary>
    public int? ExitCode { get; set; }

    /// <summary>Why it never ran.</summary>
    public string? Reason { get; set; }

    /// <summary>Digest of its image.</summary>
    public string? ImageDigest { get; set; }

    /// <summary>UNKNOWN, HEALTHY or UNHEALTHY.</summary>
    public string HealthStatus { get; set; } = "UNKNOWN";

    /// <summary>Its ports: the container's and the one of this machine.</summary>
    public IReadOnlyList<PortBinding> Ports { get; set; } = [];

    /// <summary>Whether its image is a stand-in that opens no port.</summary>
    public bool IsPlaceholder { get; set; }

    /// <summary>Its process.</summary>
    public ChildProcess? Process { get; set; }
}
