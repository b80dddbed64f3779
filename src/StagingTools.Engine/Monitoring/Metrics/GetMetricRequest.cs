using System.ComponentModel;

namespace StagingTools.Engine.Monitoring.Metrics;

/// <summary>Asks for metrics of the environment.</summary>
public sealed record GetMetricRequest : EnvironmentRequest
{
    /// <summary>
    /// Friendly names such as <c>DatabaseCpu</c>, CloudWatch's own such as <c>CPUUtilization</c>, or patterns of either with
    /// <c>*</c> and <c>?</c>; <see langword="null"/> for all.
    /// </summary>
    [Description("A metric, such as DatabaseCpu or CPUUtilization; * and ? stand for any letters. Give it again for more. Default: all.")]
    public IReadOnlyList<string>? Name { get; init; }

    /// <summary>
    /// <c>Average</c>, <c>Minimum</c>, <c>Maximum</c>, <c>Sum</c>, <c>SampleCount</c> or a percentile such as <c>p95</c>;
    /// <see langword="null"/> for the one that suits each metric.
    /// </summary>
    [Description("Average, Minimum, Maximum, Sum, SampleCount or a percentile such as p95. Give it again for more. Default: what suits the metric.")]
    public IReadOnlyList<string>? Statistic { get; init; }

    /// <summary>Time between two points: seconds, or an age such as <c>5m</c>; <see langword="null"/> for some 60 points.</summary>
    [Description("The time between two points: seconds, or a duration such as 5m or 1h. Default: what gives some 60 points.")]
    public string? Period { get; init; }

    /// <summary>Where the window begins: an age or an ISO 8601 time; <see langword="null"/> for an hour before its end.</summary>
    [Description("Where to begin: an age such as 30m, 6h or 7d, or an ISO 8601 time. Default: an hour before the end.")]
    public string? Since { get; init; }

    /// <summary>Where the window ends: an age or an ISO 8601 time; <see langword="null"/> for now.</summary>
    [Description("Where to end: an age such as 1h, or an ISO 8601 time. Default: now.")]
    public string? Until { get; init; }

    /// <summary>Reads again and again, every period and at least every ten seconds apart, until it is cancelled.</summary>
    [Description("Read again after every period, at least 10 seconds, until interrupted.")]
    public bool Watch { get; init; }
}
