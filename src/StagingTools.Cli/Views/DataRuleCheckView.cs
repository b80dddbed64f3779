using StagingTools.Engine.Data.Discovery;

namespace StagingTools.Cli.Views;

/// <summary>Checked rules: what is wrong, what masks make of values, and how many columns are fine.</summary>
internal sealed class DataRuleCheckView : IView<StagingDataRuleCheck>
{
    private readonly Table findings = new("status", "table", "column", "mask", ">line", "finding");
    private readonly Table previews = new("table", "column", "mask", "before", "after");
    private int failed;
    private int warned;
    private int passed;

    /// <inheritdoc/>
    public void Add(StagingDataRuleCheck result, TextWriter output)
    {
        switch (result.Status)
        {
            case RuleCheckStatus.Failed:
                failed++;
                break;
            case RuleCheckStatus.Warning:
                warned++;
                break;
            default:
                passed++;
                break;
        }

        if (result.Finding is not null)
            findings.Row(
                result.Status.ToString(), result.Table, result.Column, result.Mask, result.Line is { } line ? Units.Count(line) : "", result.Finding);
        foreach (MaskPreview preview in result.Preview)
            previews.Row(result.Table, result.Column, result.Mask, preview.Original, preview.Masked ?? "NULL");
    }

    /// <inheritdoc/>
    public void End(TextWriter output)
    {
        foreach (Table table in (Table[])[findings, previews])
        {
            if (table.IsEmpty)
                continue;
            table.Write(output);
            output.WriteLine();
        }

        output.WriteLine($"{Units.Count(passed)} passed, {Units.Count(warned)} with a warning, {Units.Count(failed)} failed");
    }
}
