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
    /// <summary>The instance in the wire form of ECS.</summary>
    /// <param name="tasks">The tasks on it.</param>
    public JsonObject Json(IReadOnlyCollection<EcsTask> tasks) => new()
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
