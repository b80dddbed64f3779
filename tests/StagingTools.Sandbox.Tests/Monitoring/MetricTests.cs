using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;
using StagingTools.Engine;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Monitoring.Metrics;
using StagingTools.Sandbox.Tests.Data;
using StagingTools.Sandbox.Tests.Sandbox;

namespace StagingTools.Sandbox.Tests.Monitoring;

/// <summary>What is put into CloudWatch of an environment's database is read back as its metrics.</summary>
public sealed class MetricTests(TestSandbox sandbox) : IClassFixture<TestSandbox>, IAsyncLifetime
{
    private readonly RecordingHost host = new();
    private readonly string folder = Directory.CreateTempSubdirectory("stagingtools-metrics-").FullName;

    // Whole minutes that are over, so that no point is still growing. Each test has a database of its own.
    private readonly DateTime minute = DateTime.UtcNow.Date.AddMinutes(Math.Floor(DateTime.UtcNow.TimeOfDay.TotalMinutes) - 10);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private StagingContext Context => new()
    {
        WorkingDirectory = folder,
        TerraformDirectory = folder,
        EnvironmentVariables = new Dictionary<string, string>(sandbox.Info.Environment, StringComparer.Ordinal),
    };

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Points_come_back_by_friendly_name_with_their_figures()
    {
        await MakeDatabaseAsync("staging");
        await PutAsync("staging", "CPUUtilization", StandardUnit.Percent, (0, 10), (0, 30), (1, 50), (3, 5));
        await PutAsync("staging", "FreeStorageSpace", StandardUnit.Bytes, (0, 3e9), (3, 2e9));

        List<StagingMetric> metrics = await ReadAsync(new() { Name = ["DatabaseCpu", "DatabaseFreeStorage"], Since = "30m", Period = "60" });

        Assert.Equal([("DatabaseCpu", "shop-staging-db"), ("DatabaseFreeStorage", "shop-staging-db")], metrics.Select(metric => (metric.Name, metric.Resource)));
        Assert.Equal([new MetricPoint(At(0), 20), new(At(1), 50), new(At(3), 5)], metrics[0].Points);
        Assert.Equal((5d, 5d, 50d, 25d, null), (metrics[0].Latest, metrics[0].Minimum, metrics[0].Maximum, metrics[0].Average, metrics[0].Reason));
        Assert.Equal((2e9, "1.9 GiB"), (metrics[1].Latest, metrics[1].Text(metrics[1].Latest)));
    }

    [Fact]
    public async Task Statistics_and_period_are_CloudWatchs_own()
    {
        await MakeDatabaseAsync("pr-1");
        await PutAsync("pr-1", "DatabaseConnections", StandardUnit.Count, (0, 4), (0, 8), (1, 6));

        List<StagingMetric> metrics = await ReadAsync(new()
        {
            EnvironmentName = "pr-1",
            Name = ["DatabaseConnections"],
            Statistic = ["Minimum", "Maximum", "Sum", "SampleCount"],
            Since = "30m",
            Period = "1m",
        });

        Assert.Equal(["Minimum 4 6", "Maximum 8 6", "Sum 12 6", "SampleCount 2 1"], metrics.Select(metric => $"{metric.Statistic} {string.Join(' ', metric.Points.Select(point => point.Value))}"));
    }

    [Fact]
    public async Task What_was_never_measured_has_no_figures_and_what_is_not_there_is_said()
    {
        await MakeDatabaseAsync("pr-2");

        List<StagingMetric> metrics = await ReadAsync(new() { EnvironmentName = "pr-2", Name = ["DatabaseReadIops", "CacheHits"] });

        Assert.Equal([null, null], metrics.Select(metric => metric.Latest));
        Assert.StartsWith("CloudWatch has no points from ", metrics[0].Reason, StringComparison.Ordinal);
        Assert.Equal("There is no cache shop-pr-2-redis in us-east-1.", metrics[1].Reason);
    }

    [Fact]
    public async Task An_environment_that_is_not_there_is_an_error() =>
        Assert.Equal("EnvironmentNotFound", (await Assert.ThrowsAsync<Engine.Errors.StagingException>(() => ReadAsync(new() { EnvironmentName = "pr-9" }))).ErrorId);

    private DateTimeOffset At(int minutes) => new(minute.AddMinutes(minutes), TimeSpan.Zero);

    private async Task MakeDatabaseAsync(string environment) => await sandbox.Aws.QueryAsync(
        "rds",
        "CreateDBInstance",
        ("DBInstanceIdentifier", $"shop-{environment}-db"),
        ("DBInstanceClass", "db.t3.micro"),
        ("Engine", "postgres"),
        ("AllocatedStorage", "20"),
        ("MasterUsername", "shop"),
        ("MasterUserPassword", "a-password-of-a-test"));

    private async Task PutAsync(string environment, string metric, StandardUnit unit, params (int Minutes, double Value)[] points)
    {
        using AwsSession session = AwsSession.Open(Context, new GetMetricRequest());
        await session.CloudWatch.PutMetricDataAsync(
            new PutMetricDataRequest
            {
                Namespace = "AWS/RDS",
                MetricData =
                [
                    .. points.Select(point => new MetricDatum
                    {
                        MetricName = metric,
                        Dimensions = [new Dimension { Name = "DBInstanceIdentifier", Value = $"shop-{environment}-db" }],
                        Timestamp = minute.AddMinutes(point.Minutes),
                        Value = point.Value,
                        Unit = unit,
                    }),
                ],
            },
            Token);
    }

    private async Task<List<StagingMetric>> ReadAsync(GetMetricRequest request) =>
        await new GetMetric(Context).RunAsync(request with { Project = "shop" }, host, Token).ToListAsync(Token);
}
