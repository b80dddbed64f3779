using Amazon.CloudWatchLogs;
using Amazon.CloudWatchLogs.Model;

namespace StagingTools.Sandbox.Tests.AwsSdk;

[Collection(MotoCollection.Name)]
public sealed class CloudWatchLogsOnMotoTests(MotoServer moto)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Log_events_are_written_read_filtered_and_removed()
    {
        using var logs = new AmazonCloudWatchLogsClient(
            MotoServer.Credentials, moto.Config<AmazonCloudWatchLogsConfig>());
        var now = new DateTime(DateTime.UtcNow.Ticks / TimeSpan.TicksPerMillisecond * TimeSpan.TicksPerMillisecond, DateTimeKind.Utc);

        await logs.CreateLogGroupAsync(
            new CreateLogGroupRequest { LogGroupName = "/aws/staging/shop", Tags = new() { ["Project"] = "shop" } },
            Token);
        await logs.CreateLogStreamAsync(
            new CreateLogStreamRequest { LogGroupName = "/aws/staging/shop", LogStreamName = "app/1" }, Token);
        await logs.PutLogEventsAsync(
            new PutLogEventsRequest
            {
                LogGroupName = "/aws/staging/shop",
                LogStreamName = "app/1",
                LogEvents =
                [
                    new InputLogEvent { Timestamp = now.AddSeconds(-1), Message = "listening" },
                    new InputLogEvent { Timestamp = now, Message = "ERROR broken" },
                ],
            },
            Token);
        var read = await logs.GetLogEventsAsync(
            new GetLogEventsRequest
            {
                LogGroupName = "/aws/staging/shop",
                LogStreamName = "app/1",
                StartTime = now,
                StartFromHead = true,
            },
            Token);
        var filtered = await logs.FilterLogEventsAsync(
            new FilterLogEventsRequest { LogGroupName = "/aws/staging/shop", FilterPattern = "ERROR" }, Token);
        var group = Assert.Single((await logs.DescribeLogGroupsAsync(
            new DescribeLogGroupsRequest { LogGroupNamePrefix = "/aws/staging" }, Token)).LogGroups!);
        await logs.DeleteLogGroupAsync(new DeleteLogGroupRequest { LogGroupName = "/aws/staging/shop" }, Token);
        await Assert.ThrowsAsync<ResourceNotFoundException>(
            () => logs.DescribeLogStreamsAsync(
                new DescribeLogStreamsRequest { LogGroupName = "/aws/staging/shop" }, Token));

        Assert.Equal((now, "ERROR broken"), (Assert.Single(read.Events!).Timestamp, read.Events![0].Message));
        var hit = Assert.Single(filtered.Events!);
        Assert.Equal(new DateTimeOffset(now).ToUnixTimeMilliseconds(), hit.Timestamp);
        Assert.Equal("app/1", hit.LogStreamName);
        Assert.InRange(group.CreationTime!.Value, now.AddMinutes(-5), now.AddMinutes(5));
    }
}
