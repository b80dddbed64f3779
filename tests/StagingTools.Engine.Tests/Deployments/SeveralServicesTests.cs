using System.Text.Json.Nodes;
using StagingTools.Engine.Deployments;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;
using StagingTools.Engine.Tests.Fakes;
using static StagingTools.Engine.Tests.Deployments.PublishScenario;

namespace StagingTools.Engine.Tests.Deployments;

/// <summary>One image for several services: all are checked before the first is touched, and what does not complete is the last.</summary>
public sealed class SeveralServicesTests
{
    private static readonly PublishAppRequest Both = new() { ImageTag = "1.4.2", Timeout = 900, Service = ["api", "worker"] };

    private readonly PublishScenario scenario = new();
    private readonly Dictionary<string, string> deployed = new(StringComparer.Ordinal);
    private readonly HashSet<string> broken = [];
    private readonly HashSet<string> absent = [];

    public SeveralServicesTests()
    {
        scenario.Aws.On("DescribeServices", request =>
        {
            string name = (string)request["services"]![0]!;
            return FakeAnswer.Json(absent.Contains(name)
                ? new JsonObject { ["services"] = new JsonArray(), ["failures"] = JsonNode.Parse("""[{"reason":"MISSING"}]""") }
                : new JsonObject { ["services"] = new JsonArray(State(name)), ["failures"] = new JsonArray() });
        });
        scenario.Aws.On("ListServices", """{"serviceArns":[]}""");
        scenario.Aws.On("UpdateService", request =>
        {
            string name = (string)request["service"]!;
            deployed[name] = (string)request["taskDefinition"]!;
            return FakeAnswer.Json(new JsonObject
            {
                ["service"] = Named(name, Service(Deployment(NewDeployment, "PRIMARY", deployed[name], "IN_PROGRESS", running: 0))),
            });
        });
    }

    [Fact]
    public async Task Each_is_published_to_in_its_turn_after_one_question()
    {
        List<StagingDeployment> deployments = await PublishAsync(Both);

        Assert.Equal(
            [("api", DeploymentStatus.Completed), ("worker", DeploymentStatus.Completed)],
            deployments.Select(deployment => (deployment.Service, deployment.Status)));
        Assert.Equal(["api", "worker"], scenario.Aws.Requests("UpdateService").Select(request => (string?)request["service"]));
        Confirmation question = Assert.Single(scenario.Host.Questions);
        Assert.Equal("api, worker (cluster whatsapp-saas-staging, us-east-1)", question.Target);
        Assert.Contains("worker:", question.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_does_not_complete_is_the_last()
    {
        broken.Add("api");

        StagingDeployment deployment = Assert.Single(await PublishAsync(Both));

        Assert.Equal(("api", DeploymentStatus.Failed), (deployment.Service, deployment.Status));
        Assert.Equal(["api"], deployed.Keys);
        Assert.Contains("warning Nothing was published to worker, which came after it.", scenario.Host.Lines);
    }

    [Fact]
    public async Task What_stands_in_the_way_of_any_stops_all()
    {
        absent.Add("worker");

        StagingException refused = await Assert.ThrowsAsync<StagingException>(() => PublishAsync(Both));

        Assert.Equal("ServiceNotFound", refused.ErrorId);
        Assert.Empty(deployed);
        Assert.DoesNotContain("RegisterTaskDefinition", scenario.Aws.Operations);
    }

    [Fact]
    public async Task What_all_share_is_migrated_once()
    {
        scenario.Aws.On("RunTask", """{"tasks":[],"failures":[{"arn":"arn:instance","reason":"RESOURCE:PORTS"}]}""");

        StagingDeployment deployment = Assert.Single(await PublishAsync(Both with { Migrate = true }));

        Assert.Equal(("api", DeploymentStatus.MigrationFailed), (deployment.Service, deployment.Status));
        Assert.Contains("First 'npm run prisma:migrate:deploy' runs", Assert.Single(scenario.Host.Questions).Detail, StringComparison.Ordinal);
        Assert.Empty(deployed);
    }

    [Fact]
    public async Task A_variable_names_several_with_commas_and_each_counts_once()
    {
        List<StagingDeployment> deployments = await PublishAsync(
            new PublishAppRequest { ImageTag = "1.4.2", Timeout = 900 }, ("ECS_SERVICE", "worker, api,worker"), ("TASK_DEFINITION", "other"));

        Assert.Equal(["worker", "api"], deployments.Select(deployment => deployment.Service));
        Assert.Contains(
            "warning ECS_SERVICE says 'worker, api' where the environment's own is 'whatsapp-saas-staging-service': the variable counts.", scenario.Host.Lines);
        Assert.Contains(
            "warning TASK_DEFINITION says 'other', which is passed over: each of the 2 services has a task definition of its own.", scenario.Host.Lines);
    }

    [Fact]
    public async Task One_task_definition_for_all_is_refused()
    {
        StagingException refused = await Assert.ThrowsAsync<StagingException>(() => PublishAsync(Both with { TaskDefinition = "other" }));

        Assert.Equal(("TaskDefinitionOfSeveral", StagingErrorCategory.InvalidArgument, "other"), (refused.ErrorId, refused.Category, refused.TargetInput));
        Assert.Empty(scenario.Aws.Operations);
    }

    [Fact]
    public async Task Only_one_can_be_rolled_back_when_a_smoke_test_fails()
    {
        StagingException refused = await Assert.ThrowsAsync<StagingException>(() => PublishAsync(Both with { RollbackOnFailure = true }));

        Assert.Equal(("RollbackOfSeveral", "api, worker"), (refused.ErrorId, refused.TargetInput));
        Assert.Empty(scenario.Aws.Operations);
    }

    private static JsonObject Named(string name, JsonObject service)
    {
        service["serviceName"] = name;
        return service;
    }

    private JsonObject State(string name) => Named(name, Service(!deployed.TryGetValue(name, out string? revision)
        ? Deployment(OldDeployment, "PRIMARY", Previous, "COMPLETED", running: 1)
        : broken.Contains(name)
            ? Deployment(NewDeployment, "PRIMARY", revision, "FAILED", running: 0, failed: 2, reason: "tasks failed to start")
            : Deployment(NewDeployment, "PRIMARY", revision, "COMPLETED", running: 1)));

    private async Task<List<StagingDeployment>> PublishAsync(PublishAppRequest request, params (string, string)[] variables)
    {
        CancellationToken token = TestContext.Current.CancellationToken;
        return await new PublishApp(scenario.Aws.Context(scenario.Time, variables)).RunAllAsync(request, scenario.Host, token).ToListAsync(token);
    }
}
