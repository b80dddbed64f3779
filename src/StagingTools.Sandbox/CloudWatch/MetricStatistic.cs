using System.Globalization;
using StagingTools.Sandbox.Gateway;

namespace StagingTools.Sandbox.CloudWatch;

/// <summary>A statistic: one of the five, a percentile (<c>p99.9</c>) or a trimmed mean (<c>tm95</c>).</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Statistics-definitions.html</remarks>
internal sealed class MetricStatistic
{
    private readonly Func<MetricBucket, double?> _compute;

    private MetricStatistic(string name, Func<MetricBucket, double?> compute)
    {
        Name = name;
        _compute = compute;
    }

    /// <summary>As it was asked for.</summary>
    public string Name { get; }

    /// <summary>Reads a statistic.</summary>
    /// <param name="name">As it is asked for.</param>
    /// <param name="parameter">Where it is asked for, for the refusal.</param>
    /// <exception cref="AwsException">There is no such statistic, or the sandbox does not compute it.</exception>
    public static MetricStatistic Parse(string name, string parameter) => name switch
    {
        "SampleCount" => new(name, bucket => bucket.Count),
        "Average" => new(name, bucket => bucket.Sum / bucket.Count),
        "Sum" => new(name, bucket => bucket.Sum),
        "Minimum" => new(name, bucket => bucket.Minimum),
        "Maximum" => new(name, bucket => bucket.Maximum),
        _ when Share(name, "p") is { } share => new(name, bucket => bucket.Percentile(share)),
        _ when Share(name, "tm") is { } share => new(name, bucket => bucket.TrimmedMean(share)),
        _ => throw AwsException.InvalidParameterValue(
            $"The value {name} for parameter {parameter} is not supported. The sandbox knows SampleCount, Average, Sum, Minimum, Maximum, p0 to p100 and tm0 to tm100."),
    };

    /// <summary>The statistic of a bucket; null where it cannot be told.</summary>
    public double? Of(MetricBucket bucket) => bucket.Count > 0 ? _compute(bucket) : null;

    private static double? Share(string name, string prefix) =>
        name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)
        && double.TryParse(name.AsSpan(prefix.Length), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double percent)
        && percent is >= 0 and <= 100
            ? percent / 100
            : null;
}
