using Amazon.ECS.Model;

namespace StagingTools.Engine.Deployments;

/// <summary>What will be published to one service, after everything was looked up.</summary>
/// <param name="Settings">What was asked for.</param>
/// <param name="Service">The service as it is.</param>
/// <param name="Image">The image.</param>
/// <param name="Revision">The revision to make.</param>
internal sealed record PublishPlan(PublishSettings Settings, Service Service, ResolvedImage Image, RevisionPlan Revision)
{
    /// <summary>The service's name.</summary>
    public string ServiceName => Settings.Target.Service;

    /// <summary>The plan as text.</summary>
    public string Describe() => Settings.MigrationCommand is { } command
        ? string.Join(Environment.NewLine, Migration.Describe(command, Revision.Container), Revision.Describe())
        : Revision.Describe();
}
