using System.Globalization;
using System.Text.Json.Nodes;
using StagingTools.Sandbox.Gateway;

namespace StagingTools.Sandbox.CloudWatch;

/// <summary>Puts and reads metrics as CloudWatch documents it.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html and its neighbours</remarks>
internal sealed class MetricOperations(MetricStore store, TimeProvider time)
{
    private const int MostPoints = 1440;
    private const int MostPointsOfAll = 100_800;
    private const int MostMetrics = 500;
    private const int MostDimensions = 30;
    private const int MostData = 1000;
    private const int MostQueries = 500;
    private static readonly TimeSpan s_minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_oldest = TimeSpan.FromDays(14);
    private static readonly TimeSpan s_furthest = TimeSpan.FromHours(2);

    /// <summary>Puts values.</summary>
    /// <exception cref="AwsException">Some are not allowed; none is kept then.</exception>
    public JsonObject Put(string region, JsonObject input)
    {
        string space = input.Needed("Namespace");
        IReadOnlyList<JsonObject> data = input.List("MetricData");
        if (data.Count == 0) throw new AwsException("MissingParameter", "The parameter MetricData is required.");
        if (data.Count > MostData) throw AwsException.InvalidParameterValue($"The collection MetricData must not have a size greater than {MostData}.");
        Action[] additions = [.. data.Select((datum, index) => Datum(region, space, datum, $"MetricData.member.{index + 1}."))];
        foreach (Action add in additions) add();
        return [];
    }

    /// <summary>Statistics of one metric, by unit, in no order.</summary>
    /// <exception cref="AwsException">What is asked for is not allowed.</exception>
    public JsonObject Statistics(string region, JsonObject input)
    {
        string name = input.Needed("MetricName");
        TimeSpan period = Period(input, "Period");
        (DateTimeOffset start, DateTimeOffset end) = Window(input, "InvalidParameterValue");
        MetricStatistic[] plain = [.. input.Texts("Statistics").Select(statistic => MetricStatistic.Parse(statistic, "Statistics"))];
        MetricStatistic[] extended = [.. input.Texts("ExtendedStatistics").Select(statistic => MetricStatistic.Parse(statistic, "ExtendedStatistics"))];
        if (plain.Length + extended.Length == 0)
            throw AwsException.InvalidParameterCombination("Must specify either Statistics or ExtendedStatistics");
        if ((end - start) / period > MostPoints)
        {
            throw AwsException.InvalidParameterCombination(string.Create(
                CultureInfo.InvariantCulture,
                $"You have requested up to {Math.Ceiling((end - start) / period)} datapoints, which exceeds the limit of {MostPoints}. You may reduce the datapoints requested by increasing Period, or decreasing the time range."));
        }

        var metric = MetricName.Of(region, input.Needed("Namespace"), name, input.Dimensions());
        return new JsonObject
        {
            ["Label"] = name,
            ["Datapoints"] = new JsonArray(
            [
                .. store.Read(metric, start, end, period, input.Text("Unit"), byUnit: true).Select(point =>
                {
                    var datapoint = new JsonObject { ["Timestamp"] = JsonValue.Create(point.Time), ["Unit"] = point.Unit };
                    foreach (MetricStatistic statistic in plain) datapoint[statistic.Name] = statistic.Of(point.Bucket);
                    JsonObject shares = Shares(extended, point.Bucket);
                    if (shares.Count > 0) datapoint["ExtendedStatistics"] = shares;
                    return datapoint;
                }),
            ]),
        };
    }

