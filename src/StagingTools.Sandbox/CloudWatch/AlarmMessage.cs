using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace StagingTools.Sandbox.CloudWatch;

/// <summary>What an alarm tells a topic.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html</remarks>
internal static class AlarmMessage
{
    private const int LongestSubject = 100;

    private static readonly JsonSerializerOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // https://docs.aws.amazon.com/general/latest/gr/rande.html
    private static readonly Dictionary<string, string> s_regions = new(StringComparer.Ordinal)
    {
        ["us-east-1"] = "US East (N. Virginia)",
        ["us-east-2"] = "US East (Ohio)",
        ["us-west-1"] = "US West (N. California)",
        ["us-west-2"] = "US West (Oregon)",
        ["ca-central-1"] = "Canada (Central)",
        ["eu-central-1"] = "EU (Frankfurt)",
        ["eu-north-1"] = "EU (Stockholm)",
        ["eu-south-1"] = "EU (Milan)",
        ["eu-west-1"] = "EU (Ireland)",
        ["eu-west-2"] = "EU (London)",
        ["eu-west-3"] = "EU (Paris)",
        ["ap-northeast-1"] = "Asia Pacific (Tokyo)",
        ["ap-south-1"] = "Asia Pacific (Mumbai)",
        ["ap-southeast-1"] = "Asia Pacific (Singapore)",
        ["ap-southeast-2"] = "Asia Pacific (Sydney)",
        ["sa-east-1"] = "South America (Sao Paulo)",
    };

    /// <summary>The subject.</summary>
    public static string Subject(AlarmDefinition alarm, string state)
    {
        string subject = $"{state}: \"{alarm.Name}\" in {Region(alarm)}";
        return subject.Length <= LongestSubject ? subject : subject[..(LongestSubject - 3)] + "...";
    }

    /// <summary>The message.</summary>
    public static string Text(AlarmDefinition alarm, string account, string state, string reason, DateTimeOffset time)
    {
        JsonArray Told(string of) => new JsonArray([.. alarm.Actions[of].Select(arn => JsonValue.Create(arn))]);
        var trigger = new JsonObject
        {
            ["MetricName"] = alarm.Metric.Name,
            ["Namespace"] = alarm.Metric.Namespace,
            ["StatisticType"] = alarm.IsExtended ? "ExtendedStatistic" : "Statistic",
            [alarm.IsExtended ? "ExtendedStatistic" : "Statistic"] = alarm.IsExtended ? alarm.Statistic : alarm.Statistic.ToUpperInvariant(),
            ["Unit"] = alarm.Unit,
            ["Dimensions"] = new JsonArray(
                [.. alarm.Metric.Dimensions.Select(pair => new JsonObject { ["value"] = pair.Value, ["name"] = pair.Key })]),
            ["Period"] = (int)alarm.Period.TotalSeconds,
            ["EvaluationPeriods"] = alarm.EvaluationPeriods,
            ["DatapointsToAlarm"] = alarm.DatapointsToAlarm,
            ["ComparisonOperator"] = alarm.Comparison,
            ["Threshold"] = alarm.Threshold,
            ["TreatMissingData"] = alarm.TreatMissingData,
            ["EvaluateLowSampleCountPercentile"] = "",
        };
        return new JsonObject
        {
            ["AlarmName"] = alarm.Name,
            ["AlarmDescription"] = alarm.Description,
            ["AWSAccountId"] = account,
            ["AlarmConfigurationUpdatedTimestamp"] = alarm.Updated,
            ["NewStateValue"] = state,
            ["NewStateReason"] = reason,
            ["StateChangeTime"] = time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fff+0000", CultureInfo.InvariantCulture),
            ["Region"] = Region(alarm),
            ["AlarmArn"] = alarm.Arn,
            ["OldStateValue"] = alarm.State,
            ["OKActions"] = Told("OK"),
            ["AlarmActions"] = Told("ALARM"),
            ["InsufficientDataActions"] = Told("INSUFFICIENT_DATA"),
            ["Trigger"] = trigger,
        }.ToJsonString(s_json);
    }

    private static string Region(AlarmDefinition alarm) => s_regions.GetValueOrDefault(alarm.Metric.Region, alarm.Metric.Region);
}
