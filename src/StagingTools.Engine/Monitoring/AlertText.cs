using System.Globalization;
using Amazon.CloudWatch.Model;

namespace StagingTools.Engine.Monitoring;

/// <summary>Says in words when an alarm is raised.</summary>
internal static class AlertText
{
    /// <summary><c>Average above 80 for 15 min</c>.</summary>
    public static string Describe(MetricAlarm alarm)
    {
        string statistic = alarm.Statistic?.Value ?? alarm.ExtendedStatistic ?? "value";
        string limit = alarm.Threshold is { } threshold ? threshold.ToString("0.######", CultureInfo.InvariantCulture) : "its expected band";
        string relation = alarm.ComparisonOperator?.Value switch
        {
            "GreaterThanThreshold" or "GreaterThanUpperThreshold" => "above",
            "GreaterThanOrEqualToThreshold" => "at least",
            "LessThanThreshold" or "LessThanLowerThreshold" => "below",
            "LessThanOrEqualToThreshold" => "at most",
            _ => "outside",
        };
        return $"{statistic} {relation} {limit}{Duration(alarm)}";
    }

    private static string Duration(MetricAlarm alarm)
    {
        if (alarm.Period is not { } period || alarm.EvaluationPeriods is not { } periods)
            return "";

        int wanted = alarm.DatapointsToAlarm ?? periods;
        return wanted == periods
            ? $" for {Time(period * periods)}"
            : string.Create(CultureInfo.InvariantCulture, $" in {wanted} of {periods} periods of {Time(period)}");
    }

    private static string Time(int seconds) => seconds % 60 == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{seconds / 60} min")
        : string.Create(CultureInfo.InvariantCulture, $"{seconds} s");
}
