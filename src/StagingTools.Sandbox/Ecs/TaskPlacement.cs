using System.Text.Json.Nodes;

namespace StagingTools.Sandbox.Ecs;

/// <summary>
/// Whether a one-off task finds a place on the machines of its cluster: RunTask, unlike a service, does not wait for one. A
/// cluster without machines has room for every task.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/AmazonECS/latest/developerguide/api_failures_messages.html</remarks>
internal static class TaskPlacement
{
    // What the agent leaves of a machine's memory for tasks.
    private const double Share = 0.93;

    /// <summary>A failure for each machine that has no room; empty when one has.</summary>
    /// <param name="definition">The revision to run.</param>
    /// <param name="machines">The cluster's machines.</param>
    /// <param name="running">The cluster's tasks that have not stopped.</param>
    public static JsonArray Failures(
        JsonObject definition, IReadOnlyList<ContainerInstance> machines, IReadOnlyCollection<EcsTask> running)
    {
        // Which task is on which machine is not kept: a port is taken once as many tasks hold it as there are machines.
        string? lacks = machines.Count == 0 ? null
            : Ports(definition).Any(port => running.Count(task => Ports(task.Definition).Contains(port)) >= machines.Count)
                ? "RESOURCE:PORTS"
            : Memory(definition) + running.Sum(task => Memory(task.Definition)) > machines.Sum(Room) ? "RESOURCE:MEMORY"
            : null;
        return lacks is null
            ? []
            : new JsonArray([.. machines.Select(machine => new JsonObject { ["arn"] = machine.Arn, ["reason"] = lacks })]);
    }

    private static IEnumerable<int> Ports(JsonObject definition) => (string?)definition["networkMode"] switch
    {
        null or "bridge" => Mappings(definition).Select(mapping => (int?)mapping["hostPort"] ?? 0).Where(port => port > 0),
        "host" => Mappings(definition).Select(mapping => (int?)mapping["containerPort"] ?? 0).Where(port => port > 0),
        _ => [],
    };

    private static IEnumerable<JsonObject> Mappings(JsonObject definition) => Containers(definition)
        .SelectMany(container => (container["portMappings"] as JsonArray ?? []).OfType<JsonObject>());

    private static long Memory(JsonObject definition) => Containers(definition)
        .Sum(container => (long?)container["memoryReservation"] ?? (long?)container["memory"] ?? 0);

    private static IEnumerable<JsonObject> Containers(JsonObject definition) =>
        definition["containerDefinitions"]!.AsArray().OfType<JsonObject>();

    // MiB by the size that ends a type's name; a large machine is never full here.
    private static double Room(ContainerInstance machine) => Share * (machine.InstanceType[(machine.InstanceType.LastIndexOf('.') + 1)..] switch
    {
        "nano" => 512,
        "micro" => 1024,
        "small" => 2048,
        "medium" => 4096,
        _ => 1024 * 1024,
    });
}
