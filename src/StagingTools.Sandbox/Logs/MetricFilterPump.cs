using System.Globalization;
using System.Threading.Channels;
using StagingTools.Sandbox.CloudWatch;

namespace StagingTools.Sandbox.Logs;

/// <summary>Makes metrics of the events that metric filters match, beside those who write events and never in their way.</summary>
internal sealed class MetricFilterPump : ILogListener, IAsyncDisposable
{
    private readonly Channel<(StoredGroup Group, IReadOnlyList<MetricFilter> Filters, IReadOnlyList<StoredEvent> Events)> _batches =
        Channel.CreateUnbounded<(StoredGroup, IReadOnlyList<MetricFilter>, IReadOnlyList<StoredEvent>)>(
            new UnboundedChannelOptions { SingleReader = true });

    private readonly MinuteDefaults _defaults = new();
    private readonly CancellationTokenSource _end = new();
    private readonly IMetricSink _metrics;
    private readonly TimeProvider _time;
    private readonly SandboxLog _log;
    private readonly Task _running;

    /// <summary>Begins.</summary>
    public MetricFilterPump(IMetricSink metrics, TimeProvider time, SandboxLog log)
    {
        _metrics = metrics;
        _time = time;
        _log = log;
        _running = RunAsync();
    }

    /// <inheritdoc/>
    public void Ingested(StoredGroup group, IReadOnlyList<StoredEvent> events)
    {
        if (group.MetricFilters is { Count: > 0 } filters) _batches.Writer.TryWrite((group, filters, events));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _end.Dispose();
    }

    private async Task RunAsync()
    {
        await Task.Yield();
        Task<bool> batch = _batches.Reader.WaitToReadAsync(_end.Token).AsTask();
        Task minute = NextMinuteAsync();
        while (!_end.IsCancellationRequested)
        {
            await Task.WhenAny(batch, minute).ConfigureAwait(false);
            await AddDefaultsAsync().ConfigureAwait(false);
            if (minute.IsCompleted) minute = NextMinuteAsync();
            if (!batch.IsCompletedSuccessfully) continue;
            while (_batches.Reader.TryRead(out var one))
            {
                foreach (MetricFilter filter in one.Filters) await CountAsync(one.Group, filter, one.Events).ConfigureAwait(false);
            }

            batch = _batches.Reader.WaitToReadAsync(_end.Token).AsTask();
        }
    }

    private Task NextMinuteAsync()
    {
        DateTimeOffset now = _time.GetUtcNow();
        return Task.Delay(MinuteDefaults.MinuteOf(now) + TimeSpan.FromMinutes(1) - now, _time, _end.Token);
    }

    private async Task CountAsync(StoredGroup group, MetricFilter filter, IReadOnlyList<StoredEvent> events)
    {
        bool matched = false;
        foreach (StoredEvent one in events)
        {
            if (!filter.Pattern.Matches(one.Message)) continue;
            matched = true;
            if (!double.TryParse(filter.Value(one.Message), NumberStyles.Float, CultureInfo.InvariantCulture, out double value)) continue;
            KeyValuePair<string, string?>[] dimensions =
                [.. filter.Dimensions.Select(dimension => KeyValuePair.Create(dimension.Key, dimension.Value(one.Message)))];
            if (dimensions.Any(dimension => string.IsNullOrEmpty(dimension.Value))) continue;
            await AddAsync(group, filter, dimensions, value, DateTimeOffset.FromUnixTimeMilliseconds(one.Key.Timestamp)).ConfigureAwait(false);
        }

        _defaults.Note(group, filter, matched, _time.GetUtcNow());
    }

    private async Task AddDefaultsAsync()
    {
        foreach (var (group, filter, minute) in _defaults.Due(_time.GetUtcNow()))
        {
            await AddAsync(group, filter, [], filter.DefaultValue!.Value, minute).ConfigureAwait(false);
        }
    }

    private async Task AddAsync(
        StoredGroup group, MetricFilter filter, IReadOnlyList<KeyValuePair<string, string?>> dimensions, double value, DateTimeOffset time)
    {
        try
        {
            await _metrics.AddAsync(
                group.Region,
                filter.Namespace,
                filter.MetricName,
                [.. dimensions.Select(one => KeyValuePair.Create(one.Key, one.Value!))],
                value,
                filter.Unit,
                time,
                _end.Token).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            _log.Write($"logs: metric filter {filter.Name} of {group.Name}: {failure.Message}");
        }
    }
}
