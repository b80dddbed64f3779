using StagingTools.Engine.Costs;
using StagingTools.Engine.Environments;
using StagingTools.Engine.Hosting;
using StagingTools.Engine.Terraform.Plans;

namespace StagingTools.Engine.Tests.Environments;

public sealed class PlanQuestionTests
{
    private static readonly PlannedCost Cost = new(41.02m, 55.12m, "USD", new DateOnly(2025, 1, 31), "");

    [Fact]
    public void A_plan_that_only_adds_is_answered_by_force()
    {
        Confirmation question = Ask(new ResourceChange("aws_sns_topic.alerts", "aws_sns_topic", ChangeAction.Create));

        Assert.Equal(("Change environment", ConfirmationImpact.Medium), (question.Action, question.Impact));
        Assert.Null(question.TypedAnswer);
        Assert.Null(question.BesideForce);
        Assert.EndsWith("\nMonthly cost: 41.02 → 55.12 USD (on-demand prices of 2025-01-31)", question.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ChangeAction.Replace)]
    [InlineData(ChangeAction.Destroy)]
    public void A_plan_that_loses_the_database_takes_its_name_typed_and_force_is_not_enough(ChangeAction action)
    {
        var loss = new ResourceChange("module.database.aws_db_instance.this", "aws_db_instance", action);

        Confirmation question = Ask(loss);

        Assert.Equal((ConfirmationImpact.High, "staging", "--accept-database-loss"), (question.Impact, question.TypedAnswer, question.BesideForce));
        Assert.StartsWith("The database is REPLACED or DESTROYED: its data is lost", question.Detail, StringComparison.Ordinal);
        Assert.Null(Ask(loss, accept: true).BesideForce);
    }

    [Fact]
    public void A_database_that_was_never_finished_is_no_loss()
    {
        Confirmation question = Ask(
            new ResourceChange("module.database.aws_db_instance.this", "aws_db_instance", ChangeAction.Replace) { IsUnfinished = true });

        Assert.Null(question.BesideForce);
    }

    private static Confirmation Ask(ResourceChange change, bool accept = false) =>
        PlanQuestion.Ask("staging (shop, us-east-1)", "staging", exists: true, [], new TerraformPlan { Changes = [change] }, Cost, accept);
}
