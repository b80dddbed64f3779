using StagingTools.Engine.Deployments;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Tests.Deployments;

/// <summary>What the history of a service tells.</summary>
public sealed class GetDeploymentTests
{
    private readonly RevisionScenario scenario = new RevisionScenario()
        .With(1).With(2, "Completed", "1.0.0").With(3, "RolledBack", "2.0.0").With(4, "Completed", "1.1.0").Serves(4);

    [Fact]
    public async Task Revisions_are_told_newest_first_with_their_outcome()
    {
        List<StagingDeploymentRecord> history = await scenario.HistoryAsync();

        Assert.Equal(
            [
                ("whatsapp-saas-staging:4", DeploymentOutcome.Completed, "1.1.0", true),
                ("whatsapp-saas-staging:3", DeploymentOutcome.RolledBack, "2.0.0", false),
                ("whatsapp-saas-staging:2", DeploymentOutcome.Completed, "1.0.0", false),
                ("whatsapp-saas-staging:1", DeploymentOutcome.Unknown, null, false),
            ],
            history.Select(record => (record.Revision, record.Status, record.ImageTag, record.Serving)));
    }

    [Fact]
    public async Task A_revision_tells_its_image_and_who_and_when()
    {
        StagingDeploymentRecord record = (await scenario.HistoryAsync())[1];

        Assert.Equal(RevisionScenario.Digest(3), record.ImageDigest);
        Assert.Equal($"{PublishScenario.Repository}@{RevisionScenario.Digest(3)}", record.Image);
        Assert.Equal(("arn:aws:iam::123456789012:user/ci", DateTimeOffset.FromUnixTimeSeconds(1773500003)), (record.RegisteredBy, record.RegisteredAt));
        Assert.Equal(("ecs-svc/3", "arn:aws:iam::123456789012:user/ci"), (record.DeploymentId, record.DeployedBy));
        Assert.Equal(new DateTimeOffset(2026, 3, 14, 15, 0, 0, TimeSpan.Zero), record.EndedAt);
        Assert.Equal(("whatsapp-saas", "staging", "us-east-1"), (record.Project, record.EnvironmentName, record.Region));
    }

    [Fact]
    public async Task Only_as_many_as_are_asked_for_are_read()
    {
        Assert.Equal(["whatsapp-saas-staging:4", "whatsapp-saas-staging:3"], (await scenario.HistoryAsync(2)).Select(record => record.Revision));
        Assert.Equal(2, scenario.Aws.Requests("DescribeTaskDefinition").Count);
    }

    [Fact]
    public async Task Inactive_revisions_are_history_too()
    {
        scenario.Inactive(3);

        Assert.Equal(
            [("whatsapp-saas-staging:4", true), ("whatsapp-saas-staging:3", false), ("whatsapp-saas-staging:2", true)],
            (await scenario.HistoryAsync(3)).Select(record => (record.Revision, record.Active)));
    }

    [Fact]
    public async Task A_rollout_that_goes_on_is_in_progress_and_both_revisions_serve()
    {
        scenario.With(5).Says(
            RevisionScenario.Deployment(5, "PRIMARY", "IN_PROGRESS", running: 1),
            RevisionScenario.Deployment(4, "ACTIVE", "COMPLETED", running: 1));

        List<StagingDeploymentRecord> history = await scenario.HistoryAsync();

        Assert.Equal((DeploymentOutcome.InProgress, true, "ecs-svc/5"), (history[0].Status, history[0].Serving, history[0].DeploymentId));
        Assert.Equal((DeploymentOutcome.Completed, true), (history[1].Status, history[1].Serving));
    }

    [Fact]
    public async Task What_is_deployed_again_is_in_progress_whatever_its_last_end_was()
    {
        scenario.Says(RevisionScenario.Deployment(2, "PRIMARY", "IN_PROGRESS", running: 0, id: "ecs-svc/again"));

        StagingDeploymentRecord again = (await scenario.HistoryAsync())[2];

        Assert.Equal((DeploymentOutcome.InProgress, "ecs-svc/again"), (again.Status, again.DeploymentId));
        Assert.Null(again.EndedAt);
        Assert.Null(again.DeployedBy);
    }

    [Theory]
    [InlineData("PRIMARY", "COMPLETED", DeploymentOutcome.Completed)]
    [InlineData("ACTIVE", "FAILED", DeploymentOutcome.Failed)]
    [InlineData("ACTIVE", "IN_PROGRESS", DeploymentOutcome.Superseded)]
    public async Task Where_nothing_is_recorded_ECS_is_asked(string status, string rollout, DeploymentOutcome expected)
    {
        scenario.With(5).Says(
            RevisionScenario.Deployment(4, status == "PRIMARY" ? "ACTIVE" : "PRIMARY", "COMPLETED", running: 1),
            RevisionScenario.Deployment(5, status, rollout, running: 0));

        Assert.Equal(expected, (await scenario.HistoryAsync())[0].Status);
    }

    [Fact]
    public async Task What_failed_its_smoke_tests_is_told_as_that_though_ECS_calls_it_complete_until_it_is_deployed_again()
    {
        scenario.With(8, "SmokeTestFailed", "1.4.0").Serves(8);
        Assert.Equal((DeploymentOutcome.SmokeTestFailed, true), (await scenario.HistoryAsync()).Select(record => (record.Status, record.Serving)).First());

        scenario.Says(RevisionScenario.Deployment(8, "PRIMARY", "COMPLETED", running: 1, id: "ecs-svc/again"));
        Assert.Equal(DeploymentOutcome.Completed, (await scenario.HistoryAsync())[0].Status);
    }

    [Fact]
    public async Task A_deployment_whose_time_was_up_is_told_as_ECS_ended_it_and_is_unknown_afterwards()
    {
        scenario.With(5, "TimedOut", "2.0.0").Serves(5);
        Assert.Equal(DeploymentOutcome.Completed, (await scenario.HistoryAsync())[0].Status);

        scenario.Serves(4);
        Assert.Equal(DeploymentOutcome.Unknown, (await scenario.HistoryAsync())[0].Status);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public async Task A_number_out_of_range_is_refused_before_AWS_is_asked(int last)
    {
        StagingException error = await Assert.ThrowsAsync<StagingException>(() => scenario.HistoryAsync(last));

        Assert.Equal("InvalidLast", error.ErrorId);
        Assert.Empty(scenario.Aws.Operations);
    }

    [Fact]
    public async Task A_service_that_CodeDeploy_owns_has_a_history_too()
    {
        scenario.Aws.On(
            "DescribeServices",
            $$"""{"services":[{"status":"ACTIVE","deploymentController":{"type":"CODE_DEPLOY"},"taskDefinition":"{{RevisionScenario.ArnOf(4)}}"}]}""");

        Assert.Equal(4, (await scenario.HistoryAsync()).Count);
    }
}
