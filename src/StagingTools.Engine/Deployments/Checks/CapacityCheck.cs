using Amazon.ECS.Model;

namespace StagingTools.Engine.Deployments.Checks;

/// <summary>Whether a task of a revision fits onto an instance of the cluster. Fargate makes room for whatever it takes.</summary>
/// <param name="instances">The cluster's instances.</param>
internal sealed class CapacityCheck(ClusterInstances instances)
{
    private const string Mend = "Make container sizes smaller or instances larger ('staging new' with --instance-type).";

    /// <summary>Looks at the cluster's instances.</summary>
    public async Task<IReadOnlyList<PublishFinding>> FindAsync(
        string cluster, Service service, RegisterTaskDefinitionRequest revision)
    {
        if (ClusterInstances.AreNotFor(service))
            return [];

        return await instances.ListAsync() is { } found ? Judge(cluster, service, TaskSize.Of(revision), found) : [];
    }

    /// <summary>Judges by what is known of the instances.</summary>
    internal static IReadOnlyList<PublishFinding> Judge(
        string cluster, Service service, TaskSize size, IReadOnlyCollection<ContainerInstance> instances)
    {
        ContainerInstance[] active = [.. instances.Where(instance => instance.Status == "ACTIVE")];
        if (active.Length == 0)
        {
            // A capacity provider may start one for the task.
            bool scales = service.CapacityProviderStrategy is { Count: > 0 };
            return
            [
                new PublishFinding(
                    $"The cluster {cluster} has no active container instance{(scales ? "; the task waits for its capacity provider to start one" : "")}.",
                    "See why its instance does not run or does not register: the agent's log, the group's desired count.") { IsFatal = !scales },
            ];
        }

        if (!active.Any(instance => size.Fits(instance.RegisteredResources)))
            return
            [
                new PublishFinding($"A task takes {size}, and no instance of {cluster} has that; the largest has {Largest(active)}.", Mend),
            ];

        var findings = new List<PublishFinding>();
        if (active.All(instance => instance.AgentConnected == false))
            findings.Add(new PublishFinding(
                $"The agent of every instance of {cluster} is disconnected: no task starts until one is back.",
                "Look at the instance: is it running, and does it reach the internet?")
            { IsFatal = false });

        // With less than all healthy, an old task makes room for the new one.
        bool staysBeside = (service.DeploymentConfiguration?.MinimumHealthyPercent ?? 100) >= 100 && service.RunningCount > 0;
        if (staysBeside && !active.Any(instance => size.Fits(instance.RemainingResources)))
            findings.Add(new PublishFinding(
                $"A task takes {size}, and no instance of {cluster} has that left beside the tasks that run: the rollout waits for room.",
                "Let a task stop first (minimum healthy percent 0), or make instances larger.")
            { IsFatal = false });
        return findings;
    }

    private static string Largest(IEnumerable<ContainerInstance> instances) => instances
        .Select(instance => TaskSize.Of(instance.RegisteredResources))
        .MaxBy(size => (size.Memory, size.Cpu))
        .ToString();
}