    /// <summary>Statistics of several metrics, in pages.</summary>
    /// <exception cref="AwsException">What is asked for is not allowed.</exception>
    public JsonObject Data(string region, JsonObject input)
    {
        IReadOnlyList<JsonObject> queries = input.List("MetricDataQueries");
        if (queries.Count is 0 or > MostQueries)
            throw new AwsException("ValidationError", $"The parameter MetricDataQueries must have 1 to {MostQueries} members.");
        (DateTimeOffset start, DateTimeOffset end) = Window(input, "ValidationError");
        int most = Math.Clamp((int)(input.Number("MaxDatapoints") ?? MostPointsOfAll), 1, MostPointsOfAll);
        int skipped = int.TryParse(input.Text("NextToken"), NumberStyles.None, CultureInfo.InvariantCulture, out int token) ? token : 0;
        bool ascends = input.Text("ScanBy") == "TimestampAscending";
        var results = new JsonArray();
        int passed = 0;
        bool isCut = false;
        foreach (JsonObject query in queries)
        {
            (string label, List<(DateTimeOffset Time, double Value)> points) = Answer(region, query, start, end);
            if (query.Text("ReturnData")?.ToUpperInvariant() == "FALSE") continue;
            if (!ascends) points.Reverse();
            (DateTimeOffset Time, double Value)[] page = [.. points.Where((_, index) => passed + index >= skipped && passed + index < skipped + most)];
            bool rest = passed + points.Count > skipped + most;
            passed += points.Count;
            isCut |= rest;
            results.Add(new JsonObject
            {
                ["Id"] = query.Needed("Id"),
                ["Label"] = label,
                ["Timestamps"] = new JsonArray([.. page.Select(point => JsonValue.Create(point.Time))]),
                ["Values"] = new JsonArray([.. page.Select(point => JsonValue.Create(point.Value))]),
                ["StatusCode"] = rest ? "PartialData" : "Complete",
            });
        }

        var answer = new JsonObject { ["MetricDataResults"] = results, ["Messages"] = new JsonArray() };
        if (isCut) answer["NextToken"] = (skipped + most).ToString(CultureInfo.InvariantCulture);
        return answer;
    }

    /// <summary>The metrics that have had values of late, in pages.</summary>
    public JsonObject List(string region, JsonObject input)
    {
        TimeSpan activity = input.Text("RecentlyActive") == "PT3H" ? TimeSpan.FromHours(3) : s_oldest;
        IReadOnlyList<JsonObject> filters = input.List("Dimensions");
        MetricName[] found =
        [
            .. store.List(region, time.GetUtcNow() - activity)
                .Where(metric => input.Text("Namespace") is not { } space || space == metric.Namespace)
                .Where(metric => input.Text("MetricName") is not { } name || name == metric.Name)
                .Where(metric => filters.All(filter => metric.Dimensions.Any(pair =>
                    pair.Key == filter.Text("Name") && (filter.Text("Value") is not { } value || value == pair.Value)))),
        ];
        int start = int.TryParse(input.Text("NextToken"), NumberStyles.None, CultureInfo.InvariantCulture, out int token) ? token : 0;
        var answer = new JsonObject
        {
            ["Metrics"] = new JsonArray(
            [
                .. found.Skip(start).Take(MostMetrics).Select(metric => new JsonObject
                {
                    ["Namespace"] = metric.Namespace,
                    ["MetricName"] = metric.Name,
                    ["Dimensions"] = new JsonArray(
                        [.. metric.Dimensions.Select(pair => new JsonObject { ["Name"] = pair.Key, ["Value"] = pair.Value })]),
                }),
            ]),
        };
        if (found.Length > start + MostMetrics) answer["NextToken"] = (start + MostMetrics).ToString(CultureInfo.InvariantCulture);
        return answer;
    }

    private (string Label, List<(DateTimeOffset Time, double Value)> Points) Answer(
        string region, JsonObject query, DateTimeOffset start, DateTimeOffset end)
    {
        if (query["MetricStat"] is not JsonObject wanted || wanted["Metric"] is not JsonObject metric)
            throw new AwsException("ValidationError", "The sandbox computes no expressions: ask for each metric by MetricStat.");
        TimeSpan period = Period(wanted, "MetricDataQueries.member.MetricStat.Period");
        var statistic = MetricStatistic.Parse(wanted.Needed("Stat"), "Stat");
        string name = metric.Needed("MetricName");
        IReadOnlyList<MetricPoint> points = store.Read(
            MetricName.Of(region, metric.Needed("Namespace"), name, metric.Dimensions()),
            MetricSeries.Floor(start, period),
            end,
            period,
            wanted.Text("Unit"));
        return (query.Text("Label") ?? name, [.. points.Select(point => (point.Time, Value: statistic.Of(point.Bucket)))
            .Where(point => point.Value is not null).Select(point => (point.Time, point.Value!.Value))]);
    }

