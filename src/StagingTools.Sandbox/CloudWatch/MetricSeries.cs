namespace StagingTools.Sandbox.CloudWatch;

/// <summary>The values of one metric. Whoever reads or changes it holds the store's gate.</summary>
internal sealed class MetricSeries
{
    private readonly SortedDictionary<(DateTimeOffset Time, string Unit), MetricBucket> _buckets =
        new(Comparer<(DateTimeOffset Time, string Unit)>.Create((left, right) =>
            left.Time != right.Time ? left.Time.CompareTo(right.Time) : string.CompareOrdinal(left.Unit, right.Unit)));

    /// <summary>When a value last came in, whatever its time.</summary>
    public DateTimeOffset Arrived { get; private set; }

    /// <summary>The time of the newest value.</summary>
    public DateTimeOffset Newest { get; private set; }

    /// <summary>Whether nothing is left of it.</summary>
    public bool IsEmpty => _buckets.Count == 0;

    /// <summary>The bucket that values of a time and unit go to.</summary>
    public MetricBucket At(DateTimeOffset time, string unit, TimeSpan resolution, DateTimeOffset now)
    {
        DateTimeOffset start = Floor(time, resolution);
        Arrived = now;
        if (start > Newest) Newest = start;
        if (!_buckets.TryGetValue((start, unit), out MetricBucket? bucket)) _buckets[(start, unit)] = bucket = new MetricBucket();
        return bucket;
    }

    /// <summary>Puts values together by period.</summary>
    /// <param name="start">Begin of the first period.</param>
    /// <param name="end">End; what is measured then does not belong to it.</param>
    /// <param name="period">Length of a period.</param>
    /// <param name="unit">Only values of this unit; null for all.</param>
    /// <param name="byUnit">Whether each unit has points of its own.</param>
    /// <returns>The periods with values, oldest first.</returns>
    public IReadOnlyList<MetricPoint> Read(DateTimeOffset start, DateTimeOffset end, TimeSpan period, string? unit, bool byUnit)
    {
        var points = new List<MetricPoint>();
        foreach (((DateTimeOffset time, string measured), MetricBucket bucket) in _buckets)
        {
            if (time < start || time >= end || (unit is not null && unit != measured)) continue;
            DateTimeOffset begin = start + (period * Math.Floor((time - start) / period));
            MetricPoint? point = points.FindLast(known => known.Time == begin && (!byUnit || known.Unit == measured));
            if (point is null) points.Add(point = new MetricPoint(begin, byUnit || unit is not null ? measured : null, new MetricBucket()));
            point.Bucket.Add(bucket);
        }

        return points;
    }

    /// <summary>Forgets what is older.</summary>
    public void Forget(DateTimeOffset oldest)
    {
        foreach ((DateTimeOffset Time, string Unit) old in _buckets.Keys.TakeWhile(key => key.Time < oldest).ToArray()) _buckets.Remove(old);
    }

    /// <summary>A time rounded down to a whole multiple of a duration since 1970, as CloudWatch does.</summary>
    public static DateTimeOffset Floor(DateTimeOffset time, TimeSpan resolution)
    {
        long ticks = time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks;
        return DateTimeOffset.UnixEpoch.AddTicks(ticks - (ticks % resolution.Ticks));
    }
}
