using System.Globalization;
using System.Runtime.CompilerServices;
using Amazon.ECS.Model;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Environments;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;
using StagingTools.Engine.Settings;

namespace StagingTools.Engine.Deployments;

/// <summary>Tells the history of an environment's service: its revisions, and what became of each. Changes nothing.</summary>
/// <param name="context">Where it works.</param>
public sealed class GetDeployment(StagingContext context)
{
    private const int Most = 100;

    /// <summary>Tells.</summary>
    /// <param name="request">Of which service, and how much.</param>
    /// <param name="host">Is told details.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The revisions, the newest first.</returns>
    /// <exception cref="StagingException">
    /// <c>InvalidLast</c>, <c>ClusterNotFound</c>, <c>ClusterNotActive</c> or <c>ServiceNotFound</c>.
    /// </exception>
    public async IAsyncEnumerable<StagingDeploymentRecord> RunAsync(
        GetDeploymentRequest request, IHost host, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(host);
        (request, StagingSettings settings) = StagingSettings.Apply(context, request, host);
        EnvironmentName name = EnvironmentName.Parse(request);
        CheckLast(request.Last);
        ServiceTarget target = ServiceTarget.Read(settings, name, host);
        using AwsSession session = AwsSession.Open(context, request);
        await settings.Production.WarnAsync(session, host, cancellationToken);
        Service service = await new ServiceFinder(session.Ecs, session.Region)
            .ReadAsync(target.Cluster, target.Service, cancellationToken);
        // A service of another deployment controller need not have one of its own.
        string family = service.TaskDefinition is { } arn ? Arn.Name(arn).Split(':')[0] : name.TaskFamily;
        host.Verbose($"The revisions of {target.Service} are those of the family {family}.");
        foreach (Revision revision in await new RevisionReader(session.Ecs).NewestAsync(family, request.Last, cancellationToken))
            yield return Describe(revision, service, target, session.Region, request.Container);
    }

    private static StagingDeploymentRecord Describe(
        Revision revision, Service service, ServiceTarget target, string region, string? container)
    {
        Deployment? live = RevisionOutcome.Live(service, revision);
        DeploymentOutcome outcome = RevisionOutcome.Of(service, revision);
        // One that goes on is not the one whose end is recorded.
        RecordedOutcome? recorded = outcome == DeploymentOutcome.InProgress ? null : revision.Recorded;
        string image = ContainerChoice.Find(revision.Definition, container)?.Image ?? "";
        return new StagingDeploymentRecord
        {
            Project = target.Name.Project,
            EnvironmentName = target.Name.Name,
            Region = region,
            Revision = revision.Name,
            Status = outcome,
            Serving = (service.Deployments ?? []).Exists(
                deployment => deployment.TaskDefinition == revision.TaskDefinitionArn && deployment.RunningCount > 0),
            Active = revision.IsActive,
            Image = image,
            ImageTag = revision.ImageTag(image),
            ImageDigest = ImageReference.TryParse(image)?.Digest,
            Cluster = Arn.Name(target.Cluster),
            Service = Arn.Name(target.Service),
            TaskDefinitionArn = revision.TaskDefinitionArn,
            DeploymentId = recorded?.DeploymentId ?? live?.Id,
            RegisteredBy = revision.Definition.RegisteredBy,
            RegisteredAt = revision.Definition.RegisteredAt is { } time ? new DateTimeOffset(time.ToUniversalTime()) : null,
            DeployedBy = recorded?.By,
            EndedAt = recorded?.EndedAt,
        };
    }

    private static void CheckLast(int last)
    {
        if (last is < 1 or > Most)
            throw new StagingException(
                "InvalidLast",
                StagingErrorCategory.InvalidArgument,
                $"{last.ToString(CultureInfo.InvariantCulture)} revisions cannot be shown.")
            {
                TargetInput = last.ToString(CultureInfo.InvariantCulture),
                RecommendedAction = $"Give 1 to {Most} with --last.",
            };
    }
}
