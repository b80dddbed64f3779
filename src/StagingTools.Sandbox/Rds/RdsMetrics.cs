using System.Globalization;
using Npgsql;
using StagingTools.Sandbox.CloudWatch;
using StagingTools.Sandbox.Hosting;
using StagingTools.Sandbox.Processes;

namespace StagingTools.Sandbox.Rds;

/// <summary>What RDS measures of an instance, of the server behind it.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-metrics.html</remarks>
internal sealed class RdsMetrics(SandboxContext context, RdsStore store) : IMetricSource
{
    private const double Gibibyte = 1L << 30;
    private readonly MetricRates _rates = new(context.Time);

    /// <inheritdoc/>
    public IReadOnlyList<MeasuredResource> Find()
    {
        lock (store.Gate)
        {
            return
            [
                .. store.Instances.Where(instance => instance is { Status: "available", Server.IsRunning: true })
                    .Select(instance => new MeasuredResource($"rds {instance.ResourceId} {instance.Identifier}", instance.Region, instance)),
            ];
        }
    }

    /// <inheritdoc/>
    public async Task MeasureAsync(MeasuredResource resource, ProcessUsage? usage, CancellationToken cancellationToken)
    {
        var instance = (DbInstance)resource.Subject;
        PostgresServer server;
        string identifier;
        double allocated;
        lock (store.Gate)
        {
            if (instance.Server is not { IsRunning: true } running) return;
            (server, identifier) = (running, instance.Identifier);
            allocated = double.Parse(instance.Settings["AllocatedStorage"], CultureInfo.InvariantCulture) * Gibibyte;
        }

        ValueTask AddAsync(string name, double value, string unit) => context.Metrics.AddAsync(
            resource.Region, "AWS/RDS", name, [new("DBInstanceIdentifier", identifier)], value, unit, context.Time.GetUtcNow(), cancellationToken);

        await AddAsync("FreeStorageSpace", Math.Max(0, allocated - Size(server.DataPath)), "Bytes").ConfigureAwait(false);
        await AddAsync("DatabaseConnections", await ConnectionsAsync(server, cancellationToken).ConfigureAwait(false), "Count").ConfigureAwait(false);
        if (server.Pid is { } pid && usage?.Of(pid) is { } used && _rates.Processors($"{resource.Key} {pid}", used.Seconds) is { } percent)
            await AddAsync("CPUUtilization", percent, "Percent").ConfigureAwait(false);
    }

    private static async Task<long> ConnectionsAsync(PostgresServer server, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await server.ConnectAsync("postgres", cancellationToken).ConfigureAwait(false);
        await using var command = new NpgsqlCommand(
            "SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()", connection);
        return (long)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
    }

    private static long Size(string folder)
    {
        long size = 0;
        foreach (FileInfo file in new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories))
        {
            try
            {
                size += file.Length;
            }
            catch (FileNotFoundException)
            {
                // The server removed it meanwhile.
            }
        }

        return size;
    }
}
