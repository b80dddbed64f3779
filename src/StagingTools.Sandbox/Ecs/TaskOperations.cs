using System.Text.Json.Nodes;
using StagingTools.Sandbox.Gateway;

namespace StagingTools.Sandbox.Ecs;

/// <summary>The operations on tasks.</summary>
internal sealed class TaskOperations(
    EcsStore store, TaskStarter starter, TaskDefinitions definitions, ContainerInstances instances)
{
    private const int MostTasks = 10;
    private readonly RunTaskTokens _tokens = new();

    /// <summary>RunTask.</summary>
    public async Task<JsonObject> RunAsync(AwsRequest request, CancellationToken cancellationToken)
    {
        JsonObject json = request.Json;
        string cluster = EcsOverlay.Cluster(json);
        await definitions.CheckClusterAsync(request.Region, cluster, cancellationToken).ConfigureAwait(false);
        JsonObject definition = await definitions
            .GetAsync(request.Region, EcsOverlay.Required(json, "taskDefinition"), cancellationToken).ConfigureAwait(false);
        JsonObject overrides = json["overrides"] as JsonObject ?? [];
        CheckOverrides(overrides, definition);
        int count = (int?)json["count"] ?? 1;
        if (count is < 1 or > MostTasks)
        {
            throw new AwsException("InvalidParameterException", $"count must be between 1 and {MostTasks}.");
        }

        if (json["capacityProviderStrategy"] is JsonArray { Count: > 0 } && json["launchType"] is not null)
        {
            throw new AwsException(
                "InvalidParameterException", "Specifying both a launch type and capacity provider strategy is not supported.");
        }

        IReadOnlyList<ContainerInstance> machines = await instances
            .FindAsync(request.Region, cluster, cancellationToken).ConfigureAwait(false);
        Dictionary<string, string> tags = ServiceOperations.Tags(json);
        if ((string?)json["propagateTags"] == "TASK_DEFINITION")
        {
            foreach (JsonNode? tag in definition["tags"] as JsonArray ?? [])
            {
                tags.TryAdd((string)tag!["key"]!, (string?)tag["value"] ?? "");
            }
        }

        lock (store.Gate)
        {
            if (_tokens.Find(request.Region, json) is { } before)
            {
                return Started(before, []);
            }

            var tasks = new List<EcsTask>();
            JsonArray failures = [];
            while (tasks.Count < count)
            {
                TaskPlacement placement = store.Place(request.Region, cluster, definition, machines);
                failures = placement.Failures;
                if (!placement.IsPossible) break;
                tasks.Add(starter.Start(new TaskOrder
                {
                    Region = request.Region,
                    Cluster = cluster,
                    Definition = definition,
                    Group = (string?)json["group"] ?? $"family:{(string)definition["family"]!}",
                    StartedBy = (string?)json["startedBy"],
                    Overrides = (JsonObject)overrides.DeepClone(),
                    Settings = json,
                    Machine = placement.Machine,
                    Tags = new Dictionary<string, string>(tags, StringComparer.Ordinal),
                }));
            }

            if (tasks.Count > 0) _tokens.Keep(request.Region, json, [.. tasks]);
            return Started(tasks, failures);
        }
    }

    /// <summary>StopTask.</summary>
    public JsonObject Stop(AwsRequest request)
    {
        lock (store.Gate)
        {
            EcsTask task = store.FindTask(
                    request.Region, EcsOverlay.Cluster(request.Json), EcsOverlay.Required(request.Json, "task"))
                ?? throw new AwsException("InvalidParameterException", "The referenced task was not found.");
            TaskRunner.Stop(task, "UserInitiated", (string?)request.Json["reason"] ?? "Task stopped by user");
            return new JsonObject { ["task"] = EcsJson.Task(task, withTags: false) };
        }
    }

    /// <summary>ExecuteCommand: no agent runs in the processes that stand for containers, and so it is always refused.</summary>
    /// <remarks>https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec-troubleshooting.html</remarks>
    /// <exception cref="AwsException">In the words of ECS: the task is not there, was not started for it, or is not connected.</exception>
    public JsonObject RefuseCommand(AwsRequest request)
    {
        lock (store.Gate)
        {
            EcsTask task = store.FindTask(
                    request.Region, EcsOverlay.Cluster(request.Json), EcsOverlay.Required(request.Json, "task"))
                ?? throw new AwsException("InvalidParameterException", "The referenced task was not found.");
            throw task.AllowsCommands && task.LastStatus == "RUNNING"
                ? new AwsException("TargetNotConnectedException", "The execute command failed due to an internal error. Try again later.")
                : new AwsException(
                    "InvalidParameterException",
                    "The execute command failed because execute command was not enabled when the task was run or the execute "
                    + "command agent isn't running. Wait and try again or run a new task with execute command enabled and try again.");
        }
    }

    /// <summary>DescribeTasks.</summary>
    public JsonObject Describe(AwsRequest request)
    {
        string cluster = EcsOverlay.Cluster(request.Json);
        bool tags = (request.Json["include"] as JsonArray)?.Any(item => (string?)item == "TAGS") == true;
        if (request.Json["tasks"] is not JsonArray { Count: > 0 } wanted)
        {
            throw new AwsException("InvalidParameterException", "Tasks cannot be empty.");
        }

        var found = new JsonArray();
        var failures = new JsonArray();
        lock (store.Gate)
        {
            foreach (JsonNode? item in wanted)
            {
                if (store.FindTask(request.Region, cluster, (string)item!) is { } task)
                {
                    found.Add(EcsJson.Task(task, tags));
                    continue;
                }

                failures.Add(new JsonObject
                {
                    ["arn"] = store.Arn(request.Region, $"task/{cluster}/{EcsStore.ShortName((string)item!)}"),
                    ["reason"] = "MISSING",
                });
            }
        }

        return new JsonObject { ["tasks"] = found, ["failures"] = failures };
    }

    /// <summary>ListTasks.</summary>
    public JsonObject List(AwsRequest request)
    {
        JsonObject json = request.Json;
        string cluster = EcsOverlay.Cluster(json);
        string desired = (string?)json["desiredStatus"] ?? "RUNNING";
        lock (store.Gate)
        {
            IEnumerable<EcsTask> tasks = store.Tasks.Where(
                task => task.Region == request.Region && task.Cluster == cluster && task.DesiredStatus == desired);
            if ((string?)json["serviceName"] is { } service)
            {
                string group = $"service:{store.Service(request.Region, cluster, service).Name}";
                tasks = tasks.Where(task => task.Group == group);
            }

            if ((string?)json["family"] is { } family) tasks = tasks.Where(task => (string)task.Definition["family"]! == family);
            if ((string?)json["startedBy"] is { } starter) tasks = tasks.Where(task => task.StartedBy == starter);
            if ((string?)json["launchType"] is { } type) tasks = tasks.Where(task => (task.LaunchType ?? "EC2") == type);
            if ((string?)json["containerInstance"] is { } machine)
            {
                tasks = tasks.Where(task => task.Machine is { } its && EcsStore.ShortName(its.Arn) == EcsStore.ShortName(machine));
            }

            return EcsOverlay.Page(json, "taskArns", tasks.Select(task => task.Arn), standard: 100);
        }
    }

    private static JsonObject Started(IEnumerable<EcsTask> tasks, JsonArray failures) => new()
    {
        ["tasks"] = new JsonArray([.. tasks.Select(task => EcsJson.Task(task, withTags: true))]),
        ["failures"] = failures,
    };

    private static void CheckOverrides(JsonObject overrides, JsonObject definition)
    {
        foreach (JsonNode? change in overrides["containerOverrides"] as JsonArray ?? [])
        {
            string? name = (string?)change!["name"];
            if (definition["containerDefinitions"]!.AsArray().All(container => (string?)container!["name"] != name))
            {
                throw new AwsException(
                    "InvalidParameterException",
                    $"Override for container named {name} is not a container in the TaskDefinition.");
            }
        }
    }
}
