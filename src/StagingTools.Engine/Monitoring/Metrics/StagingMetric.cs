namespace StagingTools.Engine.Monitoring.Metrics;

/// <summary>A metric of one resource of an environment over a window, as CloudWatch has it.</summary>
public sealed record StagingMetric : EnvironmentRecord
{
    /// <summary>The friendly name, such as <c>DatabaseCpu</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What was measured, such as <c>whatsapp-saas-staging-db</c>; <see langword="null"/> where the environment has none.</summary>
    public string? Resource { get; init; }

    /// <summary>CloudWatch's namespace, such as <c>AWS/RDS</c>.</summary>
    public required string Namespace { get; init; }

    /// <summary>CloudWatch's name, such as <c>CPUUtilization</c>.</summary>
    public required string MetricName { get; init; }

    /// <summary>What each point is of the measurements of its period, such as <c>Average</c> or <c>p95</c>.</summary>
    public required string Statistic { get; init; }

    /// <summary>The time between two points.</summary>
    public required TimeSpan Period { get; init; }

    /// <summary>CloudWatch's word for the unit: <c>Percent</c>, <c>Bytes</c>, <c>Seconds</c>, <c>Count</c>, <c>Count/Second</c> or <c>Bytes/Second</c>.</summary>
    public required string Unit { get; init; }

    /// <summary>Where the window begins, UTC.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>Where the window ends, UTC. The last point may be of a period that is not over.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>The points, oldest first; a period without measurements has none.</summary>
    public IReadOnlyList<MetricPoint> Points { get; init; } = [];

    /// <summary>The last point's value; <see langword="null"/> without points.</summary>
    public double? Latest => Points.Count == 0 ? null : Points[^1].Value;

    /// <summary>The lowest point; <see langword="null"/> without points.</summary>
    public double? Minimum => Points.Count == 0 ? null : Points.Min(point => point.Value);

    /// <summary>The highest point; <see langword="null"/> without points.</summary>
    public double? Maximum => Points.Count == 0 ? null : Points.Max(point => point.Value);

    /// <summary>The mean of the points; <see langword="null"/> without points.</summary>
    public double? Average => Points.Count == 0 ? null : Points.Average(point => point.Value);

    /// <summary>Why there are no points, or not all of them; <see langword="null"/> when nothing is lacking.</summary>
    public string? Reason { get; init; }

    /// <summary>A value of this metric as people read it: <c>1.5 GiB</c>, <c>3.2 ms</c>, <c>12.4 %</c>; nothing for none.</summary>
    /// <param name="value">The value, in <see cref="Unit"/>.</param>
    public string Text(double? value) => MetricText.Of(value, Unit);

    /// <summary>The points as a line of bars from zero to the highest; a blank where there is no point.</summary>
    /// <param name="unicode">Whether the terminal shows block characters; letters of ASCII otherwise.</param>
    /// <param name="width">The most bars.</param>
    public string Chart(bool unicode, int width = 30) => Sparkline.Draw(this, unicode, width);
}
