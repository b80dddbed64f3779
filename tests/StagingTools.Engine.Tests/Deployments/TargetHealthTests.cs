using System.Text.Json.Nodes;
using StagingTools.Engine.Deployments;
using static StagingTools.Engine.Tests.Deployments.PublishScenario;

namespace StagingTools.Engine.Tests.Deployments;

/// <summary>A service behind a load balancer is only complete when the load balancer sends visitors to its tasks.</summary>
public sealed class TargetHealthTests
{
    private const string Group = "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/app/1";

    private readonly PublishScenario scenario = new(Balanced(Deployment(OldDeployment, "PRIMARY", Previous, "COMPLETED", running: 1)));
    private readonly Queue<string> answers = new();
    private string last = Target("healthy");

    public TargetHealthTests()
    {
        scenario.Aws.OnXml("DescribeTargetHealth", _ =>
        {
            if (answers.TryDequeue(out string? next))
                last = next;
            return $"<DescribeTargetHealthResponse><DescribeTargetHealthResult><TargetHealthDescriptions>{last}</TargetHealthDescriptions></DescribeTargetHealthResult></DescribeTargetHealthResponse>";
        });
        scenario.Look(Balanced(Deployment(NewDeployment, "PRIMARY", Next, "COMPLETED", running: 1)));
    }

    [Fact]
    public async Task It_is_complete_once_its_target_is_healthy()
    {
        Answer(Target("healthy"), Target("initial", "Elb.RegistrationInProgress"), Target("initial", "Elb.InitialHealthChecking"), Target("healthy"));

        StagingDeployment deployment = await scenario.PublishAsync();

        Assert.Equal(DeploymentStatus.Completed, deployment.Status);
        Assert.Equal(4, scenario.Looks);
        Assert.Equal(["10.0.0.5:3000 of app is healthy"], deployment.Targets.Select(target => target.ToString()));
    }

    [Fact]
    public async Task It_is_not_complete_while_nobody_can_reach_it()
    {
        Answer(Target("healthy"), Target("unhealthy", "Target.ResponseCodeMismatch", "Health checks failed with these codes: [500]"));

        StagingDeployment deployment = await scenario.PublishAsync(timeout: 60);

        Assert.Equal(DeploymentStatus.TimedOut, deployment.Status);
        Assert.Equal(
            "0 of 1 targets of app are healthy: 10.0.0.5:3000 of app is unhealthy "
                + "(Target.ResponseCodeMismatch: Health checks failed with these codes: [500])",
            deployment.Reason);
        Assert.Contains(scenario.Host.Warnings, line => line.StartsWith("warning Target 10.0.0.5:3000 of app is unhealthy", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("unused")]
    [InlineData("unavailable")]
    public async Task Where_nobody_checks_there_is_nothing_to_wait_for(string state)
    {
        Answer(Target(state));

        Assert.Equal(DeploymentStatus.Completed, (await scenario.PublishAsync()).Status);
    }

    [Fact]
    public async Task Who_may_not_look_takes_ECSs_word()
    {
        scenario.Aws.FailXml("DescribeTargetHealth", "AccessDenied", status: System.Net.HttpStatusCode.Forbidden);

        StagingDeployment deployment = await scenario.PublishAsync();

        Assert.Equal(DeploymentStatus.Completed, deployment.Status);
        Assert.Empty(deployment.Targets);
    }

    private static JsonObject Balanced(JsonObject deployment)
    {
        JsonObject service = Service(deployment);
        service["loadBalancers"] = new JsonArray(new JsonObject { ["targetGroupArn"] = Group, ["containerName"] = "app", ["containerPort"] = 3000 });
        return service;
    }

    private static string Target(string state, string? reason = null, string? description = null) =>
        $"<member><Target><Id>10.0.0.5</Id><Port>3000</Port></Target><TargetHealth><State>{state}</State>"
            + (reason is null ? "" : $"<Reason>{reason}</Reason>")
            + (description is null ? "" : $"<Description>{description}</Description>")
            + "</TargetHealth></member>";

    private void Answer(params string[] targets)
    {
        foreach (string target in targets)
            answers.Enqueue(target);
    }
}
