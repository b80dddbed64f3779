using System.Text.Json.Nodes;

namespace StagingTools.Sandbox.Ecs;

/// <summary>Where a task finds a place in its cluster. A cluster without machines has room for every task.</summary>
/// <param name="Machine">The machine that has room; null when none has, and when the cluster has none at all.</param>
/// <param name="Refusals">What each machine lacks, when none has room.</param>
/// <remarks>https://docs.aws.amazon.com/AmazonECS/latest/developerguide/api_failures_messages.html</remarks>
internal sealed record TaskPlacement(
    ContainerInstance? Machine, IReadOnlyList<(ContainerInstance Machine, string Lacks)> Refusals)
{
    /// <summary>Whether the task can be started.</summary>
    public bool IsPossible => Refusals.Count == 0;

    /// <summary>The failures of RunTask, which does not wait for room.</summary>
    public JsonArray Failures =>
        new([.. Refusals.Select(refusal => new JsonObject { ["arn"] = refusal.Machine.Arn, ["reason"] = refusal.Lacks })]);

    /// <summary>What a service, which waits for room, says of it.</summary>
    /// <remarks>https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html</remarks>
    public string Complaint =>
        "was unable to place a task because no container instance met all of its requirements. The closest matching "
        + $"(container-instance {EcsStore.ShortName(Refusals[0].Machine.Arn)}) "
        + Refusals[0].Lacks switch
        {
            "RESOURCE:PORTS" => "is already using a port required by your task",
            "RESOURCE:CPU" => "has insufficient CPU units available",
            _ => "has insufficient memory available",
        }
        + ". For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.";

    /// <summary>Looks for a place.</summary>
    /// <param name="definition">The revision to run.</param>
    /// <param name="machines">The cluster's machines.</param>
    /// <param name="tasks">The cluster's tasks that have not stopped.</param>
    public static TaskPlacement Find(
        JsonObject definition, IReadOnlyList<ContainerInstance> machines, IReadOnlyCollection<EcsTask> tasks)
    {
        var needs = TaskNeeds.Of(definition);
        var refusals = new List<(ContainerInstance, string)>();
        foreach (ContainerInstance machine in machines)
        {
            if (Lack(needs, machine, [.. On(machine, machines, tasks).Select(task => TaskNeeds.Of(task.Definition))]) is not { } lack)
                return new TaskPlacement(machine, []);
            refusals.Add((machine, lack));
        }

        return new TaskPlacement(null, refusals);
    }

    /// <summary>The tasks on a machine. Those of a machine that is gone have moved to the first one.</summary>
    public static IEnumerable<EcsTask> On(
        ContainerInstance machine, IReadOnlyList<ContainerInstance> machines, IEnumerable<EcsTask> tasks) =>
        tasks.Where(task => task.Machine?.Arn == machine.Arn
            || (machine == machines[0] && machines.All(other => other.Arn != task.Machine?.Arn)));

    private static string? Lack(TaskNeeds needs, ContainerInstance machine, IReadOnlyCollection<TaskNeeds> held) =>
        needs.Ports.Any(port => held.Any(other => other.Ports.Contains(port))) ? "RESOURCE:PORTS"
        : machine.Size is not { } size ? null
        : needs.Cpu + held.Sum(other => other.Cpu) > size.Cpu ? "RESOURCE:CPU"
        : needs.Memory + held.Sum(other => other.Memory) > size.Memory ? "RESOURCE:MEMORY"
        : null;
}
