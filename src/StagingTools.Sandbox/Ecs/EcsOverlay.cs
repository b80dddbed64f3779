using System.Text.Json.Nodes;
using StagingTools.Sandbox.ElasticLoadBalancing;
using StagingTools.Sandbox.Gateway;
using StagingTools.Sandbox.Hosting;
using StagingTools.Sandbox.Images;

namespace StagingTools.Sandbox.Ecs;

/// <summary>
/// ECS services and tasks as real local processes. Clusters, capacity providers and task definitions stay with the
/// emulator; of a task definition it is told here who registered it when.
/// </summary>
internal sealed class EcsOverlay : IServiceOverlay
{
    private const string Target = "AmazonEC2ContainerServiceV20141113.";
    private static readonly TimeSpan s_stopPatience = TimeSpan.FromSeconds(5);
    private readonly SandboxContext _context;
    private readonly EcsStore _store;
    private readonly ServiceScheduler _scheduler;
    private readonly ServiceOperations _services;
    private readonly TaskOperations _tasks;
    private readonly ContainerInstances _instances;
    private readonly TaskDefinitions _definitions;

    /// <summary>Makes the overlay and starts its scheduler.</summary>
    /// <param name="context">What every overlay shares.</param>
    /// <param name="images">The images of tasks.</param>
    /// <param name="groups">The target groups that services register their tasks with.</param>
    public EcsOverlay(SandboxContext context, ImageStore images, TargetGroups groups)
    {
        _context = context;
        _store = new EcsStore(context.AccountId);
        _definitions = new TaskDefinitions(context);
        _instances = new ContainerInstances(context);
        var starter = new TaskStarter(context, _store, new TaskRunner(context, _store, images));
        var alarms = new DeploymentAlarms(context, _store);
        _scheduler = new ServiceScheduler(
            context, _store, starter, new KnownMachines(context, _instances), new ServiceTargets(groups), alarms);
        _services = new ServiceOperations(context, _store, _scheduler, _definitions, groups, alarms);
        _tasks = new TaskOperations(_store, starter, _definitions, _instances);
        _scheduler.Start();
    }

    /// <inheritdoc/>
    public string Service => "ecs";

    /// <summary>The services and tasks.</summary>
    public EcsStore Store => _store;

    /// <inheritdoc/>
    public async Task<AwsResponse?> HandleAsync(AwsRequest request, CancellationToken cancellationToken)
    {
        JsonObject? answer = request.Action switch
        {
            "CreateService" => await _services.CreateAsync(request, cancellationToken).ConfigureAwait(false),
            "UpdateService" => await _services.UpdateAsync(request, cancellationToken).ConfigureAwait(false),
            "DeleteService" => _services.Delete(request),
            "DescribeServices" => _services.Describe(request),
            "ListServices" => _services.List(request),
            "RegisterTaskDefinition" or "DescribeTaskDefinition" =>
                await _definitions.SignAsync(request, cancellationToken).ConfigureAwait(false),
            "ListTaskDefinitions" => await _definitions.ListAsync(request, cancellationToken).ConfigureAwait(false),
            "RunTask" => await _tasks.RunAsync(request, cancellationToken).ConfigureAwait(false),
            "StopTask" => _tasks.Stop(request),
            "ExecuteCommand" => _tasks.RefuseCommand(request),
            "DescribeTasks" => _tasks.Describe(request),
            "ListTasks" => _tasks.List(request),
            "ListTagsForResource" or "TagResource" or "UntagResource" => Tags(request),
            "ListContainerInstances" => Page(
                request.Json,
                "containerInstanceArns",
                (await InstancesAsync(request, cancellationToken).ConfigureAwait(false)).Select(instance => instance.Arn),
                standard: 100),
            "DescribeContainerInstances" => await DescribeInstancesAsync(request, cancellationToken).ConfigureAwait(false),
            "DescribeClusters" => await DescribeClustersAsync(request, cancellationToken).ConfigureAwait(false),
            "DeleteCluster" => RefuseInUse(request),
            _ => null,
        };
        return answer is null ? null : AwsResponse.Json(answer);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _scheduler.DisposeAsync().ConfigureAwait(false);
        EcsTask[] tasks;
        lock (_store.Gate)
        {
            tasks = [.. _store.Tasks.Where(task => task.IsActive)];
            foreach (EcsTask task in tasks) TaskRunner.Stop(task, "UserInitiated", "The sandbox was stopped");
        }

        await Task.WhenAll(tasks.SelectMany(task => task.Containers)
            .Select(container => container.Process?.StopAsync(s_stopPatience) ?? Task.FromResult(0))).ConfigureAwait(false);
    }

    private Task<IReadOnlyList<ContainerInstance>> InstancesAsync(AwsRequest request, CancellationToken cancellationToken) =>
        _instances.FindAsync(request.Region, Cluster(request.Json), cancellationToken);

