using Amazon.ECS.Model;
using StagingTools.Engine.Environments;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Deployments;

/// <summary>A command that is to run as a task of its own.</summary>
internal sealed record TaskOrder
{
    /// <summary>The environment.</summary>
    public required EnvironmentName Name { get; init; }

    /// <summary>The ECS cluster.</summary>
    public required string Cluster { get; init; }

    /// <summary>The service whose network and capacity the task gets.</summary>
    public required Service Service { get; init; }

    /// <summary>The revision to run.</summary>
    public required TaskDefinition Revision { get; init; }

    /// <summary>The container that runs the command.</summary>
    public required string Container { get; init; }

    /// <summary>The command's words.</summary>
    public required IReadOnlyList<string> Command { get; init; }

    /// <summary>Variables besides those of the revision; none may be a secret.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    /// <summary>Names the run.</summary>
    public required string ClientToken { get; init; }

    /// <summary>How long it may take.</summary>
    public required TimeSpan Timeout { get; init; }

    /// <summary>Checks that a task ends with its container.</summary>
    /// <exception cref="StagingException"><c>ContainerNotEssential</c>.</exception>
    public static void CheckContainer(ContainerDefinition container)
    {
        if (container.Essential == false)
            throw new StagingException(
                "ContainerNotEssential",
                StagingErrorCategory.InvalidArgument,
                $"The container '{container.Name}' is not essential: a task would not end with its command.")
            {
                TargetInput = container.Name,
                RecommendedAction = "Name an essential container with --container.",
            };
    }

    /// <summary>What ECS is asked.</summary>
    /// <param name="revision">The revision that runs: that of the order, or its copy without ports.</param>
    public RunTaskRequest ToRequest(TaskDefinition revision)
    {
        // A strategy and a launch type exclude each other.
        bool hasStrategy = Service.CapacityProviderStrategy is { Count: > 0 };
        List<PlacementConstraint> constraints =
            [.. (Service.PlacementConstraints ?? []).Where(constraint => constraint.Type?.Value == "memberOf")];
        return new RunTaskRequest
        {
            Cluster = Cluster,
            TaskDefinition = revision.TaskDefinitionArn,
            Count = 1,
            CapacityProviderStrategy = hasStrategy ? Service.CapacityProviderStrategy : null,
            LaunchType = hasStrategy ? null : Service.LaunchType,
            PlatformVersion = Service.PlatformVersion,
            NetworkConfiguration = Service.NetworkConfiguration,
            PlacementConstraints = constraints.Count > 0 ? constraints : null,
            Overrides = new TaskOverride
            {
                ContainerOverrides =
                [
                    new ContainerOverride
                    {
                        Name = Container,
                        Command = [.. Command],
                        Environment = Variables.Count == 0
                            ? null
                            : [.. Variables.Select(variable => new Amazon.ECS.Model.KeyValuePair { Name = variable.Key, Value = variable.Value })],
                    },
                ],
            },
            StartedBy = "stagingtools",
            EnableECSManagedTags = Service.EnableECSManagedTags,
            PropagateTags = Amazon.ECS.PropagateTags.TASK_DEFINITION,
            Tags =
            [
                new Tag { Key = "Project", Value = Name.Project },
                new Tag { Key = "Environment", Value = Name.Name },
                new Tag { Key = "ManagedBy", Value = "StagingTools" },
            ],
            ClientToken = ClientToken,
        };
    }
}
