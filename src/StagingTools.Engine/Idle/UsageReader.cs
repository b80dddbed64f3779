using System.Globalization;
using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;
using Amazon.ECS.Model;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Environments;

namespace StagingTools.Engine.Idle;

/// <summary>Reads an environment's signals of use over a period.</summary>
/// <param name="session">The account.</param>
/// <param name="environment">The environment.</param>
/// <param name="since">Begin of the period, UTC.</param>
/// <param name="until">End of the period, UTC.</param>
internal sealed class UsageReader(AwsSession session, StagingEnvironment environment, DateTimeOffset since, DateTimeOffset until)
{
    // DescribeTasks takes at most 100 at a time, as many as ListTasks gives a page.
    private const int TaskPage = 100;

    /// <summary>
    /// Database connections above the baseline: the application's own pool stands day and night, so the lowest hour of the
    /// period is nobody's use.
    /// </summary>
    public async System.Threading.Tasks.Task<UsageSignal> ReadConnectionsAsync(CancellationToken cancellationToken)
    {
        const string Name = "Database connections";
        if (environment.DatabaseInstance is not { } instance)
            return new UsageSignal(Name, UsageState.Undetermined, "The environment has no database instance.");

        GetMetricStatisticsResponse answer = await session.CloudWatch.GetMetricStatisticsAsync(
            new GetMetricStatisticsRequest
            {
                Namespace = "AWS/RDS",
                MetricName = "DatabaseConnections",
                Dimensions = [new Dimension { Name = "DBInstanceIdentifier", Value = instance }],
                StartTime = since.UtcDateTime,
                EndTime = until.UtcDateTime,
                Period = 3600,
                Statistics = [Statistic.Maximum],
            },
            cancellationToken);
        Datapoint[] points = [.. (answer.Datapoints ?? []).Where(point => point is { Maximum: not null, Timestamp: not null })];
        if (points.Length == 0)
            return new UsageSignal(Name, UsageState.Undetermined, $"CloudWatch has no figures of {instance} since {Time(since)}.");

        double baseline = points.Min(point => point.Maximum!.Value);
        Datapoint? last = points.Where(point => point.Maximum > baseline).MaxBy(point => point.Timestamp);
        return last is null
            ? new UsageSignal(Name, UsageState.Quiet, $"Never above the application's own {baseline:0} since {Time(since)}.")
            : new UsageSignal(
                Name,
                UsageState.Used,
                $"{last.Maximum:0} connections, {baseline:0} of them the application's own, on {Time(last.Timestamp!.Value)}.",
                new DateTimeOffset(last.Timestamp.Value.ToUniversalTime()));
    }

    /// <summary>The latest change of the service.</summary>
    public async System.Threading.Tasks.Task<UsageSignal> ReadDeploymentsAsync(CancellationToken cancellationToken)
    {
        const string Name = "Deployments";
        DescribeServicesResponse answer = await session.Ecs.DescribeServicesAsync(
            new DescribeServicesRequest { Cluster = environment.Cluster, Services = [environment.Service ?? ""] }, cancellationToken);
        DateTime? latest = (answer.Services ?? []).SelectMany(service => service.Deployments ?? []).Max(deployment => deployment.CreatedAt);
        if (latest is not { } time)
            return new UsageSignal(Name, UsageState.Undetermined, $"ECS does not know the service {environment.Service}.");

        return time.ToUniversalTime() >= since.UtcDateTime
            ? new UsageSignal(Name, UsageState.Used, $"The last one began on {Time(time)}.", new DateTimeOffset(time.ToUniversalTime()))
            : new UsageSignal(Name, UsageState.Quiet, $"None since {Time(time)}.");
    }

    /// <summary>Tasks that run beside the service: migrations, seeds, data syncs.</summary>
    public async System.Threading.Tasks.Task<UsageSignal> ReadTasksAsync(CancellationToken cancellationToken)
    {
        const string Name = "One-off tasks";
        int running = 0;
        string? token = null;
        do
        {
            ListTasksResponse page = await session.Ecs.ListTasksAsync(
                new ListTasksRequest { Cluster = environment.Cluster, MaxResults = TaskPage, NextToken = token }, cancellationToken);
            if (page.TaskArns is { Count: > 0 } arns)
            {
                DescribeTasksResponse tasks = await session.Ecs.DescribeTasksAsync(
                    new DescribeTasksRequest { Cluster = environment.Cluster, Tasks = arns }, cancellationToken);
                running += (tasks.Tasks ?? []).Count(task => task.Group?.StartsWith("service:", StringComparison.Ordinal) != true);
            }

            token = page.NextToken;
        }
        while (!string.IsNullOrEmpty(token));

        return running > 0
            ? new UsageSignal(Name, UsageState.Used, string.Create(CultureInfo.InvariantCulture, $"{running} running now."), until)
            : new UsageSignal(Name, UsageState.Quiet, "None running.");
    }

    private static string Time(DateTimeOffset time) => time.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);

    private static string Time(DateTime time) => Time(new DateTimeOffset(time.ToUniversalTime()));
}
