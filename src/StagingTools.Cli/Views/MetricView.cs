using StagingTools.Engine.Monitoring.Metrics;

namespace StagingTools.Cli.Views;

/// <summary>
/// Metrics, a line each with a chart; below, why some have no points. Each reading is a block of its own, which takes the last
/// one's place where the terminal can do that.
/// </summary>
/// <param name="unicode">Whether the terminal shows block characters.</param>
/// <param name="redraws">Whether what was written can be written over.</param>
internal sealed class MetricView(bool unicode, bool redraws) : IView<StagingMetric>
{
    // Cursor to the top left, then everything below it away: what was there before stays in the terminal's history on most.
    private const string Clear = "\e[H\e[2J";

    private readonly List<StagingMetric> block = [];
    private bool isFirst = true;

    /// <inheritdoc/>
    public void Add(StagingMetric result, TextWriter output)
    {
        if (block is [{ } first, ..] && first.Until != result.Until)
            Pause(output);
        block.Add(result);
    }

    /// <inheritdoc/>
    public void Pause(TextWriter output)
    {
        if (block.Count == 0)
            return;

        if (!isFirst && redraws)
            output.Write(Clear);
        else if (!isFirst)
            output.WriteLine();
        isFirst = false;
        Write(output);
        block.Clear();
    }

    /// <inheritdoc/>
    public void End(TextWriter output) => Pause(output);

    private void Write(TextWriter output)
    {
        StagingMetric first = block[0];
        output.WriteLine(
            $"{first.EnvironmentName} ({first.Project}), {Units.Moment(first.Since)} to {Units.Moment(first.Until)}, a point every {Units.Step(first.Period)}");
        Table table = new("metric", "resource", "statistic", ">latest", ">minimum", ">maximum", ">average", "chart");
        foreach (StagingMetric metric in block)
        {
            table.Row(
                metric.Name,
                metric.Resource ?? "-",
                metric.Statistic,
                Cell(metric, metric.Latest),
                Cell(metric, metric.Minimum),
                Cell(metric, metric.Maximum),
                Cell(metric, metric.Average),
                metric.Chart(unicode));
        }

        // One line a reason: a quiet load balancer has the same for many metrics.
        foreach (IGrouping<string, StagingMetric> reason in block.Where(metric => metric.Reason is not null).GroupBy(metric => metric.Reason!))
            table.Note($"{string.Join(", ", reason.Select(metric => metric.Name).Distinct(StringComparer.Ordinal))}: {reason.Key}");
        table.Write(output);
    }

    private static string Cell(StagingMetric metric, double? value) => value is null ? "-" : metric.Text(value);
}
