using Amazon.ECS.Model;
using StagingTools.Engine.Deployments.Checks;

namespace StagingTools.Engine.Tests.Deployments.Checks;

public sealed class TaskSizeTests
{
    [Theory]
    [InlineData("512", "1024", 512, 1024)]
    [InlineData(".5 vCPU", "2 GB", 512, 2048)]
    [InlineData("1vcpu", "0.5GB", 1024, 512)]
    public void A_size_of_its_own_counts(string cpu, string memory, int units, int mebibytes) =>
        Assert.Equal(new TaskSize(units, mebibytes), TaskSize.Of(Two(cpu, memory)));

    [Fact]
    public void Otherwise_it_is_the_sum_of_the_containers_and_a_reservation_stands_for_the_limit() =>
        Assert.Equal(new TaskSize(384, 384), TaskSize.Of(Two()));

    [Fact]
    public void An_instance_has_to_have_both()
    {
        List<Resource> instance = [new() { Name = "CPU", IntegerValue = 1024 }, new() { Name = "MEMORY", IntegerValue = 957 }];

        Assert.True(new TaskSize(1024, 957).Fits(instance));
        Assert.False(new TaskSize(1025, 100).Fits(instance));
        Assert.False(new TaskSize(1, 958).Fits(instance));
        Assert.True(new TaskSize(1, 1).Fits(null));
    }

    private static RegisterTaskDefinitionRequest Two(string? cpu = null, string? memory = null) => new()
    {
        Cpu = cpu,
        Memory = memory,
        ContainerDefinitions = [new() { Name = "app", Cpu = 256, Memory = 512, MemoryReservation = 256 }, new() { Name = "side", Cpu = 128, Memory = 128 }],
    };
}
