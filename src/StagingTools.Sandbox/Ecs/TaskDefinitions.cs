using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using StagingTools.Sandbox.Gateway;
using StagingTools.Sandbox.Hosting;

namespace StagingTools.Sandbox.Ecs;

/// <summary>Clusters and task definitions as the emulator keeps them.</summary>
internal sealed class TaskDefinitions(SandboxContext context)
{
    private const string Target = "AmazonEC2ContainerServiceV20141113.";
    private const int LongestPage = 100;
    private readonly ConcurrentDictionary<string, (DateTimeOffset At, string By)> _registered = new(StringComparer.Ordinal);

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

    /// <summary>RegisterTaskDefinition and DescribeTaskDefinition: the emulator's answer with who registered it and when.</summary>
    public async Task<JsonObject> SignAsync(AwsRequest request, CancellationToken cancellationToken)
    {
        JsonObject answer = await context.Moto
            .JsonAsync("ecs", request.Region, Target + request.Action, request.Json, cancellationToken).ConfigureAwait(false);
        var definition = (JsonObject)answer["taskDefinition"]!;
        string arn = (string)definition["taskDefinitionArn"]!;
        if (request.Action == "RegisterTaskDefinition")
        {
            _registered[arn] = (context.Time.GetUtcNow(), await CallerAsync(request.Region, cancellationToken).ConfigureAwait(false));
        }

        if (_registered.TryGetValue(arn, out (DateTimeOffset At, string By) registered))
        {
            definition["registeredAt"] = registered.At.ToUnixTimeMilliseconds() / 1000.0;
            definition["registeredBy"] = registered.By;
        }

        return answer;
    }

    /// <summary>ListTaskDefinitions in the order that is asked for, and in pages; the emulator knows neither.</summary>
    public async Task<JsonObject> ListAsync(AwsRequest request, CancellationToken cancellationToken)
    {
        var all = (JsonObject)request.Json.DeepClone();
        all.Remove("nextToken");
        all.Remove("maxResults");
        JsonObject answer = await context.Moto
            .JsonAsync("ecs", request.Region, Target + request.Action, all, cancellationToken).ConfigureAwait(false);
        IEnumerable<string> arns = (answer["taskDefinitionArns"] as JsonArray ?? []).Select(arn => (string)arn!)
            .OrderBy(arn => arn[..arn.LastIndexOf(':')], StringComparer.Ordinal)
            .ThenBy(arn => int.Parse(arn.AsSpan(arn.LastIndexOf(':') + 1), CultureInfo.InvariantCulture));
        return EcsOverlay.Page(
            request.Json,
            "taskDefinitionArns",
            (string?)request.Json["sort"] == "DESC" ? arns.Reverse() : arns,
            standard: LongestPage);
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

    private async Task<string> CallerAsync(string region, CancellationToken cancellationToken)
    {
        XElement answer = await context.Moto
            .QueryAsync("sts", region, "GetCallerIdentity", [new("Version", "2011-06-15")], cancellationToken).ConfigureAwait(false);
        return answer.Descendants("Arn").Single().Value;
    }
}
