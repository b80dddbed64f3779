using System.Text.Json.Nodes;
using StagingTools.Sandbox.Gateway;
using StagingTools.Sandbox.Hosting;

namespace StagingTools.Sandbox.Ecs;

/// <summary>Clusters and task definitions as the emulator keeps them.</summary>
internal sealed class TaskDefinitions(SandboxContext context)
{
    private const string Target = "AmazonEC2ContainerServiceV20141113.";

    /// <summary>A task definition by family, FAMILY:REVISION or ARN.</summary>
    /// <exception cref="AwsException">It does not exist or was deregistered.</exception>
    public async Task<JsonObject> GetAsync(string region, string name, CancellationToken cancellationToken)
    {
        JsonObject answer = await context.Moto.JsonAsync(
            "ecs",
            region,
            Target + "DescribeTaskDefinition",
            new JsonObject { ["taskDefinition"] = name, ["include"] = new JsonArray("TAGS") },
            cancellationToken).ConfigureAwait(false);
        var definition = (JsonObject)answer["taskDefinition"]!.DeepClone();
        if ((string?)definition["status"] == "INACTIVE")
        {
            throw new AwsException("ClientException", "TaskDefinition is inactive");
        }

        definition["tags"] = answer["tags"]?.DeepClone();
        return definition;
    }

    /// <summary>Refuses a cluster that is not there.</summary>
    /// <exception cref="AwsException">ClusterNotFoundException.</exception>
    public async Task CheckClusterAsync(string region, string cluster, CancellationToken cancellationToken)
    {
        JsonObject answer = await context.Moto.JsonAsync(
            "ecs",
            region,
            Target + "DescribeClusters",
            new JsonObject { ["clusters"] = new JsonArray(cluster) },
            cancellationToken).ConfigureAwait(false);
        if ((string?)(answer["clusters"] as JsonArray)?.FirstOrDefault()?["status"] != "ACTIVE")
        {
            throw new AwsException("ClusterNotFoundException", "Cluster not found.");
        }
    }
}
