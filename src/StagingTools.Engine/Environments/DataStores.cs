using System.Globalization;
using Amazon.ElastiCache.Model;
using Amazon.RDS.Model;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Environments;

/// <summary>The environment's database and cache as AWS sees them right now.</summary>
/// <param name="session">The account.</param>
/// <param name="name">The environment.</param>
/// <param name="timeProvider">The clock.</param>
internal sealed class DataStores(AwsSession session, EnvironmentName name, TimeProvider timeProvider)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(40);

    /// <summary>The database; <see langword="null"/> when there is none.</summary>
    public async Task<DBInstance?> FindDatabaseAsync(CancellationToken cancellationToken)
    {
        try
        {
            DescribeDBInstancesResponse answer = await session.Rds.DescribeDBInstancesAsync(
                new DescribeDBInstancesRequest { DBInstanceIdentifier = name.DatabaseInstance }, cancellationToken);
            return answer.DBInstances?.FirstOrDefault();
        }
        catch (DBInstanceNotFoundException)
        {
            return null;
        }
    }

    /// <summary>The cache with its node; <see langword="null"/> when there is none.</summary>
    public async Task<CacheCluster?> FindCacheAsync(CancellationToken cancellationToken)
    {
        try
        {
            DescribeCacheClustersResponse answer = await session.ElastiCache.DescribeCacheClustersAsync(
                new DescribeCacheClustersRequest { CacheClusterId = name.CacheCluster, ShowCacheNodeInfo = true }, cancellationToken);
            return answer.CacheClusters?.FirstOrDefault();
        }
        catch (CacheClusterNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Waits until database and cache are available.</summary>
    /// <exception cref="StagingException">
    /// <c>DatabaseNotAvailable</c>, <c>CacheNotAvailable</c>, or <c>WaitTimedOut</c>.
    /// </exception>
    public async Task WaitUntilAvailableAsync(IHost host, CancellationToken cancellationToken)
    {
        await WaitForDatabaseAsync(host, cancellationToken);
        await WaitForCacheAsync(host, cancellationToken);
    }

    /// <summary>Waits until the cache is available.</summary>
    /// <exception cref="StagingException"><c>CacheNotAvailable</c> or <c>WaitTimedOut</c>.</exception>
    public Task WaitForCacheAsync(IHost host, CancellationToken cancellationToken) =>
        WaitAsync(
            name.CacheCluster,
            "CacheNotAvailable",
            async () => (await FindCacheAsync(cancellationToken))?.CacheClusterStatus,
            ServiceStatus.IsCacheReady,
            ServiceStatus.IsCacheBroken,
            host,
            cancellationToken);

    /// <summary>Waits until the database is available.</summary>
    /// <exception cref="StagingException"><c>DatabaseNotAvailable</c> or <c>WaitTimedOut</c>.</exception>
    public Task WaitForDatabaseAsync(IHost host, CancellationToken cancellationToken) =>
        WaitAsync(
            name.DatabaseInstance,
            "DatabaseNotAvailable",
            async () => (await FindDatabaseAsync(cancellationToken))?.DBInstanceStatus,
            ServiceStatus.IsDatabaseReady,
            ServiceStatus.IsDatabaseBroken,
            host,
            cancellationToken);

    private async Task WaitAsync(
        string what,
        string errorId,
        Func<Task<string?>> readStatus,
        Func<string?, bool> isReady,
        Func<string?, bool> isBroken,
        IHost host,
        CancellationToken cancellationToken)
    {
        string activity = $"Waiting for {what}";
        long start = timeProvider.GetTimestamp();
        for (bool first = true; ; first = false)
        {
            string? status = await readStatus();
            TimeSpan elapsed = timeProvider.GetElapsedTime(start);
            if (isReady(status))
            {
                host.Verbose($"{what} is {status}.");
                if (!first)
                    host.Progress(new ProgressUpdate(activity, status!) { Completed = true });
                return;
            }

            if (isBroken(status))
                throw new StagingException(
                    errorId,
                    StagingErrorCategory.InvalidState,
                    status is null ? $"{what} does not exist." : $"{what} is {status} and will not become available by itself.")
                {
                    TargetInput = what,
                    RecommendedAction = "Look at its events in the AWS console, then run the same command again.",
                };
            if (elapsed > Patience)
                throw new StagingException(
                    "WaitTimedOut",
                    StagingErrorCategory.Timeout,
                    string.Create(CultureInfo.InvariantCulture, $"{what} is still {status} after {Patience.TotalMinutes} minutes."))
                {
                    TargetInput = what,
                    RecommendedAction = "Run the same command again: it goes on waiting.",
                };

            host.Progress(new ProgressUpdate(activity, string.Create(
                CultureInfo.InvariantCulture, $"{status} for {(int)elapsed.TotalMinutes}:{elapsed.Seconds:00}")));
            await Task.Delay(Interval, timeProvider, cancellationToken);
        }
    }
}
