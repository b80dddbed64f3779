using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using StagingTools.Sandbox.ElasticLoadBalancing;
using StagingTools.Sandbox.Gateway;
using StagingTools.Sandbox.Hosting;

namespace StagingTools.Sandbox.Ecs;

/// <summary>The operations on services.</summary>
internal sealed partial class ServiceOperations(
    SandboxContext context,
    EcsStore store,
    ServiceScheduler scheduler,
    TaskDefinitions definitions,
    TargetGroups groups,
    DeploymentAlarms alarms)
{
    /// <summary>CreateService.</summary>
    public async Task<JsonObject> CreateAsync(AwsRequest request, CancellationToken cancellationToken)
    {
        JsonObject json = request.Json;
        string name = EcsOverlay.Required(json, "serviceName");
        if (!NameForm().IsMatch(name))
        {
            throw new AwsException(
                "InvalidParameterException",
                $"Service name '{name}' must be up to 255 letters, numbers, underscores and hyphens.");
        }

        string cluster = EcsOverlay.Cluster(json);
        await definitions.CheckClusterAsync(request.Region, cluster, cancellationToken).ConfigureAwait(false);
        JsonObject definition = await definitions
            .GetAsync(request.Region, EcsOverlay.Required(json, "taskDefinition"), cancellationToken).ConfigureAwait(false);
        CheckLoadBalancers(json, definition);
        await LoadGroupsAsync(request, cancellationToken).ConfigureAwait(false);
        bool alarmed = await alarms
            .AnyAsync(request.Region, DeploymentAlarms.Names(json), cancellationToken).ConfigureAwait(false);
        var service = new EcsService
        {
            Name = name,
            Region = request.Region,
            Cluster = cluster,
            Arn = store.Arn(request.Region, $"service/{cluster}/{name}"),
            ClusterArn = store.Arn(request.Region, $"cluster/{cluster}"),
            CreatedAt = context.Time.GetUtcNow(),
            DesiredCount = (int?)json["desiredCount"] ?? 1,
            Settings = ServiceSettings.Of(json),
            Tags = Tags(json),
        };
        lock (store.Gate)
        {
            if (store.FindService(request.Region, cluster, name) is { Status: not "INACTIVE" } existing)
            {
                throw new AwsException(
                    "InvalidParameterException",
                    existing.Status == "DRAINING"
                        ? "Unable to Start a service that is still Draining."
                        : "Creation of service was not idempotent.");
            }

            store.Add(service);
            scheduler.Deploy(service, definition, alarmed);
            return new JsonObject { ["service"] = EcsJson.Service(service, store, withTags: true) };
        }
    }

    /// <summary>UpdateService.</summary>
    public async Task<JsonObject> UpdateAsync(AwsRequest request, CancellationToken cancellationToken)
    {
        JsonObject json = request.Json;
        string name = EcsOverlay.Required(json, "service");
        string cluster = EcsOverlay.Cluster(json);
        JsonObject? definition = (string?)json["taskDefinition"] is { } wanted
            ? await definitions.GetAsync(request.Region, wanted, cancellationToken).ConfigureAwait(false)
            : null;
        await LoadGroupsAsync(request, cancellationToken).ConfigureAwait(false);
        string[] watched;
        lock (store.Gate)
        {
            watched = json["deploymentConfiguration"]?["alarms"] is not null ? DeploymentAlarms.Names(json)
                : store.FindService(request.Region, cluster, name) is { } known ? DeploymentAlarms.Names(known.Settings)
                : [];
        }

        bool alarmed = await alarms.AnyAsync(request.Region, watched, cancellationToken).ConfigureAwait(false);
        lock (store.Gate)
        {
            EcsService service = store.FindService(request.Region, cluster, name)
                ?? throw new AwsException("ServiceNotFoundException", "Service not found.");
            if (service.Status != "ACTIVE") throw new AwsException("ServiceNotActiveException", "Service was not ACTIVE.");
            bool deploy = (bool?)json["forceNewDeployment"] == true
                || (definition is not null && (string)definition["taskDefinitionArn"]! != service.Primary.DefinitionArn);
            deploy |= ServiceSettings.Change(service.Settings, json);
            if ((int?)json["desiredCount"] is { } count)
            {
                if (count < 0) throw new AwsException("InvalidParameterException", "desiredCount must not be negative.");
                service.DesiredCount = count;
            }

            if (deploy) scheduler.Deploy(service, definition ?? service.Primary.Definition, alarmed);
            return new JsonObject { ["service"] = EcsJson.Service(service, store, withTags: false) };
        }
    }

    /// <summary>DeleteService.</summary>
    public JsonObject Delete(AwsRequest request)
    {
        lock (store.Gate)
        {
            EcsService service = store.Service(
                request.Region, EcsOverlay.Cluster(request.Json), EcsOverlay.Required(request.Json, "service"));
            if (service.DesiredCount > 0 && (bool?)request.Json["force"] != true)
            {
                throw new AwsException(
                    "InvalidParameterException", "The service cannot be stopped while it is scaled above 0.");
            }

            service.DesiredCount = 0;
            service.Status = "DRAINING";
            return new JsonObject { ["service"] = EcsJson.Service(service, store, withTags: false) };
        }
    }

    /// <summary>DescribeServices.</summary>
    public JsonObject Describe(AwsRequest request)
    {
        string cluster = EcsOverlay.Cluster(request.Json);
        bool tags = (request.Json["include"] as JsonArray)?.Any(item => (string?)item == "TAGS") == true;
        var found = new JsonArray();
        var failures = new JsonArray();
        lock (store.Gate)
        {
            foreach (JsonNode? item in request.Json["services"] as JsonArray ?? [])
            {
                string name = (string)item!;
                if (store.FindService(request.Region, cluster, name) is { } service)
                {
                    found.Add(EcsJson.Service(service, store, tags));
                    continue;
                }

                failures.Add(new JsonObject
                {
                    ["arn"] = store.Arn(request.Region, $"service/{cluster}/{EcsStore.ShortName(name)}"),
                    ["reason"] = "MISSING",
                });
            }
        }

        return new JsonObject { ["services"] = found, ["failures"] = failures };
    }

    /// <summary>ListServices.</summary>
    public JsonObject List(AwsRequest request)
    {
        string cluster = EcsOverlay.Cluster(request.Json);
        lock (store.Gate)
        {
            return EcsOverlay.Page(
                request.Json,
                "serviceArns",
                store.Services
                    .Where(service => service.Region == request.Region && service.Cluster == cluster
                        && service.Status != "INACTIVE")
                    .Select(service => service.Arn),
                standard: 10);
        }
    }

    /// <summary>Tags of a request.</summary>
    internal static Dictionary<string, string> Tags(JsonObject json) => (json["tags"] as JsonArray ?? []).ToDictionary(
        tag => (string)tag!["key"]!, tag => (string?)tag!["value"] ?? "", StringComparer.Ordinal);

    private async Task LoadGroupsAsync(AwsRequest request, CancellationToken cancellationToken)
    {
        foreach (string arn in (request.Json["loadBalancers"] as JsonArray ?? [])
            .Select(balancer => (string?)balancer!["targetGroupArn"]).OfType<string>())
        {
            await groups.CheckUsedAsync(request.Region, arn, cancellationToken).ConfigureAwait(false);
            await groups.LoadAsync(request.Region, arn, cancellationToken).ConfigureAwait(false);
        }
    }

    private static void CheckLoadBalancers(JsonObject json, JsonObject definition)
    {
        foreach (JsonNode? balancer in json["loadBalancers"] as JsonArray ?? [])
        {
            string? container = (string?)balancer!["containerName"];
            int? port = (int?)balancer["containerPort"];
            bool known = definition["containerDefinitions"]!.AsArray().Any(found =>
                (string?)found!["name"] == container
                && found["portMappings"]?.AsArray().Any(mapping => (int?)mapping!["containerPort"] == port) == true);
            if (!known)
            {
                throw new AwsException(
                    "InvalidParameterException",
                    $"The container {container} did not have a container port {port} defined.");
            }
        }
    }

    [GeneratedRegex("^[A-Za-z0-9_-]{1,255}$")]
    private static partial Regex NameForm();
}
