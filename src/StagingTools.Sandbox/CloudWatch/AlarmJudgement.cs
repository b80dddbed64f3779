using System.Globalization;

namespace StagingTools.Sandbox.CloudWatch;

/// <summary>What an alarm's metric says of its state.</summary>
/// <param name="State">OK, ALARM or INSUFFICIENT_DATA.</param>
/// <param name="Reason">Why, in CloudWatch's words.</param>
/// <remarks>https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html</remarks>
internal sealed record AlarmJudgement(string State, string Reason)
{
    private const string Ok = "OK";
    private const string Alarm = "ALARM";

    // CloudWatch looks back a little further than an alarm asks for, so that values that are late do not count as missing.
    private const int Spare = 2;

    /// <summary>Judges an alarm.</summary>
    /// <param name="alarm">The alarm.</param>
    /// <param name="store">The metrics.</param>
    /// <param name="now">The time.</param>
    /// <returns>Null where the alarm is to stay as it is.</returns>
    public static AlarmJudgement? Of(AlarmDefinition alarm, MetricStore store, DateTimeOffset now)
    {
        // The window moves by the minute, whatever the period, and holds the running one, so that nobody has to wait for its end.
        TimeSpan step = alarm.Period < TimeSpan.FromMinutes(1) ? alarm.Period : TimeSpan.FromMinutes(1);
        DateTimeOffset end = MetricSeries.Floor(now, step) + step;
        int range = alarm.EvaluationPeriods + Spare;
        var statistic = MetricStatistic.Parse(alarm.Statistic, "Statistic");
        IReadOnlyList<MetricPoint> points = store.Read(alarm.Metric, end - (range * alarm.Period), end, alarm.Period, alarm.Unit);
        return Of(
            alarm,
            [
                .. points.Reverse().Select(point => (point.Time, Value: statistic.Of(point.Bucket))).Where(point => point.Value is not null)
                    .Select(point => new AlarmPoint(point.Time, point.Value!.Value, (int)Math.Round((end - point.Time) / alarm.Period)))
                    .Take(alarm.EvaluationPeriods),
            ]);
    }

    /// <summary>Judges an alarm by the newest values that there are, newest first, at most as many as it looks at.</summary>
    internal static AlarmJudgement? Of(AlarmDefinition alarm, IReadOnlyList<AlarmPoint> points)
    {
        int missing = alarm.EvaluationPeriods - points.Count;
        AlarmPoint[] breaching = [.. points.Where(point => Breaches(alarm, point.Value))];
        AlarmPoint[] others = [.. points.Except(breaching)];
        if (points.Count == 0)
        {
            return alarm.TreatMissingData switch
            {
                "breaching" => new AlarmJudgement(Alarm, Missing(missing, "Breaching")),
                "notBreaching" => new AlarmJudgement(Ok, Missing(missing, "NonBreaching")),
                "ignore" => null,
                _ => new AlarmJudgement("INSUFFICIENT_DATA", $"Insufficient Data: {Plural(missing, "datapoint")} {Were(missing)} unknown."),
            };
        }

        int filled = alarm.TreatMissingData == "breaching" ? missing : 0;
        if (breaching.Length + filled >= alarm.DatapointsToAlarm) return new AlarmJudgement(Alarm, Crossed(alarm, breaching, others, filled, Alarm));
        if (alarm.TreatMissingData is "breaching" or "notBreaching" || others.Length > 0)
            return new AlarmJudgement(Ok, Crossed(alarm, others, breaching, alarm.TreatMissingData == "notBreaching" ? missing : 0, Ok));

        // Nothing but breaches, and too few of them: premature, unless the oldest is as old as an alarm takes.
        return alarm.TreatMissingData == "missing" && breaching[^1].Age >= alarm.DatapointsToAlarm
            ? new AlarmJudgement(Alarm, Crossed(alarm, breaching, others, 0, Alarm))
            : null;
    }

    private static bool Breaches(AlarmDefinition alarm, double value) => alarm.Comparison switch
    {
        "GreaterThanThreshold" => value > alarm.Threshold,
        "GreaterThanOrEqualToThreshold" => value >= alarm.Threshold,
        "LessThanThreshold" => value < alarm.Threshold,
        "LessThanOrEqualToThreshold" => value <= alarm.Threshold,
        _ => false,
    };

    private static string Crossed(
        AlarmDefinition alarm, AlarmPoint[] told, AlarmPoint[] others, int filled, string state)
    {
        string relation = alarm.Comparison switch
        {
            "GreaterThanThreshold" => "greater than",
            "GreaterThanOrEqualToThreshold" => "greater than or equal to",
            "LessThanThreshold" => "less than",
            _ => "less than or equal to",
        };
        string treated = state == Alarm ? "Breaching" : "NonBreaching";
        if (told.Length == 0) return Missing(filled, treated);
        int needed = state == Alarm ? alarm.DatapointsToAlarm : alarm.EvaluationPeriods - alarm.DatapointsToAlarm + 1;
        string values = string.Join(", ", told.Select(point => string.Create(
            CultureInfo.InvariantCulture, $"{Figure(point.Value)} ({point.Time.UtcDateTime:dd/MM/yy HH:mm:ss})")));
        string suffix = filled > 0 ? $" and {Plural(filled, "missing datapoint")} {Were(filled)} treated as [{treated}]" : "";
        return $"Threshold Crossed: {told.Length} out of the last {told.Length + others.Length} datapoints [{values}] {Were(told.Length)} "
            + $"{(state == Alarm ? "" : "not ")}{relation} the threshold ({Figure(alarm.Threshold)}){suffix} "
            + $"(minimum {Plural(needed, "datapoint")} for {(state == Alarm ? "OK -> ALARM" : "ALARM -> OK")} transition).";
    }

    private static string Missing(int count, string treated) =>
        $"Threshold Crossed: no datapoints were received for {Plural(count, "period")} and {Plural(count, "missing datapoint")} {Were(count)} treated as [{treated}].";

    private static string Figure(double value) => value.ToString("0.0##############", CultureInfo.InvariantCulture);

    private static string Plural(int count, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");

    private static string Were(int count) => count == 1 ? "was" : "were";
}
