using System.Threading.Channels;

namespace StagingTools.Sandbox.CloudWatch;

/// <summary>
/// CloudWatch's metrics: what was measured, by the minute (or the second, where that was asked for), for as long as CloudWatch
/// keeps minutes. The emulator knows no percentiles, takes metrics with other dimensions for the same, and forgets nothing.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_concepts.html</remarks>
internal sealed class MetricStore(TimeProvider time) : IMetricSink
{
    /// <summary>For how long values are kept.</summary>
    public static readonly TimeSpan Retention = TimeSpan.FromDays(15);

    private static readonly TimeSpan s_minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_sweep = TimeSpan.FromHours(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<MetricName, MetricSeries> _series = [];
    private readonly Channel<bool> _news = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private DateTimeOffset _swept;

    /// <summary>Regions that have metrics.</summary>
    public IReadOnlyList<string> Regions
    {
        get
        {
            lock (_gate) return [.. _series.Keys.Select(name => name.Region).Distinct(StringComparer.Ordinal)];
        }
    }

    /// <inheritdoc/>
    public ValueTask AddAsync(
        string region,
        string metricNamespace,
        string name,
        IReadOnlyList<KeyValuePair<string, string>> dimensions,
        double value,
        string unit,
        DateTimeOffset time,
        CancellationToken cancellationToken)
    {
        Add(MetricName.Of(region, metricNamespace, name, dimensions), time, unit, s_minute, bucket => bucket.Add(value));
        return ValueTask.CompletedTask;
    }

    /// <summary>Adds values of a metric.</summary>
    /// <param name="name">The metric.</param>
    /// <param name="measured">When they were measured.</param>
    /// <param name="unit">Their unit.</param>
    /// <param name="resolution">A minute or a second.</param>
    /// <param name="add">Adds them.</param>
    public void Add(MetricName name, DateTimeOffset measured, string unit, TimeSpan resolution, Action<MetricBucket> add)
    {
        DateTimeOffset now = time.GetUtcNow();
        lock (_gate)
        {
            if (now - _swept > s_sweep) Sweep(now);
            if (!_series.TryGetValue(name, out MetricSeries? series)) _series[name] = series = new MetricSeries();
            add(series.At(measured, unit, resolution, now));
        }

        _news.Writer.TryWrite(true);
    }

    /// <summary>Waits until values have come in since the last wait.</summary>
    /// <param name="patience">The longest wait.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task NewsAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter(patience);
        try
        {
            await _news.Reader.ReadAsync(limited.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Nothing came.
        }
    }

    /// <summary>Puts a metric's values together by period; empty for a metric that is not there.</summary>
    public IReadOnlyList<MetricPoint> Read(
        MetricName name, DateTimeOffset start, DateTimeOffset end, TimeSpan period, string? unit, bool byUnit = false)
    {
        lock (_gate) return _series.TryGetValue(name, out MetricSeries? series) ? series.Read(start, end, period, unit, byUnit) : [];
    }

    /// <summary>When a value of a metric last came in; null for a metric that is not there.</summary>
    public DateTimeOffset? Arrival(MetricName name)
    {
        lock (_gate) return _series.TryGetValue(name, out MetricSeries? series) ? series.Arrived : null;
    }

    /// <summary>The metrics of a region that have values since a time.</summary>
    public IReadOnlyList<MetricName> List(string region, DateTimeOffset since)
    {
        lock (_gate)
        {
            return
            [
                .. _series.Where(series => series.Key.Region == region && series.Value.Newest >= since).Select(series => series.Key)
                    .OrderBy(name => name.Namespace, StringComparer.Ordinal).ThenBy(name => name.Name, StringComparer.Ordinal)
                    .ThenBy(name => name.Identity, StringComparer.Ordinal),
            ];
        }
    }

    private void Sweep(DateTimeOffset now)
    {
        _swept = now;
        foreach ((MetricName name, MetricSeries series) in _series.ToArray())
        {
            series.Forget(now - Retention);
            if (series.IsEmpty) _series.Remove(name);
        }
    }
}
