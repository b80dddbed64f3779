using Amazon.ECS.Model;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Deployments;

/// <summary>Which container of a task definition is the application.</summary>
internal static class ContainerChoice
{
    private const string Usual = "app";

    /// <summary>The container to change.</summary>
    /// <param name="definition">The revision to copy.</param>
    /// <param name="wanted">The name that was asked for; <see langword="null"/> for the only one, or the one named app.</param>
    /// <exception cref="StagingException"><c>ContainerNotFound</c> or <c>ContainerNotNamed</c>.</exception>
    public static ContainerDefinition Choose(TaskDefinition definition, string? wanted)
    {
        List<ContainerDefinition> containers = definition.ContainerDefinitions ?? [];
        List<string> names = [.. containers.Select(container => container.Name ?? "")];
        if (wanted is not null)
            return Find(definition, wanted)
                ?? throw new StagingException(
                    "ContainerNotFound",
                    StagingErrorCategory.NotFound,
                    $"The task definition {definition.Family} has no container '{wanted}'. "
                    + Existing.Describe("container", "containers", names))
                {
                    TargetInput = wanted,
                    RecommendedAction = "Name one of its containers with --container.",
                };

        return Find(definition, wanted)
            ?? throw new StagingException(
                "ContainerNotNamed",
                StagingErrorCategory.InvalidArgument,
                $"The task definition {definition.Family} leaves open which container is the application. "
                + Existing.Describe("container", "containers", names))
            {
                TargetInput = definition.Family,
                RecommendedAction = "Name it with --container.",
            };
    }

    /// <summary>The application's container; <see langword="null"/> when there is none, or it is left open.</summary>
    /// <param name="definition">The revision.</param>
    /// <param name="wanted">The name that was asked for; <see langword="null"/> for the only one, or the one named app.</param>
    public static ContainerDefinition? Find(TaskDefinition definition, string? wanted)
    {
        List<ContainerDefinition> containers = definition.ContainerDefinitions ?? [];
        return wanted is null && containers is [{ } only] ? only : containers.Find(container => container.Name == (wanted ?? Usual));
    }
}
