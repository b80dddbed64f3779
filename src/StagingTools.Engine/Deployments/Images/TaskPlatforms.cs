using Amazon.ECS.Model;
using StagingTools.Engine.Deployments.Checks;

namespace StagingTools.Engine.Deployments.Images;

/// <summary>What the tasks of a service run on.</summary>
/// <param name="instances">The cluster's instances.</param>
internal sealed class TaskPlatforms(ClusterInstances instances)
{
    /// <summary>
    /// Finds the platforms. Without a word in the task definition, a task on EC2 runs on whatever instance there is.
    /// </summary>
    /// <param name="service">The service.</param>
    /// <param name="named">What its task definition names.</param>
    /// <returns>At least one, and whether that is known or only ECS's default.</returns>
    public async Task<(IReadOnlyList<ImagePlatform> Platforms, bool IsKnown)> FindAsync(Service service, RuntimePlatform? named)
    {
        if (ImagePlatform.Of(named) is { } platform)
            return ([platform], true);
        if (ClusterInstances.AreNotFor(service))
            return ([ImagePlatform.Default], true);

        ImagePlatform[] there =
        [
            .. (await instances.ListAsync() ?? [])
                .Where(instance => instance.Status == "ACTIVE")
                .Select(ImagePlatform.Of)
                .OfType<ImagePlatform>()
                .Distinct(),
        ];
        return there.Length > 0 ? (there, true) : ([ImagePlatform.Default], false);
    }
}
