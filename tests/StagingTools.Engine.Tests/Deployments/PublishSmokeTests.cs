using System.Net;
using System.Text.Json.Nodes;
using StagingTools.Engine.Deployments;
using StagingTools.Engine.Deployments.Smoke;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;
using StagingTools.Engine.Tests.Fakes;
using StagingTools.Engine.Tests.Settings;
using static StagingTools.Engine.Tests.Deployments.PublishScenario;

namespace StagingTools.Engine.Tests.Deployments;

/// <summary>Deployments that ECS completes and whose application is then asked whether it works.</summary>
public sealed class PublishSmokeTests : IDisposable
{
    private const string Back = "ecs-svc/back";

    private readonly SettingsFolder folder = new();
    private readonly PublishScenario scenario = new();
    private int updates;

    public PublishSmokeTests()
    {
        scenario.Aws.Before("UpdateService", () => ++updates == 1 ? null : FakeAnswer.Json(new JsonObject
        {
            ["service"] = Service(
                Deployment(Back, "PRIMARY", Previous, "IN_PROGRESS", running: 0), Deployment(NewDeployment, "ACTIVE", Next, "COMPLETED", running: 1)),
        }));
        scenario.Aws.On("GET /health", """{"status":"healthy"}""");
        scenario.Look(New());
    }

    [Fact]
    public async Task A_deployment_that_passes_is_complete_and_tells_its_tests()
    {
        StagingDeployment deployment = await PublishAsync(new() { SmokeTest = true });

        Assert.Equal(DeploymentStatus.Completed, deployment.Status);
        Assert.Equal(("health", SmokeTestStatus.Passed), deployment.SmokeTests.Select(test => (test.Name, test.Status)).Single());
        Assert.Null(deployment.Rollback);
        Assert.Equal("Completed", Outcomes(Next)[^1]);
    }

    [Fact]
    public async Task Where_nobody_asks_for_them_no_test_is_made()
    {
        StagingDeployment deployment = await PublishAsync(new());

        Assert.Equal(DeploymentStatus.Completed, deployment.Status);
        Assert.Empty(deployment.SmokeTests);
        Assert.DoesNotContain("GET /health", scenario.Aws.Operations);
    }

    [Theory]
    [InlineData("""{ "smokeTests": [{ "name": "users", "path": "/health" }] }""", null, null, 2)]
    [InlineData("""{ "smokeTests": [{ "name": "users", "path": "/health" }] }""", false, null, 0)]
    [InlineData("""{ "smokeTests": [{ "name": "users", "path": "/health" }], "publish": { "smokeTest": false } }""", null, null, 0)]
    [InlineData("""{ "publish": { "smokeTest": true } }""", null, null, 1)]
    [InlineData("""{ "publish": { "rollbackOnFailure": true } }""", null, null, 1)]
    [InlineData("{}", null, true, 1)]
    [InlineData("{}", false, true, 0)]
    public async Task Settings_and_parameters_decide_whether_they_are_made(string settings, bool? smokeTest, bool? rollback, int made)
    {
        folder.With(settings);

        StagingDeployment deployment = await PublishAsync(new() { SmokeTest = smokeTest, RollbackOnFailure = rollback });

        Assert.Equal(made, deployment.SmokeTests.Count);
    }

