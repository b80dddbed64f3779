using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using StagingTools.Sandbox.Gateway;

namespace StagingTools.Sandbox.Ecs;

/// <summary>The services and tasks of a sandbox. Whoever reads or changes one holds <see cref="Gate"/>.</summary>
internal sealed class EcsStore(string accountId)
{
    // ECS shows stopped tasks for about an hour; here a little longer does no harm.
    private static readonly TimeSpan s_keepStopped = TimeSpan.FromHours(2);
    private readonly Dictionary<(string Region, string Cluster, string Name), EcsService> _services = [];
    private readonly Dictionary<(string Region, string Id), EcsTask> _tasks = [];

    /// <summary>Guards every service and task.</summary>
    public Lock Gate { get; } = new();

    /// <summary>Account that owns them.</summary>
    public string AccountId { get; } = accountId;

    /// <summary>All services, inactive ones included.</summary>
    public IEnumerable<EcsService> Services => _services.Values;

    /// <summary>All tasks, oldest first, stopped ones included while ECS would still show them.</summary>
    public IEnumerable<EcsTask> Tasks => _tasks.Values.OrderBy(task => task.CreatedAt);

    /// <summary>A new task id: 32 hexadecimal digits.</summary>
    public static string NewTaskId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>A new deployment id: <c>ecs-svc/</c> and 19 digits.</summary>
    public static string NewDeploymentId() => string.Create(
        CultureInfo.InvariantCulture,
        $"ecs-svc/{RandomNumberGenerator.GetInt32(1, 10)}{RandomNumberGenerator.GetString("0123456789", 18)}");

    /// <summary>The last part of a name or ARN.</summary>
    public static string ShortName(string nameOrArn) => nameOrArn[(nameOrArn.LastIndexOf('/') + 1)..];

    /// <summary>ARN of something of ECS: <c>cluster/NAME</c>, <c>service/CLUSTER/NAME</c>, <c>task/CLUSTER/ID</c>.</summary>
    public string Arn(string region, string path) => $"arn:aws:ecs:{region}:{AccountId}:{path}";

    /// <summary>A service by name or ARN; null when there is none.</summary>
    public EcsService? FindService(string region, string cluster, string nameOrArn) =>
        _services.GetValueOrDefault((region, ShortName(cluster), ShortName(nameOrArn)));

    /// <summary>A service that is there, by name or ARN.</summary>
    /// <exception cref="AwsException">ServiceNotFoundException.</exception>
    public EcsService Service(string region, string cluster, string nameOrArn) =>
        FindService(region, cluster, nameOrArn) is { Status: not "INACTIVE" } service
            ? service
            : throw new AwsException("ServiceNotFoundException", "Service not found.");

    /// <summary>A task by id or ARN; null when there is none in the cluster.</summary>
    public EcsTask? FindTask(string region, string cluster, string idOrArn) =>
        _tasks.GetValueOrDefault((region, ShortName(idOrArn))) is { } task && task.Cluster == ShortName(cluster)
            ? task
            : null;

    /// <summary>Adds a service, in the place of an inactive one of its name.</summary>
    public void Add(EcsService service) => _services[(service.Region, service.Cluster, service.Name)] = service;

    /// <summary>Adds a task, and forgets those that stopped long ago.</summary>
    public void Add(EcsTask task)
    {
        DateTimeOffset oldest = task.CreatedAt - s_keepStopped;
        foreach (EcsTask old in _tasks.Values.Where(old => old.StoppedAt < oldest).ToArray())
        {
            _tasks.Remove((old.Region, old.Id));
        }

        _tasks[(task.Region, task.Id)] = task;
    }

    /// <summary>The tasks of a service that are not stopped.</summary>
    public IEnumerable<EcsTask> ActiveTasks(EcsService service) => _tasks.Values.Where(task =>
        task.IsActive && task.Region == service.Region && task.Cluster == service.Cluster
        && task.Group == $"service:{service.Name}");

    /// <summary>Looks for a place for a task among those of its cluster that have not stopped.</summary>
    public TaskPlacement Place(string region, string cluster, JsonObject definition, IReadOnlyList<ContainerInstance> machines) =>
        TaskPlacement.Find(
            definition, machines, [.. _tasks.Values.Where(task => task.IsActive && task.Region == region && task.Cluster == cluster)]);

    /// <summary>Services and running tasks with their ARNs and tags.</summary>
    public IEnumerable<(string Arn, IReadOnlyDictionary<string, string> Tags)> Tagged() =>
    [
        .. _services.Values.Where(service => service.Status != "INACTIVE")
            .Select(service => (service.Arn, (IReadOnlyDictionary<string, string>)service.Tags)),
        .. _tasks.Values.Where(task => task.IsActive)
            .Select(task => (task.Arn, (IReadOnlyDictionary<string, string>)task.Tags)),
    ];

    /// <summary>The tags behind the ARN of a service or task; null when the ARN names neither kind.</summary>
    /// <exception cref="AwsException">It names one that does not exist.</exception>
    public Dictionary<string, string>? TagsOf(string arn)
    {
        string[] parts = arn.Split(':', 6);
        if (parts.Length != 6 || parts[2] != "ecs") return null;
        string[] path = parts[5].Split('/');
        return path switch
        {
            ["service", var cluster, var name] => Service(parts[3], cluster, name).Tags,
            ["task", var cluster, var id] => (FindTask(parts[3], cluster, id)
                ?? throw new AwsException("InvalidParameterException", "The specified task was not found.")).Tags,
            _ => null,
        };
    }
}
