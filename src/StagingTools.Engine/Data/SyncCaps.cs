using System.Globalization;
using StagingTools.Engine.Data.Copy;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Data;

/// <summary>How much a sync may ask of production.</summary>
/// <param name="Jobs">Readers at once.</param>
/// <param name="MaxRate">Megabytes a second that all readers take together; 0 for no limit.</param>
internal sealed record SyncCaps(int Jobs, int MaxRate)
{
    private const int MostJobs = 8;
    private const int MostRate = 100_000;

    // What one reader gets through with masks and index builds on a small server; networks and disks decide otherwise.
    private const double BytesPerSecondAndJob = 25e6;

    // The snapshot is held by one session, and at least one other reads.
    private const int FewestConnections = 2;

    /// <summary>Reads them from a request.</summary>
    /// <param name="request">The request.</param>
    /// <exception cref="StagingException"><c>InvalidJobs</c>, <c>InvalidMaxConnections</c>, <c>InvalidMaxRate</c>.</exception>
    public static SyncCaps Of(SyncDataRequest request)
    {
        int wantedJobs = request.Jobs.GetValueOrDefault();
        int maxConnections = request.MaxConnections.GetValueOrDefault();
        int maxRate = request.MaxRate.GetValueOrDefault();
        if (wantedJobs is < 0 or > 64)
            throw Invalid(
                "InvalidJobs", wantedJobs, "is not a number of parallel copies", "Give a number from 1 to 64, or 0 for the number of processors.");
        if (maxConnections is not 0 and (< FewestConnections or > 1000))
            throw Invalid(
                "InvalidMaxConnections",
                maxConnections,
                "is not a number of sessions on production",
                $"Give at least {FewestConnections}, one for the snapshot and one to read, or 0 for as many as --jobs take.");
        if (maxRate is < 0 or > MostRate)
            throw Invalid(
                "InvalidMaxRate", maxRate, "is not a rate in megabytes a second", $"Give a number from 1 to {MostRate}, or 0 for no limit.");

        int jobs = wantedJobs == 0 ? Math.Clamp(Environment.ProcessorCount, 1, MostJobs) : wantedJobs;
        return new SyncCaps(
            maxConnections == 0 ? jobs : Math.Min(jobs, maxConnections - 1), maxRate);
    }

    /// <summary>The limit that the readers share; <see langword="null"/> for none.</summary>
    /// <param name="clock">The clock.</param>
    public RateLimit? CreateRateLimit(TimeProvider clock) => MaxRate == 0 ? null : new RateLimit(MaxRate * 1_000_000L, clock);

    /// <summary>How long so much will take at least about, for people.</summary>
    /// <param name="bytes">What is to be copied.</param>
    public string Estimate(long bytes)
    {
        double rate = BytesPerSecondAndJob * Jobs;
        if (MaxRate > 0)
            rate = Math.Min(rate, MaxRate * 1e6);
        double minutes = bytes / rate / 60;
        string time = minutes switch
        {
            < 1 => "less than a minute",
            < 90 => string.Create(CultureInfo.InvariantCulture, $"about {Math.Ceiling(minutes):0} min"),
            _ => string.Create(CultureInfo.InvariantCulture, $"about {minutes / 60:0.0} h"),
        };
        return string.Create(CultureInfo.InvariantCulture, $"{time}, if {rate / 1e6:0} MB/s come through");
    }

    /// <summary>A line for the plan.</summary>
    public string Describe() => string.Create(
        CultureInfo.InvariantCulture,
        $"at most {Jobs + 1} sessions on production{(MaxRate == 0 ? "" : $", {MaxRate} MB/s")}");

    private static StagingException Invalid(string id, int value, string what, string action)
    {
        string text = value.ToString(CultureInfo.InvariantCulture);
        return new StagingException(id, StagingErrorCategory.InvalidArgument, $"{text} {what}.") { TargetInput = text, RecommendedAction = action };
    }
}