    [Fact]
    public async Task One_that_fails_leaves_the_new_revision_and_says_so()
    {
        Unwell();

        StagingDeployment deployment = await PublishAsync(new() { SmokeTest = true });

        Assert.Equal((DeploymentStatus.SmokeTestFailed, Next), (deployment.Status, deployment.ServingTaskDefinitionArn));
        Assert.Equal("1 of 1 smoke tests failed: 'health': status 500 where 200 is expected (status 500, 0 bytes)", deployment.Reason);
        Assert.Null(deployment.Rollback);
        Assert.Single(scenario.Aws.Requests("UpdateService"));
        Assert.Equal("SmokeTestFailed", Outcomes(Next)[^1]);
        StagingException error = DeploymentErrors.For(deployment)!;
        Assert.Equal(("DeploymentSmokeTestFailed", StagingErrorCategory.OperationFailed), (error.ErrorId, error.Category));
        Assert.StartsWith("'1.4.2' was rolled out to whatsapp-saas-staging-service, serves and does not work: 1 of 1", error.Message, StringComparison.Ordinal);
        Assert.Contains("'staging undo'", error.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_rollback_the_revision_from_before_is_brought_back_followed_and_asked()
    {
        scenario.Look(New()).Look(Old());
        Unwell(until: 5);

        StagingDeployment deployment = await PublishAsync(new() { RollbackOnFailure = true });

        Assert.Equal((DeploymentStatus.SmokeTestFailed, Previous, Next), (deployment.Status, deployment.ServingTaskDefinitionArn, deployment.TaskDefinitionArn));
        Assert.Equal([Next, Previous], scenario.Aws.Requests("UpdateService").Select(update => (string?)update["taskDefinition"]));
        StagingDeployment back = deployment.Rollback!;
        Assert.Equal((DeploymentStatus.Completed, Back, Previous, Next), (back.Status, back.DeploymentId, back.TaskDefinitionArn, back.PreviousTaskDefinitionArn));
        Assert.Equal($"{Repository}@{OldDigest}", back.Image);
        Assert.Equal(SmokeTestStatus.Passed, Assert.Single(back.SmokeTests).Status);
        Assert.EndsWith("did not work and was rolled back: " + deployment.Reason + ".", DeploymentErrors.For(deployment)!.Message, StringComparison.Ordinal);
        Assert.Equal(["SmokeTestFailed", "SmokeTestFailed"], Outcomes(Next));
        Assert.Equal("Completed", Outcomes(Previous)[^1]);
    }

    [Fact]
    public async Task A_way_back_that_fails_is_told_as_such()
    {
        scenario.Look(New()).Look(Service(
            Deployment(Back, "PRIMARY", Previous, "FAILED", running: 0, failed: 3, reason: "tasks failed to start"),
            Deployment(NewDeployment, "ACTIVE", Next, "COMPLETED", running: 1)));
        Unwell();

        StagingDeployment deployment = await PublishAsync(new() { RollbackOnFailure = true, Timeout = 60 });

        Assert.Equal(DeploymentStatus.SmokeTestFailed, deployment.Status);
        Assert.NotEqual(DeploymentStatus.Completed, deployment.Rollback!.Status);
        Assert.Equal(Next, deployment.ServingTaskDefinitionArn);
        Assert.Contains("; going back to whatsapp-saas-staging:4 ", deployment.Reason, StringComparison.Ordinal);
        Assert.Contains("going back did not end well", DeploymentErrors.For(deployment)!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_revision_from_before_that_is_unwell_too_is_told_as_such()
    {
        scenario.Look(New()).Look(Old());
        Unwell();

        StagingDeployment deployment = await PublishAsync(new() { RollbackOnFailure = true });

        Assert.Equal((DeploymentStatus.SmokeTestFailed, Previous), (deployment.Rollback!.Status, deployment.ServingTaskDefinitionArn));
        Assert.Equal("SmokeTestFailed", Outcomes(Previous)[^1]);
        Assert.Contains("going back did not end well", DeploymentErrors.For(deployment)!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_way_back_does_not_hide_the_deployment()
    {
        Unwell();
        scenario.Aws.Before("UpdateService", () => updates == 0 ? null : FakeAnswer.Error("ClientException", "TaskDefinition is inactive"));

        StagingDeployment deployment = await PublishAsync(new() { RollbackOnFailure = true });

        Assert.Equal((DeploymentStatus.SmokeTestFailed, Next), (deployment.Status, deployment.ServingTaskDefinitionArn));
        Assert.Contains("; going back to whatsapp-saas-staging:4 failed: ", deployment.Reason, StringComparison.Ordinal);
        Assert.Contains("TaskDefinition is inactive", deployment.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_deployment_that_began_meanwhile_is_left_alone()
    {
        scenario.Look(Service(
            Deployment("ecs-svc/other", "PRIMARY", Next, "IN_PROGRESS", running: 0), Deployment(NewDeployment, "ACTIVE", Next, "COMPLETED", running: 1)));
        Unwell();

        StagingDeployment deployment = await PublishAsync(new() { RollbackOnFailure = true });

        Assert.Single(scenario.Aws.Requests("UpdateService"));
        Assert.EndsWith("; another deployment has taken its place meanwhile: nothing was rolled back", deployment.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_revision_is_nothing_to_go_back_to()
    {
        var again = new PublishScenario();
        again.Definition["containerDefinitions"]![0]!["image"] = $"{Repository}@{NewDigest}";
        again.Look(Service(Deployment(NewDeployment, "PRIMARY", Previous, "COMPLETED", running: 1)));
        again.Aws.On("GET /health", _ => new FakeAnswer(HttpStatusCode.InternalServerError, "", "text/plain"));

        StagingDeployment deployment = Assert.IsType<StagingDeployment>(
            await again.PublishAsync(new PublishAppRequest { ImageTag = "1.4.2", RollbackOnFailure = true, Url = "http://app" }, folder.Root));

        Assert.Single(again.Aws.Requests("UpdateService"));
        Assert.EndsWith("whatsapp-saas-staging:4 served before, too: there is nothing to go back to", deployment.Reason, StringComparison.Ordinal);
        Assert.EndsWith("serves already: there is nothing to go back to where one fails.", Assert.Single(again.Host.Questions).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tests_that_could_not_be_made_take_nothing_back()
    {
        scenario.Aws.On("HEAD /", _ => new FakeAnswer(HttpStatusCode.NotFound, "", "text/xml"));
        int looks = 0;
        string bound = """{"tasks":[{"taskArn":"a","lastStatus":"RUNNING","containers":[{"networkBindings":[{"bindIP":"10.0.0.1","containerPort":3000,"hostPort":3000}]}]}]}""";
        scenario.Aws.On("ListTasks", _ => FakeAnswer.Json(looks++ == 0 ? """{"taskArns":["a"]}""" : """{"taskArns":[]}""")).On("DescribeTasks", bound);

        StagingDeployment deployment = await PublishAsync(new() { RollbackOnFailure = true, Url = null }, url: null);

        Assert.Equal((DeploymentStatus.SmokeTestFailed, Next), (deployment.Status, deployment.ServingTaskDefinitionArn));
        Assert.StartsWith("the smoke tests could not be made: Where the application of staging answers is not known", deployment.Reason, StringComparison.Ordinal);
        Assert.Single(scenario.Aws.Requests("UpdateService"));
    }

    [Fact]
    public async Task A_test_without_an_address_is_refused_before_anything_is_touched()
    {
        folder.With("""{ "smokeTests": [{ "name": "users", "path": "/users" }] }""");
        scenario.Aws.On("HEAD /", _ => new FakeAnswer(HttpStatusCode.NotFound, "", "text/xml"));

        StagingException error = await Assert.ThrowsAsync<StagingException>(() => PublishAsync(new(), url: null));

        Assert.Equal("ApplicationUrlMissing", error.ErrorId);
        Assert.Contains($"'users' ({folder.File}(1,18))", error.Message, StringComparison.Ordinal);
        AssertUntouched();
    }

    [Theory]
    [InlineData("""{ "smokeTests": [{ "name": "users", "path": "/users", "status": 999 }] }""", "InvalidSettings")]
    [InlineData("""{ "smokeTests": [{ "name": "users", "path": "/users", "headers": { "Cookie": "env:NOT_SET" } }] }""", "ReferenceNotFound")]
    public async Task A_mistake_in_a_test_is_found_before_anything_is_touched(string settings, string errorId)
    {
        folder.With(settings);

        StagingException error = await Assert.ThrowsAsync<StagingException>(() => PublishAsync(new()));

        Assert.Equal(errorId, error.ErrorId);
        AssertUntouched();
    }

    [Fact]
    public async Task The_question_says_what_is_asked_and_what_becomes_of_a_failure()
    {
        folder.With("""{ "smokeTests": [{ "name": "users", "path": "/health" }], "publish": { "rollbackOnFailure": true } }""");

        await PublishAsync(new());

        Confirmation question = Assert.Single(scenario.Host.Questions);
        Assert.EndsWith(
            string.Join(
                Environment.NewLine,
                "2 smoke tests are made once it serves, on http://app: health, users.",
                "Where one fails, whatsapp-saas-staging:4 is brought back."),
            question.Detail,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task People_are_told_once_with_the_reason_and_what_serves()
    {
        scenario.Look(New()).Look(Old());
        Unwell(until: 5);
        scenario.Aws.OnXml("GetTopicAttributes", _ => "<GetTopicAttributesResponse><GetTopicAttributesResult/></GetTopicAttributesResponse>");
        scenario.Aws.OnXml("Publish", _ => "<PublishResponse><PublishResult><MessageId>1</MessageId></PublishResult></PublishResponse>");

        await PublishAsync(new() { RollbackOnFailure = true });

        JsonObject[] told = [.. scenario.Aws.Requests("Publish")];
        Assert.Equal(
            ["Deployment to staging started", "Deployment to staging failed its smoke tests and was rolled back"],
            told.Select(message => (string?)message["Subject"]));
        Assert.Contains("1 of 1 smoke tests failed: 'health'", (string?)told[1]["Message"], StringComparison.Ordinal);
        Assert.Contains("Serving: whatsapp-saas-staging:4", (string?)told[1]["Message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_is_scaled_to_nothing_is_not_asked()
    {
        JsonObject Empty(string id, string revision)
        {
            JsonObject service = Service(Deployment(id, "PRIMARY", revision, "COMPLETED", running: 0));
            service["desiredCount"] = 0;
            service["runningCount"] = 0;
            service["deployments"]![0]!["desiredCount"] = 0;
            return service;
        }

        var empty = new PublishScenario(Empty(OldDeployment, Previous));
        empty.Look(Empty(NewDeployment, Next));

        StagingDeployment deployment = Assert.IsType<StagingDeployment>(
            await empty.PublishAsync(new PublishAppRequest { ImageTag = "1.4.2", SmokeTest = true, Url = "http://app" }, folder.Root));

        Assert.Equal(DeploymentStatus.Completed, deployment.Status);
        Assert.Contains("warning No smoke test is made: the service is scaled to 0 tasks.", empty.Host.Lines);
    }

    public void Dispose() => folder.Dispose();

    private static JsonObject New() => Service(Deployment(NewDeployment, "PRIMARY", Next, "COMPLETED", running: 1));

    private static JsonObject Old() => Service(Deployment(Back, "PRIMARY", Previous, "COMPLETED", running: 1));

    // The health page answers with 500: always, or for a number of requests.
    private void Unwell(int until = int.MaxValue)
    {
        int asked = 0;
        scenario.Aws.On("GET /health", _ => ++asked > until
            ? FakeAnswer.Json("""{"status":"healthy"}""")
            : new FakeAnswer(HttpStatusCode.InternalServerError, "", "text/plain"));
    }

    private async Task<StagingDeployment> PublishAsync(PublishAppRequest request, string? url = "http://app") =>
        Assert.IsType<StagingDeployment>(await scenario.PublishAsync(request with { ImageTag = "1.4.2", Url = url }, folder.Root));

    private string?[] Outcomes(string arn) =>
    [
        .. scenario.Aws.Requests("TagResource")
            .Where(request => (string?)request["resourceArn"] == arn)
            .Select(request => (string?)request["tags"]!.AsArray().Single(tag => (string?)tag!["key"] == "StagingToolsOutcome")!["value"]),
    ];

    private void AssertUntouched()
    {
        Assert.DoesNotContain("RegisterTaskDefinition", scenario.Aws.Operations);
        Assert.DoesNotContain("UpdateService", scenario.Aws.Operations);
        Assert.Empty(scenario.Host.Questions);
    }
}