    private Action Datum(string region, string space, JsonObject datum, string path)
    {
        IReadOnlyList<KeyValuePair<string, string>> dimensions = datum.Dimensions();
        if (dimensions.Count > MostDimensions)
            throw AwsException.InvalidParameterValue($"The collection {path}Dimensions must not have a size greater than {MostDimensions}.");
        var name = MetricName.Of(region, space, datum.Needed("MetricName", path), dimensions);
        DateTimeOffset now = time.GetUtcNow();
        DateTimeOffset measured = datum.Moment("Timestamp") ?? now;
        if (measured < now - s_oldest || measured > now + s_furthest)
        {
            throw AwsException.InvalidParameterValue(
                $"The parameter {path}Timestamp must specify a time no more than two weeks in the past and no more than two hours into the future.");
        }

        TimeSpan resolution = datum.Number("StorageResolution") is 1 ? s_second : s_minute;
        Action<MetricBucket> add = Values(datum, path);
        return () => store.Add(name, measured, datum.Text("Unit") ?? "None", resolution, add);
    }

    private static Action<MetricBucket> Values(JsonObject datum, string path)
    {
        double? single = datum.Number("Value");
        IReadOnlyList<double> values = datum.Numbers("Values");
        IReadOnlyList<double> counts = datum.Numbers("Counts");
        var set = datum["StatisticValues"] as JsonObject;
        if ((single is null ? 0 : 1) + (values.Count == 0 ? 0 : 1) + (set is null ? 0 : 1) != 1)
        {
            throw AwsException.InvalidParameterCombination(
                $"Exactly one of the parameters {path}Value, {path}Values and {path}StatisticValues is required.");
        }

        if (counts.Count > 0 && counts.Count != values.Count)
            throw AwsException.InvalidParameterValue($"The parameters {path}Values and {path}Counts must be of the same size.");
        double[] members = set is null ? [] :
        [
            .. new[] { "Minimum", "Maximum", "Sum", "SampleCount" }.Select(member => set.Number(member)
                ?? throw new AwsException("MissingParameter", $"The parameter {path}StatisticValues.{member} is required.")),
        ];
        foreach (double value in values.Concat(counts).Concat(members).Append(single ?? 0))
        {
            if (!double.IsFinite(value)) throw AwsException.InvalidParameterValue($"The value {value} for parameter {path}Value is invalid.");
        }

        if (single is { } one) return bucket => bucket.Add(one);
        if (set is not null) return bucket => bucket.Add(members[0], members[1], members[2], members[3]);
        return bucket =>
        {
            for (int i = 0; i < values.Count; i++) bucket.Add(values[i], counts.Count > 0 ? counts[i] : 1);
        };
    }

    private static JsonObject Shares(MetricStatistic[] statistics, MetricBucket bucket)
    {
        var shares = new JsonObject();
        foreach (MetricStatistic statistic in statistics)
        {
            if (statistic.Of(bucket) is { } value) shares[statistic.Name] = value;
        }

        return shares;
    }

    private static TimeSpan Period(JsonObject input, string name) =>
        input.Number("Period") is not { } seconds
            ? throw new AwsException("MissingParameter", $"The parameter {name} is required.")
            : seconds is 1 or 5 or 10 or 20 or 30 || (seconds >= 60 && seconds % 60 == 0)
                ? TimeSpan.FromSeconds(seconds)
                : throw AwsException.InvalidParameterValue($"The parameter {name} must be 1, 5, 10, 20, 30 or a multiple of 60.");

    private static (DateTimeOffset Start, DateTimeOffset End) Window(JsonObject input, string code)
    {
        DateTimeOffset? start = input.Moment("StartTime");
        DateTimeOffset? end = input.Moment("EndTime");
        if (start is null || end is null) throw new AwsException("MissingParameter", "The parameters StartTime and EndTime are required.");
        return start < end
            ? (MetricSeries.Floor(start.Value, s_minute), end.Value)
            : throw new AwsException(code, "The parameter StartTime must be less than the parameter EndTime.");
    }
}
