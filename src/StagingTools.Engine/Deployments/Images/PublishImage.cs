using System.Text;
using Amazon.ECR.Model;
using Amazon.ECS.Model;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Deployments.Checks;
using StagingTools.Engine.Environments;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;
using StagingTools.Engine.Settings;

namespace StagingTools.Engine.Deployments.Images;

/// <summary>Builds an image with docker and pushes it into the environment's repository.</summary>
/// <param name="context">Where it works.</param>
public sealed class PublishImage(StagingContext context)
{
    /// <summary>Builds and pushes.</summary>
    /// <param name="request">What to build under which tag.</param>
    /// <param name="host">Is told what docker says, and asked before it is started.</param>
    /// <param name="cancellationToken">Interrupts docker.</param>
    /// <returns>The image; <see langword="null"/> when it was declined or only shown.</returns>
    /// <exception cref="StagingException">
    /// Input that is wrong or missing, <c>DockerMissing</c>, <c>DockerNotRunning</c>, <c>RepositoryNotFound</c>, <c>ImageTagExists</c>,
    /// <c>ImageBuildFailed</c>, <c>DockerLoginFailed</c>, <c>ImagePushFailed</c>, credentials.
    /// </exception>
    public async Task<StagingImage?> RunAsync(PublishImageRequest request, IHost host, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(host);
        (request, StagingSettings settings) = StagingSettings.Apply(context, request, host);
        EnvironmentName name = EnvironmentName.Parse(request);
        ImageBuild build = ImageBuild.Read(request, context);
        ServiceTarget target = ServiceTarget.Read(settings, name, host);
        Docker docker = Docker.Find(context, host);
        using AwsSession session = AwsSession.Open(context, request);
        settings.Production.Refuse(await session.GetAccountIdAsync(cancellationToken));

        DateTimeOffset start = context.TimeProvider.GetUtcNow();
        var images = new ImageResolver(session, host);
        Repository repository = await images.FindRepositoryAsync(null, name.Repository, cancellationToken);
        string? taken = await images.FindDigestAsync(null, name.Repository, build.Tag, null, cancellationToken);
        if (taken is not null && TagLock.Holds(repository, build.Tag))
            throw Taken(repository, build.Tag, taken);

        string platform = build.Platform ?? await FindPlatformAsync(session, target, host, cancellationToken);
        string image = $"{repository.RepositoryUri}:{build.Tag}";
        string registry = repository.RepositoryUri!.Split('/')[0];
        bool signsIn = !DockerLogins.IsLeftToHelper(context, registry);
        DockerCommand[] commands =
        [
            DockerCommand.Build(build, platform, image),
            .. signsIn ? (DockerCommand[])[DockerCommand.Login(registry, EcrLogin.User)] : [],
            DockerCommand.Push(image),
        ];
        var confirmation = new Confirmation(image, $"Build {build.Folder} and push it")
        {
            Detail = Describe(commands, build.Tag, taken),
        };
        if (!await host.ConfirmAsync(confirmation, cancellationToken))
            return null;

        await docker.RunAsync(commands[0], host.Information, cancellationToken);
        await using (signsIn ? await EcrLogin.OpenAsync(context, session, docker, registry, host, cancellationToken) : null)
            await docker.RunAsync(commands[^1], host.Information, cancellationToken);

        string digest = await images.FindDigestAsync(null, name.Repository, build.Tag, null, cancellationToken) ?? throw new StagingException(
            "ImagePushFailed", StagingErrorCategory.OperationFailed, $"docker says that it pushed {image}, and the repository does not have it.")
        {
            TargetInput = image,
            RecommendedAction = "Push it by hand ('docker push') and see what the registry answers.",
        };
        host.Information($"{image} is {digest}.");
        return new StagingImage
        {
            Project = name.Project,
            EnvironmentName = name.Name,
            Region = session.Region,
            RepositoryUri = repository.RepositoryUri,
            ImageTag = build.Tag,
            Digest = digest,
            Platform = platform,
            StartedAt = start,
            Duration = context.TimeProvider.GetUtcNow() - start,
        };
    }

    // The image comes first in many a pipeline, and there may be no service yet.
    private static async Task<string> FindPlatformAsync(AwsSession session, ServiceTarget target, IHost host, CancellationToken cancellationToken)
    {
        ImagePlatform? platform = null;
        try
        {
            platform = await AwsErrors.UnlessDeniedAsync(
                async () =>
                {
                    Service service = await new ServiceFinder(session.Ecs, session.Region).ReadAsync(target.Cluster, target.Service, cancellationToken);
                    Revision revision = await new RevisionReader(session.Ecs).ReadAsync(service.TaskDefinition!, cancellationToken);
                    var instances = new ClusterInstances(session, target.Cluster, host, cancellationToken);
                    return (await new TaskPlatforms(instances).FindAsync(service, revision.Definition.RuntimePlatform)).Platforms[0];
                },
                null,
                $"What the tasks of {target.Service} run on",
                host);
        }
        catch (StagingException missing) when (missing.Category is StagingErrorCategory.NotFound or StagingErrorCategory.InvalidState)
        {
            host.Verbose($"There are no tasks to build for: {missing.Message}");
        }

        platform ??= ImagePlatform.Default;
        host.Verbose($"Building for {platform}.");
        return platform.ToString();
    }

    private static string Describe(IEnumerable<DockerCommand> commands, string tag, string? taken)
    {
        var detail = new StringBuilder().AppendJoin(Environment.NewLine, commands);
        if (taken is not null)
            detail.AppendLine().Append($"The tag {tag} moves: it is {taken} now.");
        return detail.ToString();
    }

    private static StagingException Taken(Repository repository, string tag, string digest) => new(
        "ImageTagExists",
        StagingErrorCategory.InvalidState,
        $"The tag {tag} of {repository.RepositoryUri} is taken by {digest}, and the repository's tags do not move.")
    {
        TargetInput = tag,
        RecommendedAction = $"Give another --tag, or publish what is there: 'staging publish --image-tag {tag}'.",
    };
}
