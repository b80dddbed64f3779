using System.Globalization;
using System.Text.RegularExpressions;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Monitoring.Metrics;

/// <summary>Reads CloudWatch's words for statistics, however they are written.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Statistics-definitions.html</remarks>
internal static partial class MetricStatistic
{
    /// <summary>The statistic that counts measurements, whatever their unit.</summary>
    public const string SampleCount = "SampleCount";

    private static readonly string[] Words = ["Average", "Minimum", "Maximum", "Sum", SampleCount];

    /// <summary>The statistics in CloudWatch's own spelling, each once; none where nothing is said.</summary>
    /// <exception cref="StagingException"><c>InvalidStatistic</c>.</exception>
    public static IReadOnlyList<string> Parse(IReadOnlyList<string>? texts) =>
        [.. (texts ?? []).Select(Parse).Distinct(StringComparer.Ordinal)];

    private static string Parse(string text)
    {
        string trimmed = text.Trim();
        if (Array.Find(Words, word => word.Equals(trimmed, StringComparison.OrdinalIgnoreCase)) is { } known)
            return known;

        Match match = Extended().Match(trimmed);
        return match.Success && double.Parse(match.Groups["share"].ValueSpan, CultureInfo.InvariantCulture) <= 100
            ? trimmed.ToLowerInvariant()
            : throw new StagingException("InvalidStatistic", StagingErrorCategory.InvalidArgument, $"'{text}' is no statistic of CloudWatch.")
            {
                TargetInput = text,
                RecommendedAction = "Give Average, Minimum, Maximum, Sum, SampleCount, a percentile such as p50, p95 or p99.9, or a trimmed mean such as tm90.",
            };
    }

    [GeneratedRegex(@"^(?:p|tm|wm|tc|ts)(?<share>[0-9]{1,3}(?:\.[0-9]{1,10})?)\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Extended();
}
