using System.Text.Json.Nodes;
using StagingTools.Engine.Deployments;
using static StagingTools.Engine.Tests.Deployments.PublishScenario;

namespace StagingTools.Engine.Tests.Deployments;

/// <summary>What a deployment writes down of its end.</summary>
public sealed class OutcomeTests
{
    private readonly PublishScenario scenario = new PublishScenario()
        .Look(Service(Deployment(NewDeployment, "PRIMARY", Next, "COMPLETED", running: 1)));

    [Fact]
    public async Task A_deployment_that_completes_is_written_to_its_revision()
    {
        scenario.Aws.OnXml(
            "GetCallerIdentity",
            _ => "<GetCallerIdentityResponse><GetCallerIdentityResult><Account>123456789012</Account>"
                + "<Arn>arn:aws:sts::123456789012:assumed-role/deploy/jane,doe</Arn></GetCallerIdentityResult></GetCallerIdentityResponse>");

        await scenario.PublishAsync();

        Dictionary<string, string?> tags = Tags(Next);
        Assert.Equal(("Completed", NewDeployment, "1.4.2"), (tags["StagingToolsOutcome"], tags["StagingToolsDeployment"], tags["StagingToolsImageTag"]));
        // A comma may stand in a session's name, and not in a tag's value.
        Assert.Equal("arn:aws:sts::123456789012:assumed-role/deploy/jane_doe", tags["StagingToolsBy"]);
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$", tags["StagingToolsEndedAt"]);
    }

    [Fact]
    public async Task A_deployment_that_is_rolled_back_is_written_to_its_own_revision_not_to_the_one_that_serves()
    {
        PublishScenario rolledBack = new PublishScenario().Look(Service(
            Deployment("ecs-svc/back", "PRIMARY", Previous, "COMPLETED", running: 1, reason: "ECS deployment circuit breaker: rolling back to deploymentId ecs-svc/old."),
            Deployment(NewDeployment, "ACTIVE", Next, "FAILED", running: 0, failed: 3)));

        await rolledBack.PublishAsync();

        JsonObject last = rolledBack.Aws.Requests("TagResource")[^1];
        Assert.Equal((Next, "RolledBack"), ((string?)last["resourceArn"], (string?)last["tags"]![0]!["value"]));
    }

    [Fact]
    public async Task A_deployment_whose_time_was_up_is_not_written_as_ended()
    {
        PublishScenario slow = new PublishScenario().Look(Service(
            Deployment(NewDeployment, "PRIMARY", Next, "IN_PROGRESS", running: 0), Deployment(OldDeployment, "ACTIVE", Previous, "COMPLETED", running: 1)));

        await slow.PublishAsync(timeout: 60);

        Assert.Equal("TimedOut", (string?)slow.Aws.Requests("TagResource")[^1]["tags"]![0]!["value"]);
    }

    [Fact]
    public async Task Tags_that_cannot_be_written_are_a_warning_and_the_deployment_stands()
    {
        scenario.Aws.Fail("TagResource", "AccessDeniedException", "not authorized to perform ecs:TagResource");

        StagingDeployment deployment = await scenario.PublishAsync();

        Assert.Equal(DeploymentStatus.Completed, deployment.Status);
        Assert.Contains(
            scenario.Host.Warnings,
            line => line.Contains("What became of whatsapp-saas-staging:5 could not be recorded", StringComparison.Ordinal)
                && line.Contains("ecs:TagResource", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_nobody_saw_the_end_of_is_written_down_before_ECS_forgets_it()
    {
        await scenario.PublishAsync();

        Dictionary<string, string?> tags = Tags(Previous);
        Assert.Equal(("Completed", OldDeployment), (tags["StagingToolsOutcome"], tags["StagingToolsDeployment"]));
        Assert.DoesNotContain("StagingToolsBy", tags.Keys);
    }

    [Fact]
    public async Task What_is_written_down_already_is_left_alone()
    {
        scenario.Aws.On("DescribeTaskDefinition", new JsonObject
        {
            ["taskDefinition"] = scenario.Definition.DeepClone(),
            ["tags"] = JsonNode.Parse("""[{"key":"StagingToolsOutcome","value":"Completed"},{"key":"StagingToolsImageTag","value":"1.4.1"}]"""),
        }.ToJsonString());

        await scenario.PublishAsync();

        Assert.Equal([Next], scenario.Aws.Requests("TagResource").Select(request => (string?)request["resourceArn"]));
        Assert.Null(Assert.Single(scenario.Aws.Requests("RegisterTaskDefinition"))["tags"]);
    }

    private Dictionary<string, string?> Tags(string arn) => scenario.Aws.Requests("TagResource")
        .Single(request => (string?)request["resourceArn"] == arn)["tags"]!.AsArray()
        .ToDictionary(tag => (string)tag!["key"]!, tag => (string?)tag!["value"]);
}
