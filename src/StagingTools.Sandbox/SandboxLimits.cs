namespace StagingTools.Sandbox;

/// <summary>What a sandbox's account may have and what its services offer, as an account of AWS has it: changed to see what happens at the edge.</summary>
public sealed record SandboxLimits
{
    /// <summary>Database instances of a region.</summary>
    public int DatabaseInstances { get; init; } = 40;

    /// <summary>GiB of storage that all database instances of a region have together.</summary>
    public int DatabaseStorage { get; init; } = 100_000;

    /// <summary>Manual snapshots of databases of a region.</summary>
    public int ManualSnapshots { get; init; } = 100;

    /// <summary>Virtual processors of a region's running on-demand standard instances.</summary>
    public int InstanceProcessors { get; init; } = 64;

    /// <summary>Cache nodes of a region.</summary>
    public int CacheNodes { get; init; } = 300;

    /// <summary>Live Tail sessions that may be open.</summary>
    public int LiveTailSessions { get; init; } = 15;

    /// <summary>Seconds after which a Live Tail session is told that its time is over; those that run are told, too.</summary>
    public double LiveTailSeconds { get; init; } = 3 * 60 * 60;

    /// <summary>
    /// Versions that are no longer offered, each with its engine: <c>postgres 15</c> with every minor version of it, <c>redis 7.0</c>.
    /// </summary>
    public IReadOnlyList<string> WithdrawnVersions { get; init; } = [];

    /// <summary>Whether a version is still offered.</summary>
    internal bool Offers(string engine, string version) => !WithdrawnVersions.Any(withdrawn =>
        $"{engine} {version}" == withdrawn || $"{engine} {version}".StartsWith(withdrawn + ".", StringComparison.Ordinal));
}
