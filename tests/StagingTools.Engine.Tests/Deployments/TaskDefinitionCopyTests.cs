using System.Reflection;
using Amazon.ECS.Model;
using StagingTools.Engine.Deployments;

namespace StagingTools.Engine.Tests.Deployments;

public sealed class TaskDefinitionCopyTests
{
    [Fact]
    public void Everything_that_can_be_registered_can_be_copied_from_what_is_described()
    {
        foreach (PropertyInfo member in TaskDefinitionCopy.Members.Where(member => member.Name != nameof(RegisterTaskDefinitionRequest.Tags)))
            Assert.Equal(member.PropertyType, typeof(TaskDefinition).GetProperty(member.Name)?.PropertyType);
    }

    [Fact]
    public void What_became_of_the_original_is_not_copied()
    {
        Tag[] tags =
        [
            new() { Key = "Project", Value = "shop" },
            new() { Key = "StagingToolsTeam", Value = "red" },
            new() { Key = "StagingToolsOutcome", Value = "Completed" },
            new() { Key = "StagingToolsDeployment", Value = "ecs-svc/1" },
            new() { Key = "StagingToolsImageTag", Value = "1.4.2" },
            new() { Key = "StagingToolsBy", Value = "somebody" },
            new() { Key = "StagingToolsEndedAt", Value = "2026-03-15T12:00:00Z" },
        ];

        Assert.Equal(["Project", "StagingToolsTeam"], TaskDefinitionCopy.Of(new TaskDefinition(), tags).Tags!.Select(tag => tag.Key));
    }

    [Fact]
    public void The_original_stays_as_it_is()
    {
        var original = new TaskDefinition { ContainerDefinitions = [new ContainerDefinition { Name = "app", Image = "old", Cpu = 7 }] };

        RegisterTaskDefinitionRequest copy = TaskDefinitionCopy.Of(original, null);
        TaskDefinitionCopy.SetImage(copy, "app", "new");

        Assert.Equal("old", original.ContainerDefinitions[0].Image);
        Assert.Equal(("new", 7), (copy.ContainerDefinitions![0].Image, copy.ContainerDefinitions[0].Cpu));
        Assert.Null(copy.Tags);
    }
}
