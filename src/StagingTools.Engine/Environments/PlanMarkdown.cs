using System.Globalization;
using System.Text;
using StagingTools.Engine.Costs;
using StagingTools.Engine.Hosting;
using StagingTools.Engine.Terraform.Plans;

namespace StagingTools.Engine.Environments;

/// <summary>Writes a plan as Markdown: the losses where nobody overlooks them, the details folded.</summary>
internal static class PlanMarkdown
{
    /// <summary>Writes it.</summary>
    /// <param name="target">The environment, as a question names it.</param>
    /// <param name="preparations">What is done before.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="cost">What it costs.</param>
    public static string Render(string target, IEnumerable<string> preparations, TerraformPlan plan, PlannedCost cost)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"### Plan for {Markdown.Escape(target)}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"**{Markdown.Escape(plan.Summarize())}**\n\n");
        text.Append(CultureInfo.InvariantCulture, $"{Markdown.Escape(cost.Describe())}\n");
        ResourceChange[] losses = [.. plan.Losses];
        if (losses.Length > 0)
        {
            text.Append("\n> [!CAUTION]\n> What these hold is lost:\n");
            foreach (ResourceChange loss in losses)
                text.Append(CultureInfo.InvariantCulture, $"> - {Markdown.Code(loss.Address)}{Named(loss)}{Because(loss)}\n");
        }

        foreach (string preparation in preparations)
            text.Append(CultureInfo.InvariantCulture, $"\n- {Markdown.Escape(preparation)}");
        if (plan.Drifted.Count > 0)
            text.Append(CultureInfo.InvariantCulture, $"\n\nChanged outside of StagingTools: {string.Join(", ", plan.Drifted.Select(Markdown.Code))}\n");
        if (plan.Changes.Count == 0)
            return text.ToString().TrimEnd() + "\n";

        text.Append("\n<details><summary>Changes</summary>\n\n| action | resource | what changes |\n|---|---|---|\n");
        foreach (ResourceChange change in plan.Changes)
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {Word(change)} | {Markdown.Code(change.Address)}{Named(change)}{Because(change)} | {string.Join("<br>", change.Attributes.Select(Markdown.Escape))} |\n");
        text.Append("\n</details>\n");
        return text.ToString();
    }

    private static string Word(ResourceChange change) => change switch
    {
        { Action: ChangeAction.Create } => "create",
        { IsNewVersion: true } => "new version",
        { Action: ChangeAction.Update } => "change",
        { Action: ChangeAction.Replace } => "**replace**",
        { Action: ChangeAction.Destroy } => "**destroy**",
        _ => "take over",
    };

    private static string Named(ResourceChange change) => change.Name is null ? "" : $" {Markdown.Code(change.Name)}";

    private static string Because(ResourceChange change) => change.Reason is null ? "" : $": {Markdown.Escape(change.Reason)}";
}
