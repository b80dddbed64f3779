using System.Text.Json.Nodes;
using StagingTools.Sandbox.Hosting;

namespace StagingTools.Sandbox.Ecs;

/// <summary>Starts tasks, of services and one-off ones.</summary>
internal sealed class TaskStarter(SandboxContext context, EcsStore store, TaskRunner runner)
{
    /// <summary>Starts a task.</summary>
    /// <remarks>The caller holds the store's gate.</remarks>
    public EcsTask Start(TaskOrder order)
    {
        string id = EcsStore.NewTaskId();
        var task = new EcsTask
        {
            Id = id,
            Region = order.Region,
            Cluster = order.Cluster,
            Arn = store.Arn(order.Region, $"task/{order.Cluster}/{id}"),
            ClusterArn = store.Arn(order.Region, $"cluster/{order.Cluster}"),
            Definition = order.Definition,
            Overrides = order.Overrides,
            Group = order.Group,
            StartedBy = order.StartedBy,
            LaunchType = (string?)order.Settings["launchType"],
            CapacityProvider = (string?)(order.Settings["capacityProviderStrategy"] as JsonArray)?.FirstOrDefault()?["capacityProvider"],
            AllowsCommands = (bool?)order.Settings["enableExecuteCommand"] == true,
            Machine = order.Machine,
            Tags = order.Tags,
            CreatedAt = context.Time.GetUtcNow(),
            Containers =
            [
                .. order.Definition["containerDefinitions"]!.AsArray().OfType<JsonObject>()
                    .Select(container => new EcsContainer { Definition = container }),
            ],
        };
        store.Add(task);
        _ = runner.RunAsync(task);
        return task;
    }

    /// <summary>Starts a task of a service's primary deployment.</summary>
    /// <remarks>The caller holds the store's gate.</remarks>
    public EcsTask StartOf(EcsService service, ContainerInstance? machine) => Start(new TaskOrder
    {
        Region = service.Region,
        Cluster = service.Cluster,
        Definition = service.Primary.Definition,
        Group = $"service:{service.Name}",
        StartedBy = service.Primary.Id,
        Settings = service.Settings,
        Machine = machine,
        Tags = Tags(service, service.Primary),
    });

    private static Dictionary<string, string> Tags(EcsService service, EcsDeployment deployment)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        if ((string?)service.Settings["propagateTags"] == "SERVICE")
        {
            foreach ((string key, string value) in service.Tags) tags[key] = value;
        }
        else if ((string?)service.Settings["propagateTags"] == "TASK_DEFINITION")
        {
            foreach (JsonNode? tag in deployment.Definition["tags"] as JsonArray ?? [])
            {
                tags[(string)tag!["key"]!] = (string?)tag["value"] ?? "";
            }
        }

        if ((bool?)service.Settings["enableECSManagedTags"] == true)
        {
            tags["aws:ecs:clusterName"] = service.Cluster;
            tags["aws:ecs:serviceName"] = service.Name;
        }

        return tags;
    }
}
