using System.Globalization;
using System.Xml.Linq;

namespace StagingTools.Sandbox.CloudWatch;

/// <summary>A metric alarm, as the emulator keeps it.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricAlarm.html</remarks>
internal sealed record AlarmDefinition
{
    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>ARN.</summary>
    public required string Arn { get; init; }

    /// <summary>What it is for; null when nobody said.</summary>
    public string? Description { get; init; }

    /// <summary>When it was last changed, as the emulator writes it.</summary>
    public required string Updated { get; init; }

    /// <summary>OK, ALARM or INSUFFICIENT_DATA.</summary>
    public required string State { get; init; }

    /// <summary>Why it is in that state.</summary>
    public required string Reason { get; init; }

    /// <summary>The metric.</summary>
    public required MetricName Metric { get; init; }

    /// <summary>The statistic, or the percentile.</summary>
    public required string Statistic { get; init; }

    /// <summary>Whether <see cref="Statistic"/> is an extended one.</summary>
    public required bool IsExtended { get; init; }

    /// <summary>Unit of the values; null for all.</summary>
    public string? Unit { get; init; }

    /// <summary>Length of a period.</summary>
    public required TimeSpan Period { get; init; }

    /// <summary>Periods that are looked at.</summary>
    public required int EvaluationPeriods { get; init; }

    /// <summary>Periods among them that have to breach.</summary>
    public required int DatapointsToAlarm { get; init; }

    /// <summary>The threshold.</summary>
    public required double Threshold { get; init; }

    /// <summary>How a value is compared with it.</summary>
    public required string Comparison { get; init; }

    /// <summary>missing, ignore, breaching or notBreaching.</summary>
    public required string TreatMissingData { get; init; }

    /// <summary>Whether anybody is told.</summary>
    public required bool ActionsEnabled { get; init; }

    /// <summary>Whom it tells, by the state that it comes to.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Actions { get; init; }

    /// <summary>Reads an alarm; null for one that is not of a single metric and a fixed threshold.</summary>
    public static AlarmDefinition? Read(string region, XElement alarm)
    {
        string? Text(string name) => alarm.Element(name)?.Value is { Length: > 0 } text ? text : null;
        int Number(string name) => (int)double.Parse(Text(name)!, CultureInfo.InvariantCulture);
        IReadOnlyList<string> List(string name) => [.. (alarm.Element(name)?.Elements("member") ?? []).Select(member => member.Value)];
        if (Text("MetricName") is not { } metric || Text("Namespace") is not { } space || Text("Threshold") is not { } threshold
            || (Text("Statistic") ?? Text("ExtendedStatistic")) is not { } statistic)
            return null;
        int periods = Number("EvaluationPeriods");
        return new AlarmDefinition
        {
            Name = Text("AlarmName")!,
            Arn = Text("AlarmArn")!,
            Description = Text("AlarmDescription"),
            Updated = Text("AlarmConfigurationUpdatedTimestamp") ?? "",
            State = Text("StateValue")!,
            Reason = Text("StateReason") ?? "",
            Metric = MetricName.Of(
                region,
                space,
                metric,
                (alarm.Element("Dimensions")?.Elements("member") ?? [])
                    .Select(pair => KeyValuePair.Create(pair.Element("Name")!.Value, pair.Element("Value")!.Value))),
            Statistic = statistic,
            IsExtended = Text("Statistic") is null,
            Unit = Text("Unit"),
            Period = TimeSpan.FromSeconds(Number("Period")),
            EvaluationPeriods = periods,
            DatapointsToAlarm = Text("DatapointsToAlarm") is null ? periods : Number("DatapointsToAlarm"),
            Threshold = double.Parse(threshold, CultureInfo.InvariantCulture),
            Comparison = Text("ComparisonOperator")!,
            TreatMissingData = Text("TreatMissingData") ?? "missing",
            ActionsEnabled = Text("ActionsEnabled") != "false",
            Actions = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
            {
                ["OK"] = List("OKActions"),
                ["ALARM"] = List("AlarmActions"),
                ["INSUFFICIENT_DATA"] = List("InsufficientDataActions"),
            },
        };
    }
}
