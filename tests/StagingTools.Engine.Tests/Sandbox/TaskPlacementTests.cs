using System.Text.Json.Nodes;
using StagingTools.Sandbox.Ecs;

namespace StagingTools.Engine.Tests.Sandbox;

public sealed class TaskPlacementTests
{
    private static readonly ContainerInstance First = Machine("first");
    private static readonly ContainerInstance Second = Machine("second");

    [Fact]
    public void A_cluster_without_machines_has_room()
    {
        TaskPlacement placement = TaskPlacement.Find(Definition(memory: 4096), [], []);

        Assert.True(placement.IsPossible);
        Assert.Null(placement.Machine);
    }

    [Fact]
    public void A_task_goes_to_the_first_machine_with_room()
    {
        EcsTask[] tasks = [Task(Definition(memory: 600), First)];

        Assert.Equal(Second, TaskPlacement.Find(Definition(memory: 600), [First, Second], tasks).Machine);
        Assert.Equal(First, TaskPlacement.Find(Definition(memory: 300), [First, Second], tasks).Machine);
    }

    [Theory]
    [InlineData(958, 0, 0, "RESOURCE:MEMORY", "has insufficient memory available")]
    [InlineData(64, 2049, 0, "RESOURCE:CPU", "has insufficient CPU units available")]
    [InlineData(64, 0, 80, "RESOURCE:PORTS", "is already using a port required by your task")]
    public void What_is_lacking_is_told_as_a_failure_and_as_an_event(int memory, int cpu, int port, string lacks, string words)
    {
        TaskPlacement placement = TaskPlacement.Find(
            Definition(memory, cpu, port), [First], [Task(Definition(memory: 0, port: 80), First)]);

        Assert.False(placement.IsPossible);
        Assert.Equal(lacks, (string?)Assert.Single(placement.Failures)!["reason"]);
        Assert.Contains($"(container-instance first) {words}.", placement.Complaint, StringComparison.Ordinal);
    }

    [Fact]
    public void Tasks_of_a_machine_that_is_gone_are_on_the_first_one()
    {
        EcsTask moved = Task(Definition(memory: 600), Machine("gone"));

        Assert.Equal([moved], TaskPlacement.On(First, [First, Second], [moved]));
        Assert.Empty(TaskPlacement.On(Second, [First, Second], [moved]));
    }

    private static ContainerInstance Machine(string id) =>
        new($"arn:aws:ecs:us-east-1:123456789012:container-instance/shop/{id}", $"i-{id}", "t3.micro", "us-east-1a", "shop");

    private static JsonObject Definition(int memory, int cpu = 0, int port = 0) => new()
    {
        ["taskDefinitionArn"] = "arn:aws:ecs:us-east-1:123456789012:task-definition/shop:1",
        ["networkMode"] = "bridge",
        ["containerDefinitions"] = new JsonArray(new JsonObject
        {
            ["name"] = "app",
            ["cpu"] = cpu,
            ["memory"] = memory,
            ["portMappings"] = new JsonArray(new JsonObject { ["containerPort"] = 3000, ["hostPort"] = port }),
        }),
    };

    private static EcsTask Task(JsonObject definition, ContainerInstance machine) => new()
    {
        Id = "1",
        Region = "us-east-1",
        Cluster = "shop",
        Arn = "arn",
        ClusterArn = "arn",
        Definition = definition,
        Overrides = [],
        Group = "service:shop",
        Tags = [],
        CreatedAt = DateTimeOffset.UnixEpoch,
        Machine = machine,
        Containers = [],
    };
}
