using System.Text.Json.Nodes;
using StagingTools.Engine.Deployments;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;
using static StagingTools.Engine.Tests.Deployments.RevisionScenario;

namespace StagingTools.Engine.Tests.Deployments;

/// <summary>Where a service goes back to, what is refused, and what is written down.</summary>
public sealed class UndoAppTests
{
    private const string NewDeployment = PublishScenario.NewDeployment;

    private readonly RevisionScenario scenario = new RevisionScenario()
        .With(1, "Completed", "1.0.0").With(2, "Completed", "1.1.0").With(3, "RolledBack", "2.0.0").With(4, "Completed", "1.2.0").Serves(4);

    [Fact]
    public async Task The_last_revision_that_completed_is_gone_back_to_not_the_last_one()
    {
        scenario.Then(Deployment(2, "PRIMARY", "COMPLETED", running: 1, id: NewDeployment));

        StagingDeployment? deployment = await scenario.UndoAsync();

        Assert.Equal((DeploymentStatus.Completed, ArnOf(2), ArnOf(4)), (deployment!.Status, deployment.TaskDefinitionArn, deployment.PreviousTaskDefinitionArn));
        Assert.Equal(($"{PublishScenario.Repository}@{Digest(2)}", "1.1.0"), (deployment.Image, deployment.ImageTag));
        JsonObject update = Assert.Single(scenario.Aws.Requests("UpdateService"));
        Assert.Equal(["cluster", "service", "taskDefinition"], update.Select(member => member.Key).Order());
        Assert.Equal(ArnOf(2), (string?)update["taskDefinition"]);
        Assert.Null(DeploymentErrors.For(deployment));
    }

    [Fact]
    public async Task What_failed_its_smoke_tests_is_passed_over_and_stays_recorded_as_that_when_gone_back_from()
    {
        scenario.With(5, "SmokeTestFailed", "1.3.0").With(6, "SmokeTestFailed", "1.3.1").Serves(6)
            .Then(Deployment(4, "PRIMARY", "COMPLETED", running: 1, id: NewDeployment));

        StagingDeployment? deployment = await scenario.UndoAsync();

        Assert.Equal(ArnOf(4), deployment!.TaskDefinitionArn);
        Assert.Equal("SmokeTestFailed", scenario.Tag(6, "StagingToolsOutcome"));
        Assert.Equal("Completed", scenario.Tag(4, "StagingToolsOutcome"));
    }

    [Fact]
    public async Task Nothing_is_registered_and_nothing_is_deregistered()
    {
        scenario.Then(Deployment(2, "PRIMARY", "COMPLETED", running: 1, id: NewDeployment));

        await scenario.UndoAsync();

        Assert.DoesNotContain("RegisterTaskDefinition", scenario.Aws.Operations);
        Assert.DoesNotContain("DeregisterTaskDefinition", scenario.Aws.Operations);
    }

    [Fact]
    public async Task The_question_shows_where_to_and_what_differs()
    {
        scenario.Then(Deployment(2, "PRIMARY", "COMPLETED", running: 1, id: NewDeployment));

        await scenario.UndoAsync();

        Confirmation question = Assert.Single(scenario.Host.Questions);
        Assert.Equal("Go back to whatsapp-saas-staging:2 (1.1.0)", question.Action);
        Assert.Equal("whatsapp-saas-staging-service (cluster whatsapp-saas-staging, us-east-1)", question.Target);
        Assert.Equal(
            string.Join(
                Environment.NewLine,
                "whatsapp-saas-staging:2 was completed when it was deployed.",
                "Compared with whatsapp-saas-staging:4:",
                $"~ containerDefinitions[app].image: {PublishScenario.Repository}@{Digest(4)} → {PublishScenario.Repository}@{Digest(2)}"),
            question.Detail);
    }

    [Fact]
    public async Task Declined_nothing_is_changed()
    {
        RevisionScenario declined = new RevisionScenario(answer: false).With(1, "Completed").With(2).Serves(2);

        Assert.Null(await declined.UndoAsync());

        Assert.DoesNotContain("UpdateService", declined.Aws.Operations);
        Assert.DoesNotContain("TagResource", declined.Aws.Operations);
    }

    [Fact]
    public async Task What_was_gone_back_from_is_not_gone_back_to()
    {
        scenario.Then(Deployment(2, "PRIMARY", "COMPLETED", running: 1, id: NewDeployment));
        await scenario.UndoAsync();
        Assert.Equal(("Undone", "Completed"), (scenario.Tag(4, "StagingToolsOutcome"), scenario.Tag(2, "StagingToolsOutcome")));
        Assert.Equal((Caller, NewDeployment, "1.1.0"), (scenario.Tag(2, "StagingToolsBy"), scenario.Tag(2, "StagingToolsDeployment"), scenario.Tag(2, "StagingToolsImageTag")));

        scenario.With(5, "Completed").Serves(5).Then(Deployment(2, "PRIMARY", "COMPLETED", running: 1, id: NewDeployment));

        Assert.Equal(ArnOf(2), (await scenario.UndoAsync())!.TaskDefinitionArn);
    }

    [Fact]
    public async Task A_way_back_that_ECS_takes_back_is_no_success_and_is_recorded_so()
    {
        scenario.Then(
            Deployment(4, "PRIMARY", "COMPLETED", running: 1),
            Deployment(2, "ACTIVE", "FAILED", running: 0, id: NewDeployment));

        StagingDeployment? deployment = await scenario.UndoAsync();

        Assert.Equal((DeploymentStatus.RolledBack, ArnOf(4)), (deployment!.Status, deployment.ServingTaskDefinitionArn));
        Assert.Equal("DeploymentRolledBack", DeploymentErrors.For(deployment)!.ErrorId);
        Assert.Equal(("RolledBack", "Completed"), (scenario.Tag(2, "StagingToolsOutcome"), scenario.Tag(4, "StagingToolsOutcome")));
    }

