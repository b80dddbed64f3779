using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using StagingTools.Sandbox.Hosting;

namespace StagingTools.Sandbox.Ecs;

/// <summary>
/// The machines of clusters. No agent runs on the emulator's instances, so those of a capacity provider's group count as
/// registered.
/// </summary>
internal sealed class ContainerInstances(SandboxContext context)
{
    private const string Target = "AmazonEC2ContainerServiceV20141113.";

    /// <summary>The machines of a cluster.</summary>
    public async Task<IReadOnlyList<ContainerInstance>> FindAsync(
        string region, string cluster, CancellationToken cancellationToken)
    {
        JsonObject clusters = await context.Moto.JsonAsync(
            "ecs",
            region,
            Target + "DescribeClusters",
            new JsonObject { ["clusters"] = new JsonArray(cluster) },
            cancellationToken).ConfigureAwait(false);
        if ((clusters["clusters"] as JsonArray)?.FirstOrDefault()?["capacityProviders"] is not JsonArray { Count: > 0 } names)
        {
            return [];
        }

        JsonObject providers = await context.Moto.JsonAsync(
            "ecs",
            region,
            Target + "DescribeCapacityProviders",
            new JsonObject { ["capacityProviders"] = names.DeepClone() },
            cancellationToken).ConfigureAwait(false);
        var found = new List<ContainerInstance>();
        foreach (JsonObject provider in (providers["capacityProviders"] as JsonArray ?? []).OfType<JsonObject>())
        {
            if ((string?)provider["autoScalingGroupProvider"]?["autoScalingGroupArn"] is not { } group) continue;
            found.AddRange(await OfGroupAsync(
                region, cluster, (string)provider["name"]!, EcsStore.ShortName(group), cancellationToken).ConfigureAwait(false));
        }

        return found;
    }

    private async Task<IEnumerable<ContainerInstance>> OfGroupAsync(
        string region, string cluster, string provider, string group, CancellationToken cancellationToken)
    {
        XElement answer = await context.Moto.QueryAsync(
            "autoscaling",
            region,
            "DescribeAutoScalingGroups",
            [new("Version", "2011-01-01"), new("AutoScalingGroupNames.member.1", group)],
            cancellationToken).ConfigureAwait(false);
        return answer.Descendants("Instances").Elements("member")
            .Where(instance => instance.Element("LifecycleState")?.Value == "InService")
            .Select(instance => new ContainerInstance(
                $"arn:aws:ecs:{region}:{context.AccountId}:container-instance/{cluster}/{Id(instance.Element("InstanceId")!.Value)}",
                instance.Element("InstanceId")!.Value,
                instance.Element("InstanceType")?.Value ?? "unknown",
                instance.Element("AvailabilityZone")?.Value ?? region + "a",
                provider));
    }

    private static string Id(string instance) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(instance)))[..32];
}
