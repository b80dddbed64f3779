using System.Globalization;
using System.Text.Json.Nodes;

namespace StagingTools.Sandbox.Ecs;

/// <summary>What a task takes from the machine that it is placed on.</summary>
/// <param name="Cpu">CPU units; 1024 are a processor.</param>
/// <param name="Memory">MiB.</param>
/// <param name="Ports">Ports of the machine that are named, and so can be held by one task only.</param>
internal sealed record TaskNeeds(int Cpu, int Memory, IReadOnlyList<int> Ports)
{
    /// <summary>Reads a task definition. The task's own size counts before its containers' sizes.</summary>
    public static TaskNeeds Of(JsonObject definition) => new(
        Size(definition, "cpu", "cpu"),
        Size(definition, "memory", "memoryReservation"),
        [
            .. (string?)definition["networkMode"] switch
            {
                null or "bridge" => MappedPorts(definition, "hostPort"),
                "host" => MappedPorts(definition, "containerPort"),
                _ => [],
            },
        ]);

    private static int Size(JsonObject definition, string own, string first)
    {
        if ((string?)definition[own] is { } text && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int amount))
            return amount;
        return Containers(definition).Sum(container => (int?)container[first] ?? (int?)container[own] ?? 0);
    }

    private static IEnumerable<int> MappedPorts(JsonObject definition, string side) => Containers(definition)
        .SelectMany(container => (container["portMappings"] as JsonArray ?? []).OfType<JsonObject>())
        .Select(mapping => (int?)mapping[side] ?? 0).Where(port => port > 0);

    private static IEnumerable<JsonObject> Containers(JsonObject definition) =>
        (definition["containerDefinitions"] as JsonArray ?? []).OfType<JsonObject>();
}
