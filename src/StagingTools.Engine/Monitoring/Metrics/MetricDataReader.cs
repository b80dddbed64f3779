using System.Globalization;
using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;
using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Monitoring.Metrics;

/// <summary>Reads series from CloudWatch, as many a call as it takes.</summary>
/// <param name="cloudWatch">CloudWatch.</param>
/// <param name="host">Is told what CloudWatch has to say beside its answer.</param>
internal sealed class MetricDataReader(IAmazonCloudWatch cloudWatch, IHost host)
{
    private const int QueriesPerCall = 500;

    /// <summary>Reads.</summary>
    /// <param name="queries">Which series.</param>
    /// <param name="window">From when to when.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    /// <returns>A series for each query, in their order.</returns>
    public async Task<IReadOnlyList<MetricSeries>> ReadAsync(
        IReadOnlyList<MetricQuery> queries, MetricWindow window, CancellationToken cancellationToken)
    {
        var series = new List<MetricSeries>(queries.Count);
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (MetricQuery[] some in queries.Chunk(QueriesPerCall))
            series.AddRange(await ReadSomeAsync(some, window, told, cancellationToken));
        return series;
    }

    private async Task<IEnumerable<MetricSeries>> ReadSomeAsync(
        MetricQuery[] queries, MetricWindow window, HashSet<string> told, CancellationToken cancellationToken)
    {
        var points = new SortedDictionary<DateTimeOffset, double>[queries.Length];
        var states = new StatusCode?[queries.Length];
        var remarks = new List<string>[queries.Length];
        for (int i = 0; i < queries.Length; i++)
            (points[i], remarks[i]) = ([], []);

        var request = new GetMetricDataRequest
        {
            MetricDataQueries = [.. queries.Select((query, i) => Query(query, i, window))],
            StartTime = window.Since.UtcDateTime,
            EndTime = window.Until.UtcDateTime,
            ScanBy = ScanBy.TimestampAscending,
        };
        do
        {
            GetMetricDataResponse page = await cloudWatch.GetMetricDataAsync(request, cancellationToken);
            foreach (MessageData message in page.Messages ?? [])
                if (told.Add(Text(message)))
                    host.Warning($"CloudWatch: {Text(message)}");
            foreach (MetricDataResult result in page.MetricDataResults ?? [])
            {
                int i = int.Parse(result.Id![1..], CultureInfo.InvariantCulture);
                foreach ((DateTime time, double value) in (result.Timestamps ?? []).Zip(result.Values ?? []))
                    points[i][new DateTimeOffset(time.ToUniversalTime(), TimeSpan.Zero)] = value;
                states[i] = result.StatusCode;
                remarks[i].AddRange((result.Messages ?? []).Select(Text));
            }

            request.NextToken = page.NextToken;
        }
        while (!string.IsNullOrEmpty(request.NextToken));

        return queries.Select((_, i) => new MetricSeries(
            [.. points[i].Select(point => new MetricPoint(point.Key, point.Value))], Trouble(states[i], remarks[i])));
    }

    private static MetricDataQuery Query(MetricQuery query, int index, MetricWindow window) => new()
    {
        // An id begins with a small letter.
        Id = string.Create(CultureInfo.InvariantCulture, $"m{index}"),
        ReturnData = true,
        MetricStat = new MetricStat
        {
            Metric = new Metric
            {
                Namespace = query.Namespace,
                MetricName = query.Metric.MetricName,
                Dimensions = query.Resource.Dimensions.Count == 0 ? null : [.. query.Resource.Dimensions],
            },
            Period = (int)window.Period.TotalSeconds,
            Stat = query.Statistic,
        },
    };

    // While there are more pages, PartialData only says so; after the last one it is the end's word.
    private static string? Trouble(StatusCode? state, List<string> remarks)
    {
        string? end = state?.Value switch
        {
            "PartialData" => "CloudWatch gave only a part of the points.",
            "InternalError" => "CloudWatch failed to read the points.",
            "Forbidden" => "The points may not be read.",
            _ => null,
        };
        string all = string.Join(' ', ((string?[])[end, .. remarks.Distinct(StringComparer.Ordinal)]).OfType<string>());
        return all.Length == 0 ? null : all;
    }

    private static string Text(MessageData message) => string.Join(": ", ((string?[])[message.Code, message.Value]).OfType<string>());
}
