using System.Text.Json.Nodes;

namespace StagingTools.Sandbox.Ecs;

/// <summary>Services and tasks in the wire form of ECS.</summary>
internal static class EcsJson
{
    /// <summary>A service.</summary>
    public static JsonObject Service(EcsService service, EcsStore store, bool withTags)
    {
        EcsTask[] tasks = [.. store.ActiveTasks(service)];
        bool gone = service.Status == "INACTIVE";
        var json = new JsonObject
        {
            ["serviceArn"] = service.Arn,
            ["serviceName"] = service.Name,
            ["clusterArn"] = service.ClusterArn,
            ["status"] = service.Status,
            ["desiredCount"] = service.DesiredCount,
            ["runningCount"] = tasks.Count(IsRunning),
            ["pendingCount"] = tasks.Count(IsPending),
            ["taskDefinition"] = service.Deployments.Count > 0 ? service.Primary.DefinitionArn : null,
            ["deployments"] = gone
                ? []
                : new JsonArray([.. service.Deployments.Select(deployment => Deployment(service, deployment, tasks))]),
            ["events"] = new JsonArray([.. service.Events.Select(Event)]),
            ["createdAt"] = Time(service.CreatedAt),
            ["createdBy"] = $"arn:aws:iam::{store.AccountId}:root",
        };
        foreach ((string name, JsonNode? value) in service.Settings) json[name] = value?.DeepClone();
        if (withTags) json["tags"] = Tags(service.Tags);
        return json;
    }

    /// <summary>A task.</summary>
    public static JsonObject Task(EcsTask task, bool withTags)
    {
        var json = new JsonObject
        {
            ["taskArn"] = task.Arn,
            ["taskDefinitionArn"] = task.DefinitionArn,
            ["clusterArn"] = task.ClusterArn,
            ["lastStatus"] = task.LastStatus,
            ["desiredStatus"] = task.DesiredStatus,
            ["healthStatus"] = task.HealthStatus,
            ["group"] = task.Group,
            ["launchType"] = task.LaunchType ?? "EC2",
            ["connectivity"] = "CONNECTED",
            ["connectivityAt"] = Time(task.CreatedAt),
            ["createdAt"] = Time(task.CreatedAt),
            ["enableExecuteCommand"] = task.AllowsCommands,
            ["version"] = task.Version,
            ["attachments"] = new JsonArray(),
            ["attributes"] = new JsonArray(),
            ["overrides"] = task.Overrides.DeepClone(),
            ["containers"] = new JsonArray([.. task.Containers.Select(container => Container(task, container))]),
        };
        foreach (string size in (string[])["cpu", "memory"])
        {
            json[size] = task.Definition[size]?.DeepClone() ?? Sum(task, size);
        }

        Add(json, "startedBy", task.StartedBy);
        Add(json, "capacityProviderName", task.CapacityProvider);
        Add(json, "containerInstanceArn", task.Machine?.Arn);
        Add(json, "stopCode", task.StopCode);
        Add(json, "stoppedReason", task.StoppedReason);
        Add(json, "pullStartedAt", task.PullStartedAt);
        Add(json, "pullStoppedAt", task.PullStoppedAt);
        Add(json, "startedAt", task.StartedAt);
        Add(json, "stoppingAt", task.StoppingAt);
        Add(json, "stoppedAt", task.StoppedAt);
        Add(json, "executionStoppedAt", task.StoppedAt);
        if (withTags) json["tags"] = Tags(task.Tags);
        return json;
    }

    /// <summary>Tags as ECS lists them.</summary>
    public static JsonArray Tags(IReadOnlyDictionary<string, string> tags) =>
        new([.. tags.Select(tag => new JsonObject { ["key"] = tag.Key, ["value"] = tag.Value })]);

    /// <summary>Whether a task counts as running: it runs and nobody told it to stop.</summary>
    public static bool IsRunning(EcsTask task) => task.LastStatus == "RUNNING" && task.DesiredStatus == "RUNNING";

    /// <summary>Whether a task counts as pending.</summary>
    public static bool IsPending(EcsTask task) =>
        task.LastStatus is "PROVISIONING" or "PENDING" && task.DesiredStatus == "RUNNING";

    private static JsonObject Deployment(EcsService service, EcsDeployment deployment, EcsTask[] all)
    {
        EcsTask[] tasks = [.. all.Where(task => task.StartedBy == deployment.Id)];
        var json = new JsonObject
        {
            ["id"] = deployment.Id,
            ["status"] = deployment.Status,
            ["taskDefinition"] = deployment.DefinitionArn,
            ["desiredCount"] = deployment.Status == "PRIMARY" && deployment.RolloutState != "FAILED" ? service.DesiredCount : 0,
            ["runningCount"] = tasks.Count(IsRunning),
            ["pendingCount"] = tasks.Count(IsPending),
            ["failedTasks"] = deployment.FailedTasks,
            ["createdAt"] = Time(deployment.CreatedAt),
            ["updatedAt"] = Time(deployment.UpdatedAt),
            ["rolloutState"] = deployment.RolloutState,
            ["rolloutStateReason"] = deployment.RolloutStateReason,
        };
        foreach (string shared in (string[])["launchType", "capacityProviderStrategy", "networkConfiguration", "platformVersion"])
        {
            if (service.Settings[shared] is { } value) json[shared] = value.DeepClone();
        }

        return json;
    }

    private static JsonObject Event(ServiceEvent entry) => new()
    {
        ["id"] = entry.Id,
        ["createdAt"] = Time(entry.CreatedAt),
        ["message"] = entry.Message,
    };

    private static JsonObject Container(EcsTask task, EcsContainer container)
    {
        var json = new JsonObject
        {
            ["containerArn"] = task.Arn.Replace(":task/", ":container/", StringComparison.Ordinal) + "/" + container.Id,
            ["taskArn"] = task.Arn,
            ["name"] = container.Name,
            ["image"] = container.Image,
            ["runtimeId"] = container.RuntimeId,
            ["lastStatus"] = container.LastStatus,
            ["healthStatus"] = container.HealthStatus,
            ["networkInterfaces"] = new JsonArray(),
            ["networkBindings"] = new JsonArray([.. container.Ports.Select(port => new JsonObject
            {
                ["bindIP"] = "127.0.0.1",
                ["containerPort"] = port.ContainerPort,
                ["hostPort"] = port.HostPort,
                ["protocol"] = port.Protocol,
            })]),
        };
        foreach (string size in (string[])["cpu", "memory", "memoryReservation"])
        {
            if (container.Definition[size] is { } value) json[size] = value.ToString();
        }

        Add(json, "imageDigest", container.ImageDigest);
        Add(json, "reason", container.Reason);
        if (container.ExitCode is { } code) json["exitCode"] = code;
        return json;
    }

    private static string Sum(EcsTask task, string size) => task.Containers
        .Sum(container => (long?)container.Definition[size] ?? 0)
        .ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static void Add(JsonObject json, string name, string? value)
    {
        if (value is not null) json[name] = value;
    }

    private static void Add(JsonObject json, string name, DateTimeOffset? value)
    {
        if (value is { } time) json[name] = Time(time);
    }

    private static double Time(DateTimeOffset time) => time.ToUnixTimeMilliseconds() / 1000.0;
}
