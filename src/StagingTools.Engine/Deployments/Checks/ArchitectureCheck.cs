using Amazon.ECS.Model;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Deployments.Images;
using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Deployments.Checks;

/// <summary>
/// Whether the images of a revision are built for what its tasks run on: an image for another processor is pulled without a
/// word and cannot be run.
/// </summary>
/// <param name="session">The account.</param>
/// <param name="instances">The cluster's instances.</param>
/// <param name="host">Is told what could not be looked at.</param>
internal sealed class ArchitectureCheck(AwsSession session, ClusterInstances instances, IHost host)
{
    /// <summary>Looks at the images of this region's ECR.</summary>
    public async Task<IReadOnlyList<PublishFinding>> FindAsync(
        Service service, RegisterTaskDefinitionRequest revision, CancellationToken cancellationToken)
    {
        var findings = new List<PublishFinding>();
        foreach (ContainerDefinition container in revision.ContainerDefinitions ?? [])
        {
            if (container.Image is null
                || ImageReference.TryParse(container.Image) is not { EcrAccount: not null } image
                || image.EcrRegion != session.Region
                || await new ImagePlatformReader(session, host).ReadAsync(image, cancellationToken) is not { } built)
                continue;

            (IReadOnlyList<ImagePlatform> run, bool isKnown) = await new TaskPlatforms(instances).FindAsync(service, revision.RuntimePlatform);
            if (!built.Any(run.Contains))
                findings.Add(new PublishFinding(
                    $"The image {image} is for {string.Join(", ", built)}, and tasks of {revision.Family} run on {string.Join(", ", run)}.",
                    $"Build it for them: 'docker build --platform {run[0]}', or let 'staging image' do it.")
                { IsFatal = isKnown });
        }

        return findings;
    }
}
