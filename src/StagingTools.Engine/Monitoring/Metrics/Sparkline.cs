namespace StagingTools.Engine.Monitoring.Metrics;

/// <summary>Draws a metric in one line of text.</summary>
internal static class Sparkline
{
    private const string Blocks = "▁▂▃▄▅▆▇█";
    private const string Letters = "_.:-=+*#";

    /// <summary>Draws.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="unicode">Whether blocks can be shown.</param>
    /// <param name="width">The most bars.</param>
    public static string Draw(StagingMetric metric, bool unicode, int width)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        if (metric.Points.Count == 0)
            return "";

        TimeSpan window = metric.Until - metric.Since;
        int cells = (int)Math.Clamp(Math.Ceiling(window / metric.Period), 1, width);
        // A cell is the mean of its points, so that a lonely peak does not stand for all its neighbours.
        double?[] means = new double?[cells];
        foreach (IGrouping<int, MetricPoint> cell in metric.Points.GroupBy(
            point => (int)Math.Clamp((point.Timestamp - metric.Since) / window * cells, 0, cells - 1)))
            means[cell.Key] = cell.Average(point => point.Value);

        string scale = unicode ? Blocks : Letters;
        // From zero, not from the lowest: a CPU between 1.0 and 1.2 % is a flat line.
        double top = means.Max() ?? 0;
        return string.Concat(means.Select(mean => mean is not { } value ? ' '
            : top <= 0 ? scale[0]
            : scale[(int)Math.Clamp(Math.Round(value / top * (scale.Length - 1)), 0, scale.Length - 1)])).TrimEnd();
    }
}