    private async Task<JsonObject> DescribeInstancesAsync(AwsRequest request, CancellationToken cancellationToken)
    {
        IReadOnlyList<ContainerInstance> all = await InstancesAsync(request, cancellationToken).ConfigureAwait(false);
        string cluster = Cluster(request.Json);
        var found = new JsonArray();
        var failures = new JsonArray();
        lock (_store.Gate)
        {
            EcsTask[] tasks =
                [.. _store.Tasks.Where(task => task.IsActive && task.Region == request.Region && task.Cluster == cluster)];
            foreach (string wanted in (request.Json["containerInstances"] as JsonArray ?? []).Select(item => (string)item!))
            {
                if (all.FirstOrDefault(instance => instance.Arn.EndsWith(EcsStore.ShortName(wanted), StringComparison.Ordinal))
                    is { } instance)
                {
                    found.Add(instance.Json([.. TaskPlacement.On(instance, all, tasks)]));
                }
                else
                {
                    failures.Add(new JsonObject { ["arn"] = wanted, ["reason"] = "MISSING" });
                }
            }
        }

        return new JsonObject { ["containerInstances"] = found, ["failures"] = failures };
    }

    private JsonObject? Tags(AwsRequest request)
    {
        lock (_store.Gate)
        {
            if (_store.TagsOf(Required(request.Json, "resourceArn")) is not { } tags) return null;
            foreach (JsonNode? tag in request.Action == "TagResource" ? request.Json["tags"] as JsonArray ?? [] : [])
            {
                tags[(string)tag!["key"]!] = (string?)tag["value"] ?? "";
            }

            foreach (JsonNode? key in request.Action == "UntagResource" ? request.Json["tagKeys"] as JsonArray ?? [] : [])
            {
                tags.Remove((string)key!);
            }

            return request.Action == "ListTagsForResource" ? new JsonObject { ["tags"] = EcsJson.Tags(tags) } : [];
        }
    }

    private async Task<JsonObject> DescribeClustersAsync(AwsRequest request, CancellationToken cancellationToken)
    {
        JsonObject answer = await _context.Moto
            .JsonAsync("ecs", request.Region, Target + request.Action, request.Json, cancellationToken).ConfigureAwait(false);
        foreach (JsonObject cluster in (answer["clusters"] as JsonArray ?? []).OfType<JsonObject>())
        {
            string name = (string)cluster["clusterName"]!;
            cluster["registeredContainerInstancesCount"] = (string?)cluster["status"] == "ACTIVE"
                ? (await _instances.FindAsync(request.Region, name, cancellationToken).ConfigureAwait(false)).Count
                : 0;
            lock (_store.Gate)
            {
                EcsTask[] tasks =
                    [.. _store.Tasks.Where(task => task.IsActive && task.Region == request.Region && task.Cluster == name)];
                cluster["runningTasksCount"] = tasks.Count(task => task.LastStatus == "RUNNING");
                cluster["pendingTasksCount"] = tasks.Count(EcsJson.IsPending);
                cluster["activeServicesCount"] = Services(request.Region, name).Count();
            }
        }

        return answer;
    }

    private JsonObject? RefuseInUse(AwsRequest request)
    {
        string name = EcsStore.ShortName(Required(request.Json, "cluster"));
        lock (_store.Gate)
        {
            if (Services(request.Region, name).Any())
            {
                throw new AwsException(
                    "ClusterContainsServicesException", "The Cluster cannot be deleted while Services are active.");
            }

            if (_store.Tasks.Any(task => task.IsActive && task.Region == request.Region && task.Cluster == name))
            {
                throw new AwsException(
                    "ClusterContainsTasksException", "The Cluster cannot be deleted while Tasks are active.");
            }
        }

        return null;
    }

    private IEnumerable<EcsService> Services(string region, string cluster) => _store.Services.Where(
        service => service.Region == region && service.Cluster == cluster && service.Status == "ACTIVE");

    /// <summary>A member that an operation requires.</summary>
    /// <exception cref="AwsException">It was not sent.</exception>
    internal static string Required(JsonObject json, string name) => (string?)json[name] is { Length: > 0 } value
        ? value
        : throw new AwsException("InvalidParameterException", $"{name} can not be blank.");

    /// <summary>The name of the cluster that a request is about.</summary>
    internal static string Cluster(JsonObject json) => EcsStore.ShortName((string?)json["cluster"] ?? "default");

    /// <summary>A page of ARNs and the token of the next one.</summary>
    internal static JsonObject Page(JsonObject request, string member, IEnumerable<string> arns, int standard)
    {
        int start = int.TryParse((string?)request["nextToken"], out int token) ? token : 0;
        int most = (int?)request["maxResults"] ?? standard;
        string[] rest = [.. arns.Skip(start)];
        var answer = new JsonObject { [member] = new JsonArray([.. rest.Take(most).Select(arn => JsonValue.Create(arn))]) };
        if (rest.Length > most)
        {
            answer["nextToken"] = (start + most).ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return answer;
    }
}
