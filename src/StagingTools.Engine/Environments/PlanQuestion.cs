using System.Text;
using StagingTools.Engine.Costs;
using StagingTools.Engine.Hosting;
using StagingTools.Engine.Terraform.Plans;

namespace StagingTools.Engine.Environments;

/// <summary>The question that stands before a plan is applied.</summary>
internal static class PlanQuestion
{
    private const string DatabaseType = "aws_db_instance";

    /// <summary>Asks.</summary>
    /// <param name="target">The environment, as people know it.</param>
    /// <param name="name">Its name, to be typed where much is at stake.</param>
    /// <param name="exists">Whether it is there already.</param>
    /// <param name="preparations">What is done before the plan is applied, one line each.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="cost">What it does to the monthly cost.</param>
    /// <param name="acceptDatabaseLoss">Whether force answers for a lost database too.</param>
    public static Confirmation Ask(
        string target,
        string name,
        bool exists,
        IEnumerable<string> preparations,
        TerraformPlan plan,
        PlannedCost cost,
        bool acceptDatabaseLoss)
    {
        bool losesDatabase = LosesDatabase(plan);
        var detail = new StringBuilder();
        if (losesDatabase)
            detail.Append("The database is REPLACED or DESTROYED: its data is lost, unless a snapshot is taken first.\n");
        foreach (string step in preparations)
            detail.Append(step).Append('\n');
        detail.Append(plan.Describe()).Append('\n').Append(cost.Describe());
        string action = !plan.HasChanges ? "Keep environment as it is" : exists ? "Change environment" : "Create environment";
        // Force answers what is asked every time. That a database goes, with all that is in it, is asked on its own.
        return new Confirmation(target, action)
        {
            Detail = detail.ToString(),
            Impact = plan.Losses.Any() ? ConfirmationImpact.High : ConfirmationImpact.Medium,
            TypedAnswer = losesDatabase ? name : null,
            BesideForce = losesDatabase && !acceptDatabaseLoss ? "--accept-database-loss" : null,
        };
    }

    /// <summary>Whether a plan destroys a database that is in use, for good or to make it anew.</summary>
    public static bool LosesDatabase(TerraformPlan plan) => plan.Losses.Any(change => change.Type == DatabaseType);
}
