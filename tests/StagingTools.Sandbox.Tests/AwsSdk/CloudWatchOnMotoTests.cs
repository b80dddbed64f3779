using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;

namespace StagingTools.Sandbox.Tests.AwsSdk;

[Collection(MotoCollection.Name)]
public sealed class CloudWatchOnMotoTests(MotoServer moto)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_metric_is_published_and_read_back()
    {
        using var metrics = new AmazonCloudWatchClient(MotoServer.Credentials, moto.Config<AmazonCloudWatchConfig>());
        var minute = DateTime.UtcNow.Date.AddHours(1);
        List<Dimension> dimensions = [new Dimension { Name = "Environment", Value = "staging" }];

        await metrics.PutMetricDataAsync(
            new PutMetricDataRequest
            {
                Namespace = "StagingTools",
                MetricData =
                [
                    new MetricDatum
                    {
                        MetricName = "SyncSeconds",
                        Dimensions = dimensions,
                        Timestamp = minute,
                        Unit = StandardUnit.Seconds,
                        Value = 12.5,
                    },
                ],
            },
            Token);
        var listed = await metrics.ListMetricsAsync(new ListMetricsRequest { Namespace = "StagingTools" }, Token);
        var statistics = await metrics.GetMetricStatisticsAsync(
            new GetMetricStatisticsRequest
            {
                Namespace = "StagingTools",
                MetricName = "SyncSeconds",
                Dimensions = dimensions,
                StartTime = minute,
                EndTime = minute.AddMinutes(5),
                Period = 60,
                Statistics = ["Average", "Sum"],
            },
            Token);
        var alarms = await metrics.DescribeAlarmsAsync(new DescribeAlarmsRequest(), Token);

        Assert.Equal("staging", Assert.Single(Assert.Single(listed.Metrics!).Dimensions!).Value);
        var point = Assert.Single(statistics.Datapoints!);
        Assert.Equal((12.5, minute), (point.Average, point.Timestamp));
        Assert.Equal(DateTimeKind.Utc, point.Timestamp!.Value.Kind);
        Assert.Empty(alarms.MetricAlarms ?? []);
    }
}
