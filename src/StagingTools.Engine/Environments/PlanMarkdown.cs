using System.Globalization;
using System.Text;
using StagingTools.Engine.Costs;
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
        text.Append(CultureInfo.InvariantCulture, $"### Plan for {Escape(target)}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"**{Escape(plan.Summarize())}**\n\n");
        text.Append(CultureInfo.InvariantCulture, $"{Escape(cost.Describe())}\n");
        ResourceChange[] losses = [.. plan.Losses];
        if (losses.Length > 0)
        {
            text.Append("\n> [!CAUTION]\n> What these hold is lost:\n");
            foreach (ResourceChange loss in losses)
                text.Append(CultureInfo.InvariantCulture, $"> - {Code(loss.Address)}{Named(loss)}{Because(loss)}\n");
        }

        foreach (string preparation in preparations)
            text.Append(CultureInfo.InvariantCulture, $"\n- {Escape(preparation)}");
        if (plan.Drifted.Count > 0)
            text.Append(CultureInfo.InvariantCulture, $"\n\nChanged outside of StagingTools: {string.Join(", ", plan.Drifted.Select(Code))}\n");
        if (plan.Changes.Count == 0)
            return text.ToString().TrimEnd() + "\n";

        text.Append("\n<details><summary>Changes</summary>\n\n| action | resource | what changes |\n|---|---|---|\n");
        foreach (ResourceChange change in plan.Changes)
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {Word(change)} | {Code(change.Address)}{Named(change)}{Because(change)} | {string.Join("<br>", change.Attributes.Select(Escape))} |\n");
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

    private static string Named(ResourceChange change) => change.Name is null ? "" : $" {Code(change.Name)}";

    private static string Because(ResourceChange change) => change.Reason is null ? "" : $": {Escape(change.Reason)}";

    // A backtick or a pipe inside would end the code or the cell.
    private static string Code(string text) => $"`{text.Replace("`", "'", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal)}`";

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            if (c is '|' or '<' or '>' or '*' or '_' or '`' or '[' or ']' or '\\')
                escaped.Append('\\');
            escaped.Append(c is '\n' or '\r' ? ' ' : c);
        }

        return escaped.ToString();
    }
}
