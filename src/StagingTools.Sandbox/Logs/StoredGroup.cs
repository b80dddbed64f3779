using StagingTools.Sandbox.Gateway;

namespace StagingTools.Sandbox.Logs;

/// <summary>The streams and events of a log group.</summary>
/// <param name="region">Its region.</param>
/// <param name="name">Its name.</param>
/// <param name="arn">Its ARN, without a trailing <c>:*</c>.</param>
internal sealed class StoredGroup(string region, string name, string arn)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, StoredStream> _streams = new(StringComparer.Ordinal);
    private readonly EventList _events = new();
    private long _storedBytes;
    private volatile int _retentionDays;
    private volatile IReadOnlyList<MetricFilter> _metricFilters = [];

    /// <summary>Its region.</summary>
    public string Region { get; } = region;

    /// <summary>Its name.</summary>
    public string Name { get; } = name;

    /// <summary>Its ARN, without a trailing <c>:*</c>.</summary>
    public string Arn { get; } = arn;

    /// <summary>Days after which events are gone; 0 where they stay.</summary>
    public int RetentionDays
    {
        get => _retentionDays;
        set => _retentionDays = value;
    }

    /// <summary>Its metric filters, by name.</summary>
    public IReadOnlyList<MetricFilter> MetricFilters => _metricFilters;

    /// <summary>What the service counts for its events.</summary>
    public long StoredBytes => Interlocked.Read(ref _storedBytes);

    /// <summary>Makes a stream.</summary>
    /// <returns>False where there is one of that name.</returns>
    public bool CreateStream(string stream, long now)
    {
        lock (_gate) return _streams.TryAdd(stream, new StoredStream(stream, now));
    }

    /// <summary>Removes a stream with its events.</summary>
    /// <exception cref="AwsException">There is none of that name.</exception>
    public void DeleteStream(string stream)
    {
        lock (_gate)
        {
            StoredStream gone = Require(stream);
            _streams.Remove(stream);
            _events.Remove(gone);
            _storedBytes -= gone.StoredBytes;
        }
    }

    /// <summary>The stream of a name.</summary>
    /// <exception cref="AwsException">There is none.</exception>
    public StoredStream Stream(string stream)
    {
        lock (_gate) return Require(stream);
    }

    /// <summary>All streams.</summary>
    public IReadOnlyList<StreamFacts> Streams()
    {
        lock (_gate)
        {
            return
            [
                .. _streams.Values.Select(stream => new StreamFacts(
                    stream.Name,
                    stream.CreationTime,
                    stream.Events.First?.Key.Timestamp,
                    stream.Events.Last?.Key.Timestamp,
                    stream.LastIngestionTime)),
            ];
        }
    }

    /// <summary>Takes events in.</summary>
    /// <param name="stream">The stream that they belong to.</param>
    /// <param name="events">The events.</param>
    /// <param name="now">Milliseconds since 1970.</param>
    /// <param name="nextSequence">Gives every event of the sandbox a number of its own.</param>
    /// <exception cref="AwsException">There is no such stream.</exception>
    public StoredEvent[] Add(string stream, ReadOnlySpan<IncomingEvent> events, long now, Func<long> nextSequence)
    {
        var added = new StoredEvent[events.Length];
        long bytes = 0;
        lock (_gate)
        {
            StoredStream into = Require(stream);
            for (int i = 0; i < events.Length; i++)
            {
                added[i] = new StoredEvent(new EventKey(events[i].Timestamp, nextSequence()), now, into, events[i].Message);
                _events.Add(added[i]);
                into.Events.Add(added[i]);
                bytes += added[i].Size;
            }

            into.StoredBytes += bytes;
            _storedBytes += bytes;

            if (events.Length > 0) into.LastIngestionTime = now;
        }

        return added;
    }

    /// <summary>Copies events after a place: those of one stream, or of all.</summary>
    public int CopyAfter(StoredStream? stream, EventKey after, long last, Span<StoredEvent> events)
    {
        lock (_gate) return (stream?.Events ?? _events).CopyAfter(after, last, events);
    }

    /// <summary>Copies the events of a stream before a place.</summary>
    public int CopyBefore(StoredStream stream, EventKey before, long first, Span<StoredEvent> events)
    {
        lock (_gate) return stream.Events.CopyBefore(before, first, events);
    }

    /// <summary>The first moment whose events are still there.</summary>
    public long FirstReadable(DateTimeOffset now) => RetentionDays == 0 ? 0 : now.AddDays(-RetentionDays).ToUnixTimeMilliseconds();

    /// <summary>Changes its metric filters.</summary>
    public void ChangeMetricFilters(Func<IReadOnlyList<MetricFilter>, IReadOnlyList<MetricFilter>> change)
    {
        lock (_gate) _metricFilters = change(_metricFilters);
    }

    private StoredStream Require(string stream) => _streams.TryGetValue(stream, out StoredStream? found) ? found : throw LogsError.NoStream();
}
