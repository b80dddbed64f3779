using System.Globalization;
using Amazon.CloudWatch.Model;
using Amazon.RDS.Model;
using Amazon.Runtime;
using Npgsql;
using NpgsqlTypes;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Data.Connections;
using StagingTools.Engine.Data.Planning;
using StagingTools.Engine.Environments;

namespace StagingTools.Engine.Data.Swap;

/// <summary>
/// Finds how much room a staging server has. RDS tells it through CloudWatch; of a server on this machine the file system
/// does, when its data folder may be read; no plain role can ask a server itself.
/// </summary>
/// <param name="session">The account; <see langword="null"/> when none was needed.</param>
/// <param name="timeProvider">The clock.</param>
internal sealed class TargetDisk(AwsSession? session, TimeProvider timeProvider)
{
    private const long Gibibyte = 1L << 30;

    // What an empty database takes.
    private const long EmptyDatabase = 8_000_000;

    // Metrics of RDS come every minute and a few minutes late.
    private static readonly TimeSpan MetricWindow = TimeSpan.FromMinutes(20);

    /// <summary>The bytes that a plan's tables take on production with their indexes, materialized views and large objects.</summary>
    /// <param name="source">A session on production.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async Task<long> NeededAsync(NpgsqlConnection source, SyncPlan plan, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            select coalesce(sum(pg_total_relation_size(oid)), 0)::bigint from pg_class
            where oid = any ($1) or relkind = 'm' or ($2 and oid = 'pg_catalog.pg_largeobject'::regclass)
            """,
            source);
        command.Parameters.Add(new NpgsqlParameter
        {
            Value = plan.Copied.Select(table => table.Table.Oid).ToArray(),
            NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Oid,
        });
        command.Parameters.Add(new NpgsqlParameter { Value = plan.CopiesLargeObjects });
        return EmptyDatabase + (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>Measures.</summary>
    /// <param name="needed">Bytes that the new data takes.</param>
    /// <param name="target">The target.</param>
    /// <param name="state">What stands there.</param>
    /// <param name="environment">The environment, when there is one.</param>
    /// <param name="connection">A session on the target.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<DiskRoom> MeasureAsync(
        long needed,
        DatabaseReference target,
        TargetState state,
        EnvironmentName? environment,
        NpgsqlConnection connection,
        CancellationToken cancellationToken)
    {
        if (InstanceOf(target, environment) is { } instance
            && await MeasureInstanceAsync(instance, cancellationToken) is { } stored)
            return new DiskRoom(needed, stored.Free + state.LeftoverSize, stored.Place);
        if (DatabaseUrl.IsLocal(target.Address.Host)
            && await FindFolderAsync(connection, cancellationToken) is { } folder)
            return new DiskRoom(needed, FreeOf(folder) + state.LeftoverSize, folder);

        return new DiskRoom(needed, null, target.Address.IsRds ? "RDS does not tell" : "the server does not tell");
    }

    /// <summary>The room of an RDS instance: what is free, and what its storage may still grow by.</summary>
    /// <param name="instance">Its identifier.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns><see langword="null"/> when RDS or CloudWatch do not tell.</returns>
    internal async Task<(long Free, string Place)?> MeasureInstanceAsync(string instance, CancellationToken cancellationToken)
    {
        try
        {
            DescribeDBInstancesResponse found = await session!.Rds.DescribeDBInstancesAsync(
                new DescribeDBInstancesRequest { DBInstanceIdentifier = instance }, cancellationToken);
            // The storage of Aurora grows by itself.
            if (found.DBInstances?.FirstOrDefault() is not { DBClusterIdentifier: null or "" } database)
                return null;

            DateTime now = timeProvider.GetUtcNow().UtcDateTime;
            GetMetricStatisticsResponse answer = await session.CloudWatch.GetMetricStatisticsAsync(
                new GetMetricStatisticsRequest
                {
                    Namespace = "AWS/RDS",
                    MetricName = "FreeStorageSpace",
                    Dimensions = [new() { Name = "DBInstanceIdentifier", Value = instance }],
                    StartTime = now - MetricWindow,
                    EndTime = now,
                    Period = 60,
                    Statistics = ["Minimum"],
                },
                cancellationToken);
            if (answer.Datapoints?.MaxBy(point => point.Timestamp)?.Minimum is not { } free)
                return null;

            long growth = Math.Max(0, (database.MaxAllocatedStorage ?? 0) - (database.AllocatedStorage ?? 0)) * Gibibyte;
            return ((long)free + growth, growth > 0 ? $"{instance}, with what its storage may grow by" : instance);
        }
        catch (Exception failure) when (failure is AmazonServiceException or AmazonClientException or HttpRequestException)
        {
            // No right to look, or not an instance of this account.
            return null;
        }
    }

    // id.hash.region.rds.amazonaws.com
    private string? InstanceOf(DatabaseReference target, EnvironmentName? environment) =>
        session is null ? null
        : environment is not null && target.SecretName == environment.Secret("database-url") ? environment.DatabaseInstance
        : target.Address.IsRds ? target.Address.Host.Split('.')[0]
        : null;

    private static long FreeOf(string folder) => new DriveInfo(folder).AvailableFreeSpace;

    // A tunnel ends on this machine too: the folder is the server's only when the server's own note in it says so.
    // https://www.postgresql.org/docs/current/storage-file-layout.html has postmaster.pid
    private static async Task<string?> FindFolderAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            select (select setting from pg_settings where name = 'data_directory'), current_setting('port'),
                   extract(epoch from pg_postmaster_start_time())::float8
            """,
            connection);
        await using NpgsqlDataReader row = await command.ExecuteReaderAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        if (row.IsDBNull(0))
            return null;

        string folder = row.GetString(0);
        try
        {
            string[] note = await File.ReadAllLinesAsync(Path.Combine(folder, "postmaster.pid"), cancellationToken);
            bool isOurs = note.Length > 3
                && note[3].Trim() == row.GetString(1)
                && long.TryParse(note[2], NumberStyles.None, CultureInfo.InvariantCulture, out long started)
                && Math.Abs(started - row.GetDouble(2)) <= 2;
            return isOurs ? folder : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
