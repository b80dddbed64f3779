using StagingTools.Sandbox.Tests.Data;

namespace StagingTools.Benchmarks.DataSync;

/// <summary>A production server and a staging server on loopback, with the same settings for every contestant.</summary>
internal sealed class Servers : IAsyncDisposable
{
    // What a server of this size is given usually. Nothing waits for the disk's own cache, so that the disk is not measured.
    private const string Settings = "-c shared_buffers=1GB -c max_wal_size=8GB -c checkpoint_timeout=30min";

    private Servers(PostgresCluster production, PostgresCluster staging)
    {
        Production = production;
        Staging = staging;
    }

    /// <summary>The server with the production-like databases.</summary>
    public PostgresCluster Production { get; }

    /// <summary>The server that is filled.</summary>
    public PostgresCluster Staging { get; }

    /// <summary>The settings, for the report.</summary>
    public static string Describe => $"fsync=off {Settings.Replace("-c ", "", StringComparison.Ordinal)}";

    /// <summary>Starts both.</summary>
    public static async Task<Servers> StartAsync()
    {
        if (PostgresCluster.Programs is null)
            throw new InvalidOperationException("PostgreSQL's server programs are missing: apt-get install postgresql.");

        PostgresCluster production = await PostgresCluster.StartAsync("app_owner", mayCreateDatabases: false, Settings);
        return new Servers(production, await PostgresCluster.StartAsync("staging_owner", mayCreateDatabases: true, Settings));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Production.DisposeAsync();
        await Staging.DisposeAsync();
    }
}
