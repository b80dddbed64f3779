using StagingTools.Engine.Terraform.Events;

namespace StagingTools.Engine.Terraform.Plans;

/// <summary>What terraform tells of a plan while it makes it: addresses and actions, and no attributes.</summary>
/// <remarks>https://developer.hashicorp.com/terraform/internals/machine-readable-ui#planned-change</remarks>
internal static class PlanOutline
{
    /// <summary>The outline of a plan that creates and does nothing else.</summary>
    /// <param name="events">What terraform told of the plan.</param>
    /// <returns>The plan; <see langword="null"/> when it does more than create, or when the counts do not bear the changes out.</returns>
    public static TerraformPlan? OfCreation(IReadOnlyList<TerraformEvent> events)
    {
        TerraformEvent.PlannedChange[] changes = [.. events.OfType<TerraformEvent.PlannedChange>().Where(change => change.Action != "read")];
        bool creates = events.OfType<TerraformEvent.ChangeSummary>().LastOrDefault() is
        {
            Operation: "plan", Change: 0, Remove: 0, Import: 0, Add: > 0
        } summary
            && summary.Add == changes.Length
            && Array.TrueForAll(changes, change => change is { Action: "create", Address: not "", Type: not "" });
        return creates && !events.Any(told => told is TerraformEvent.Drift)
            ? new TerraformPlan
            {
                Changes =
                [
                    .. changes.Select(change => new ResourceChange(change.Address, change.Type, ChangeAction.Create))
                        .OrderBy(change => change.Address, StringComparer.Ordinal),
                ],
            }
            : null;
    }
}
