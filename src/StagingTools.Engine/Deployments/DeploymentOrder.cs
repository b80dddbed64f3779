using Amazon.ECS.Model;
using StagingTools.Engine.Deployments.Smoke;

namespace StagingTools.Engine.Deployments;

/// <summary>A revision to roll out, after everything was looked up and agreed to.</summary>
internal sealed record DeploymentOrder
{
    /// <summary>Where.</summary>
    public required ServiceTarget Target { get; init; }

    /// <summary>The service as it is.</summary>
    public required Service Before { get; init; }

    /// <summary>The revision that the service is set to.</summary>
    public required Revision Current { get; init; }

    /// <summary>The image of the new revision.</summary>
    public required ResolvedImage Image { get; init; }

    /// <summary>The container that runs it.</summary>
    public required string Container { get; init; }

    /// <summary>What the progress is called.</summary>
    public required string Activity { get; init; }

    /// <summary>How long the rollout is followed; <see langword="null"/> for not at all.</summary>
    public required TimeSpan? Timeout { get; init; }

    /// <summary>What differs between the revision and <see cref="Current"/>, one a line.</summary>
    public required IReadOnlyList<string> Differences { get; init; }

    /// <summary>Gives the revision to roll out, registered by then.</summary>
    public required Func<CancellationToken, Task<TaskDefinition>> Revision { get; init; }

    /// <summary>
    /// What has to succeed before the service is set to the revision; it answers with the deployment that ends here where it does not.
    /// </summary>
    public Func<TaskDefinition, CancellationToken, Task<StagingDeployment?>>? First { get; init; }

    /// <summary>What a rollout that completed has to pass before it is a success; <see langword="null"/> for nothing.</summary>
    public SmokeProof? Proof { get; init; }

    /// <summary>Whether <see cref="Current"/> is gone back from.</summary>
    public bool Undoes { get; init; }
}
