using System.Globalization;
using StagingTools.Engine.Data.Planning;
using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Data.Copy;

/// <summary>Adds up what the copies have moved, and tells the host about it now and then.</summary>
internal sealed class CopyProgress
{
    private const string Activity = "Copying production";

    private readonly IHost host;
    private readonly TimeProvider clock;
    private readonly long startedAt;
    private readonly long expectedRows;
    private long rows;
    private long bytes;

    /// <summary>Starts the clock.</summary>
    public CopyProgress(SyncPlan plan, IHost host, TimeProvider clock)
    {
        this.host = host;
        this.clock = clock;
        startedAt = clock.GetTimestamp();
        expectedRows = plan.Copied.Sum(table => table.Table.EstimatedRows);
    }

    /// <summary>Rows moved.</summary>
    public long Rows => Interlocked.Read(ref rows);

    /// <summary>Bytes read from production.</summary>
    public long Bytes => Interlocked.Read(ref bytes);

    /// <summary>Counts what one piece of a copy held. May be called from any thread.</summary>
    public void Add(long moreRows, long moreBytes)
    {
        Interlocked.Add(ref rows, moreRows);
        Interlocked.Add(ref bytes, moreBytes);
    }

    /// <summary>Tells the host twice a second until it is told to stop.</summary>
    public async Task ReportAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(500), clock, cancellationToken);
                host.Progress(Update());
            }
        }
        catch (OperationCanceledException)
        {
            host.Progress(Update() with { Completed = true });
        }
    }

    /// <summary>Bytes for people: <c>1.3 GB</c>.</summary>
    public static string Size(long bytes) => bytes switch
    {
        >= 1_000_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:0.0} GB"),
        >= 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.0} MB"),
        >= 1_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e3:0} kB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes} bytes"),
    };

    /// <summary>A number for people: <c>120,000</c>.</summary>
    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private ProgressUpdate Update()
    {
        TimeSpan elapsed = clock.GetElapsedTime(startedAt);
        long done = Rows;
        // Statistics may be old: more rows than expected leave the rest unknown.
        double? share = expectedRows > 0 && done <= expectedRows ? (double)done / expectedRows : null;
        double perSecond = elapsed.TotalSeconds > 0 ? Bytes / elapsed.TotalSeconds : 0;
        return new ProgressUpdate(Activity, $"{Number(done)} rows, {Size(Bytes)}, {Size((long)perSecond)}/s")
        {
            PercentComplete = share is { } known ? (int)(known * 100) : null,
            Remaining = share is > 0.01 and { } part ? elapsed * ((1 - part) / part) : null,
        };
    }
}
