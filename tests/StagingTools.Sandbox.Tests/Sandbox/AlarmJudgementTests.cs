using StagingTools.Sandbox.CloudWatch;

namespace StagingTools.Sandbox.Tests.Sandbox;

/// <summary>The tables of CloudWatch's documentation on missing data, and the words of a state's reason.</summary>
public sealed class AlarmJudgementTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 29, 12, 0, 30, TimeSpan.Zero);

    // Newest last: 0 is fine, X breaches, - is missing.
    // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
    [Theory]
    [InlineData("0-X-X", 3, "OK", "OK", "OK", "OK")]
    [InlineData("-----", 3, "INSUFFICIENT_DATA", null, "ALARM", "OK")]
    [InlineData("0XX-X", 3, "ALARM", "ALARM", "ALARM", "ALARM")]
    [InlineData("--X--", 3, "ALARM", null, "ALARM", "OK")]
    [InlineData("0-X-X", 2, "ALARM", "ALARM", "ALARM", "ALARM")]
    [InlineData("00X0X", 2, "ALARM", "ALARM", "ALARM", "ALARM")]
    [InlineData("0-X--", 2, "OK", "OK", "ALARM", "OK")]
    [InlineData("----0", 2, "OK", "OK", "ALARM", "OK")]
    [InlineData("---X-", 2, "ALARM", null, "ALARM", "OK")]
    public void MissingDataAreTreatedAsTheTablesSay(
        string data, int toAlarm, string? missing, string? ignore, string? breaching, string? notBreaching)
    {
        Assert.Equal(
            [missing, ignore, breaching, notBreaching],
            new[] { "missing", "ignore", "breaching", "notBreaching" }
                .Select(treat => AlarmJudgement.Of(Alarm(toAlarm) with { TreatMissingData = treat }, Store(data), s_now)?.State));
    }

    [Theory]
    [InlineData("GreaterThanThreshold", "OK")]
    [InlineData("GreaterThanOrEqualToThreshold", "ALARM")]
    [InlineData("LessThanThreshold", "OK")]
    [InlineData("LessThanOrEqualToThreshold", "ALARM")]
    public void AValueOnTheThresholdBreachesOnlyWhereItIsSaidTo(string comparison, string state) => Assert.Equal(
        state, AlarmJudgement.Of(Alarm(1) with { Comparison = comparison, EvaluationPeriods = 1 }, Store("8"), s_now)!.State);

    [Fact]
    public void TheReasonNamesValuesTimesAndThreshold() => Assert.Equal(
        "Threshold Crossed: 2 out of the last 3 datapoints [95.0 (29/11/26 12:00:00), 95.0 (29/11/26 11:58:00)] were greater than the threshold (80.0) "
        + "(minimum 2 datapoints for OK -> ALARM transition).",
        AlarmJudgement.Of(Alarm(2), Store("X0X"), s_now)!.Reason);

    [Fact]
    public void TheReasonSaysWhatMissingDataWereTakenFor() => Assert.Equal(
        ["Threshold Crossed: no datapoints were received for 3 periods and 3 missing datapoints were treated as [NonBreaching].", "Insufficient Data: 3 datapoints were unknown."],
        new[] { "notBreaching", "missing" }
            .Select(treat => AlarmJudgement.Of(Alarm(2) with { TreatMissingData = treat }, Store(""), s_now)!.Reason));

    private static AlarmDefinition Alarm(int toAlarm) => new()
    {
        Name = "cpu",
        Arn = "arn:aws:cloudwatch:us-east-1:123456789012:alarm:cpu",
        Updated = "",
        State = "OK",
        Reason = "",
        Metric = MetricName.Of("us-east-1", "AWS/RDS", "CPUUtilization", []),
        Statistic = "Average",
        IsExtended = false,
        Period = TimeSpan.FromMinutes(1),
        EvaluationPeriods = 3,
        DatapointsToAlarm = toAlarm,
        Threshold = 80,
        Comparison = "GreaterThanThreshold",
        TreatMissingData = "missing",
        ActionsEnabled = true,
        Actions = new Dictionary<string, IReadOnlyList<string>>(),
    };

    private static MetricStore Store(string data)
    {
        var store = new MetricStore(TimeProvider.System);
        for (int i = 0; i < data.Length; i++)
        {
            if (data[i] == '-') continue;
            double value = data[i] switch { 'X' => 95, '8' => 80, _ => 5 };
            store.Add(Alarm(1).Metric, s_now.AddMinutes(1 + i - data.Length), "Percent", TimeSpan.FromMinutes(1), bucket => bucket.Add(value));
        }

        return store;
    }
}
