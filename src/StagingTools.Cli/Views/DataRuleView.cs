using StagingTools.Engine.Data.Discovery;

namespace StagingTools.Cli.Views;

/// <summary>Proposed rules, a line a column.</summary>
internal sealed class DataRuleView : IView<StagingDataRule>
{
    private readonly Table table = new("table", "column", "type", "mask", "confidence", "reason");

    /// <inheritdoc/>
    public void Add(StagingDataRule result, TextWriter output) => table.Row(
        result.Table, result.Column, result.Type, result.Mask ?? "to decide", result.Confidence.ToString(), result.Reason);

    /// <inheritdoc/>
    public void End(TextWriter output)
    {
        if (!table.IsEmpty)
            table.Write(output);
    }
}
