using Amazon.ECS.Model;
using StagingTools.Engine.Deployments.Smoke;

namespace StagingTools.Engine.Deployments;

/// <summary>What will be published to one service, after everything was looked up.</summary>
/// <param name="Settings">What was asked for.</param>
/// <param name="Service">The service as it is.</param>
/// <param name="Image">The image.</param>
/// <param name="Revision">The revision to make.</param>
internal sealed record PublishPlan(PublishSettings Settings, Service Service, ResolvedImage Image, RevisionPlan Revision)
{
    /// <summary>What the rollout has to pass; <see langword="null"/> for nothing.</summary>
    public SmokeProof? Proof { get; init; }

    /// <summary>The plan as text.</summary>
    public string Detail { get; init; } = "";

    /// <summary>The service's name.</summary>
    public string ServiceName => Settings.Target.Service;
}
