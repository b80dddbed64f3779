using System.Text.Json.Nodes;
using StagingTools.Engine.Deployments;
using StagingTools.Engine.Hosting;
using StagingTools.Engine.Tests.Fakes;
using StagingTools.Engine.Tests.Settings;
using static StagingTools.Engine.Tests.Deployments.PublishScenario;
using static StagingTools.Engine.Tests.Deployments.TaskScenario;

namespace StagingTools.Engine.Tests.Deployments;

/// <summary>Deployments that migrate first: only a migration that succeeded lets the service be updated.</summary>
public sealed class MigrationTests
{
    private static readonly PublishAppRequest Migrating = new() { ImageTag = "1.4.2", Migrate = true };

    private readonly TaskScenario scenario = Scenario();

    [Fact]
    public async Task The_migration_runs_in_the_new_revision_before_the_service_is_updated()
    {
        scenario.Look(Running(), "applying 0042_add_orders").Look(Ended(0));

        StagingDeployment deployment = await PublishAsync(Migrating);

        Assert.Equal(DeploymentStatus.Completed, deployment.Status);
        Assert.Equal(
            ["RegisterTaskDefinition", "RunTask", "UpdateService"],
            scenario.Aws.Operations.Where(operation => operation is "RegisterTaskDefinition" or "RunTask" or "UpdateService"));
        JsonObject run = Assert.Single(scenario.Aws.Requests("RunTask"));
        Assert.Equal(Next, (string?)run["taskDefinition"]);
        Assert.Equal("""["npm","run","prisma:migrate:deploy"]""", run["overrides"]!["containerOverrides"]![0]!["command"]!.ToJsonString());
        Assert.Contains("info applying 0042_add_orders", scenario.Host.Lines);
    }

    [Fact]
    public async Task A_migration_that_fails_leaves_the_service_as_it_is()
    {
        scenario.Look(Ended(1), "P3009: migrate found failed migrations");

        StagingDeployment deployment = await PublishAsync(Migrating);

        Assert.Equal(
            (DeploymentStatus.MigrationFailed, "", Previous, Next),
            (deployment.Status, deployment.DeploymentId, deployment.ServingTaskDefinitionArn, deployment.TaskDefinitionArn));
        Assert.Equal(($"{Repository}@{NewDigest}", "1.4.2"), (deployment.Image, deployment.ImageTag));
        Assert.Contains("'npm run prisma:migrate:deploy' failed with exit code 1", deployment.Reason, StringComparison.Ordinal);
        FailedTask failed = Assert.Single(deployment.FailedTasks);
        Assert.Equal((TaskScenario.TaskArn, "EssentialContainerExited", 1), (failed.TaskArn, failed.StopCode, failed.ExitCode));
        Assert.Equal(["P3009: migrate found failed migrations"], failed.LastLogLines);
        Assert.DoesNotContain("UpdateService", scenario.Aws.Operations);
        Assert.Equal("DeploymentMigrationFailed", DeploymentErrors.For(deployment)!.ErrorId);
    }

    [Fact]
    public async Task A_migration_that_finds_no_room_leaves_the_service_as_it_is()
    {
        scenario.Aws.On("RunTask", """{"tasks":[],"failures":[{"arn":"arn:instance","reason":"RESOURCE:PORTS"}]}""");

        StagingDeployment deployment = await PublishAsync(Migrating);

        Assert.Equal(DeploymentStatus.MigrationFailed, deployment.Status);
        Assert.Contains("RESOURCE:PORTS", deployment.Reason, StringComparison.Ordinal);
        Assert.Empty(deployment.FailedTasks);
        Assert.DoesNotContain("UpdateService", scenario.Aws.Operations);
    }

    [Fact]
    public async Task People_are_told_of_a_migration_that_failed()
    {
        scenario.Look(Ended(1));
        scenario.Aws.OnXml("GetTopicAttributes", _ => "<GetTopicAttributesResponse><GetTopicAttributesResult><Attributes/></GetTopicAttributesResult></GetTopicAttributesResponse>");
        scenario.Aws.OnXml("Publish", _ => "<PublishResponse><PublishResult><MessageId>1</MessageId></PublishResult></PublishResponse>");

        await PublishAsync(Migrating);

        JsonObject message = Assert.Single(scenario.Aws.Requests("Publish"));
        Assert.Contains("did not begin, since its migration failed", message.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_question_tells_that_the_migration_runs_first()
    {
        var declined = Scenario(new RecordingHost(answer: false));

        Assert.Null(await declined.Publishing.PublishAsync(Migrating));

        Confirmation question = Assert.Single(declined.Host.Questions);
        Assert.StartsWith("First 'npm run prisma:migrate:deploy' runs as a task of the new revision, in container app.", question.Detail, StringComparison.Ordinal);
        Assert.Contains("~ containerDefinitions[app].image:", question.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("RunTask", declined.Aws.Operations);
    }

    [Theory]
    [InlineData(null, null, null, null)]
    [InlineData(null, null, """{ "publish": { "migrate": true } }""", "npm run prisma:migrate:deploy")]
    [InlineData(null, null, """{ "publish": { "migrationCommand": "node migrate.js" } }""", "node migrate.js")]
    [InlineData(null, null, """{ "publish": { "migrate": false, "migrationCommand": "node migrate.js" } }""", null)]
    [InlineData(true, null, """{ "publish": { "migrate": false, "migrationCommand": "node migrate.js" } }""", "node migrate.js")]
    [InlineData(false, null, """{ "publish": { "migrationCommand": "node migrate.js" } }""", null)]
    [InlineData(null, "./up.sh --all", null, "./up.sh --all")]
    public async Task It_runs_where_the_settings_or_the_parameters_ask_for_it(bool? migrate, string? command, string? file, string? expected)
    {
        using var folder = new SettingsFolder();
        if (file is not null)
            folder.With(file);
        scenario.Look(Ended(0));

        await scenario.Publishing.PublishAsync(new PublishAppRequest { ImageTag = "1.4.2", Migrate = migrate, MigrationCommand = command }, folder.Root);

        Assert.Equal(
            expected,
            scenario.Aws.Requests("RunTask") is [{ } run]
                ? string.Join(' ', run["overrides"]!["containerOverrides"]![0]!["command"]!.AsArray().Select(word => (string?)word))
                : null);
        Assert.Contains("UpdateService", scenario.Aws.Operations);
    }

    private async Task<StagingDeployment> PublishAsync(PublishAppRequest request) =>
        Assert.IsType<StagingDeployment>(await scenario.Publishing.PublishAsync(request));

    private static TaskScenario Scenario(RecordingHost? host = null)
    {
        var made = new TaskScenario(host);
        made.Publishing.Look(Service(Deployment(NewDeployment, "PRIMARY", Next, "COMPLETED", running: 1)));
        return made;
    }
}
