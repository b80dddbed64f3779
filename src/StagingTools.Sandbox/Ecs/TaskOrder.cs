using System.Text.Json.Nodes;

namespace StagingTools.Sandbox.Ecs;

/// <summary>A task that is to be started.</summary>
internal sealed record TaskOrder
{
    /// <summary>Region.</summary>
    public required string Region { get; init; }

    /// <summary>Name of the cluster.</summary>
    public required string Cluster { get; init; }

    /// <summary>The task definition as the emulator describes it.</summary>
    public required JsonObject Definition { get; init; }

    /// <summary>service:NAME or family:FAMILY.</summary>
    public required string Group { get; init; }

    /// <summary>The deployment that starts it, or what the caller of RunTask said.</summary>
    public string? StartedBy { get; init; }

    /// <summary>Changes of a one-off run to the definition.</summary>
    public JsonObject Overrides { get; init; } = [];

    /// <summary>The service or request: launch type, capacity provider, ECS Exec.</summary>
    public required JsonObject Settings { get; init; }

    /// <summary>The machine that has room for it; null in a cluster that has none.</summary>
    public ContainerInstance? Machine { get; init; }

    /// <summary>Tags.</summary>
    public required Dictionary<string, string> Tags { get; init; }
}
