using System.Text.Json.Nodes;

namespace StagingTools.Sandbox.Ecs;

/// <summary>A machine of a cluster: an instance of the group behind its capacity provider.</summary>
/// <param name="Arn">ARN.</param>
/// <param name="InstanceId">EC2 instance.</param>
/// <param name="InstanceType">EC2 instance type.</param>
/// <param name="Zone">Availability zone.</param>
/// <param name="CapacityProvider">Capacity provider.</param>
internal sealed record ContainerInstance(
    string Arn, string InstanceId, string InstanceType, string Zone, string CapacityProvider)
{
    // Processors and GiB (https://aws.amazon.com/ec2/instance-types/t3/).
    private static readonly Dictionary<string, (int Processors, double Memory)> s_sizes = new(StringComparer.Ordinal)
    {
        ["t3.nano"] = (2, 0.5),
        ["t3.micro"] = (2, 1),
        ["t3.small"] = (2, 2),
        ["t3.medium"] = (2, 4),
        ["t3.large"] = (2, 8),
        ["t3.xlarge"] = (4, 16),
        ["t3.2xlarge"] = (8, 32),
    };

    // What the kernel leaves of an instance's memory for ECS to register.
    private const double Usable = 0.935;

    /// <summary>CPU units and MiB that it registers; null for a type whose size is not known here, which is never full.</summary>
    public (int Cpu, int Memory)? Size => s_sizes.TryGetValue(InstanceType, out (int Processors, double Memory) size)
        ? (size.Processors * 1024, (int)(size.Memory * 1024 * Usable))
        : null;

    /// <summary>The instance in the wire form of ECS.</summary>
    /// <param name="tasks">The tasks on it that have not stopped.</param>
    public JsonObject Json(IReadOnlyCollection<EcsTask> tasks)
    {
        JsonObject instance = Describe(tasks);
        if (Size is { } size)
        {
            TaskNeeds[] held = [.. tasks.Select(task => TaskNeeds.Of(task.Definition))];
            instance["registeredResources"] = Resources(size.Cpu, size.Memory);
            instance["remainingResources"] = Resources(
                size.Cpu - held.Sum(needs => needs.Cpu), size.Memory - held.Sum(needs => needs.Memory));
        }

        return instance;
    }

    private static JsonArray Resources(int cpu, int memory) => new(Resource("CPU", cpu), Resource("MEMORY", memory));

    private static JsonObject Resource(string name, int amount) =>
        new() { ["name"] = name, ["type"] = "INTEGER", ["doubleValue"] = 0.0, ["longValue"] = 0, ["integerValue"] = amount };

    private JsonObject Describe(IReadOnlyCollection<EcsTask> tasks) => new()
    {
        ["containerInstanceArn"] = Arn,
        ["ec2InstanceId"] = InstanceId,
        ["capacityProviderName"] = CapacityProvider,
        ["status"] = "ACTIVE",
        ["agentConnected"] = true,
        ["runningTasksCount"] = tasks.Count(task => task.LastStatus == "RUNNING"),
        ["pendingTasksCount"] = tasks.Count(EcsJson.IsPending),
        ["attributes"] = new JsonArray(
            Attribute("ecs.instance-type", InstanceType),
            Attribute("ecs.availability-zone", Zone),
            Attribute("ecs.os-type", "linux"),
            Attribute("ecs.cpu-architecture", "x86_64")),
    };

    private static JsonObject Attribute(string name, string value) => new() { ["name"] = name, ["value"] = value };
}