    [Fact]
    public async Task Where_nothing_is_recorded_the_revision_before_is_taken_and_the_question_says_so()
    {
        RevisionScenario plain = new RevisionScenario().With(1).With(2).Inactive(2).With(3).Serves(3)
            .Then(Deployment(1, "PRIMARY", "COMPLETED", running: 1, id: NewDeployment));

        Assert.Equal(ArnOf(1), (await plain.UndoAsync())!.TaskDefinitionArn);

        Assert.StartsWith(
            "No revision before whatsapp-saas-staging:3 is recorded as completed: whatsapp-saas-staging:1 is only the one before.",
            Assert.Single(plain.Host.Questions).Detail,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("whatsapp-saas-staging:1")]
    [InlineData("arn:aws:ecs:us-east-1:123456789012:task-definition/whatsapp-saas-staging:1")]
    [InlineData("1.0.0")]
    public async Task Another_revision_is_named_by_number_name_or_tag(string to)
    {
        scenario.Then(Deployment(1, "PRIMARY", "COMPLETED", running: 1, id: NewDeployment));

        Assert.Equal(ArnOf(1), (await scenario.UndoAsync(to))!.TaskDefinitionArn);
    }

    [Fact]
    public async Task Of_several_revisions_with_a_tag_the_one_that_completed_is_meant()
    {
        RevisionScenario several = new RevisionScenario()
            .With(1, "Completed", "next").With(2, "Failed", "next").With(3, "Completed", "1.0").Serves(3)
            .Then(Deployment(1, "PRIMARY", "COMPLETED", running: 1, id: NewDeployment));

        Assert.Equal(ArnOf(1), (await several.UndoAsync("next"))!.TaskDefinitionArn);
    }

    [Fact]
    public async Task A_revision_that_failed_can_be_named_and_the_question_warns()
    {
        scenario.Then(Deployment(3, "PRIMARY", "COMPLETED", running: 1, id: NewDeployment));

        await scenario.UndoAsync("3");

        Assert.Contains("FAILED when it was deployed, and was rolled back", Assert.Single(scenario.Host.Questions).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Going_forward_again_leaves_no_mark_on_what_served()
    {
        scenario.Serves(2).Then(Deployment(4, "PRIMARY", "COMPLETED", running: 1, id: NewDeployment));

        await scenario.UndoAsync("4");

        Assert.Equal(("Completed", "Completed"), (scenario.Tag(2, "StagingToolsOutcome"), scenario.Tag(4, "StagingToolsOutcome")));
    }

    [Theory]
    [InlineData("4", "RevisionServes")]
    [InlineData("1.2.0", "RevisionServes")]
    [InlineData("2", "RevisionNotActive")]
    [InlineData("9", "RevisionNotFound")]
    [InlineData("9.9.9", "RevisionNotFound")]
    [InlineData("other:1", "RevisionNotFound")]
    public async Task What_cannot_be_gone_to_is_refused_before_anything_is_touched(string to, string errorId)
    {
        StagingException error = await scenario.Inactive(2).RefuseAsync(to);

        Assert.Equal((errorId, to), (error.ErrorId, error.TargetInput));
        Assert.NotNull(error.RecommendedAction);
        Assert.Empty(scenario.Host.Questions);
        Assert.DoesNotContain("UpdateService", scenario.Aws.Operations);
    }

    [Fact]
    public async Task An_unknown_revision_is_told_with_those_that_there_are()
    {
        StagingException error = await scenario.RefuseAsync("9");

        Assert.EndsWith("The newest are 4 (1.2.0), 3 (2.0.0), 2 (1.1.0), 1 (1.0.0).", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_revision_before_there_is_nothing_to_go_back_to()
    {
        StagingException error = await new RevisionScenario().With(1, "Completed").With(2, "Completed").Serves(1).RefuseAsync();

        Assert.Equal("NoPreviousRevision", error.ErrorId);
        Assert.Equal("There is no active revision before whatsapp-saas-staging:1: there is nothing to go back to.", error.Message);
    }

    [Fact]
    public async Task Revisions_that_were_never_good_are_named_and_not_taken()
    {
        StagingException error = await new RevisionScenario().With(1, "Failed").With(2, "RolledBack").With(3).Serves(3).RefuseAsync();

        Assert.Equal("NoPreviousRevision", error.ErrorId);
        Assert.Equal(
            "No revision before whatsapp-saas-staging:3 was good: whatsapp-saas-staging:2 was rolled back, whatsapp-saas-staging:1 failed.",
            error.Message);
    }

    [Fact]
    public async Task A_revision_whose_image_was_deleted_is_refused_before_anything_is_touched()
    {
        StagingException error = await scenario.WithoutImage(2).RefuseAsync();

        Assert.Equal(("ImageNotFound", "whatsapp-saas-staging:2"), (error.ErrorId, error.TargetInput));
        Assert.Contains(Digest(2), error.Message, StringComparison.Ordinal);
        Assert.Empty(scenario.Host.Questions);
        Assert.DoesNotContain("UpdateService", scenario.Aws.Operations);
    }

    [Fact]
    public async Task A_repository_that_was_deleted_took_the_image_along()
    {
        scenario.Aws.Fail("DescribeImages", "RepositoryNotFoundException");

        Assert.Equal("ImageNotFound", (await scenario.RefuseAsync()).ErrorId);
    }
}
