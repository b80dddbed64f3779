using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Amazon.CloudWatchLogs;
using Amazon.CloudWatchLogs.Model;
using Amazon.Runtime.EventStreams;
using StagingTools.Engine.Tests.Logs;

namespace StagingTools.Engine.Tests.AwsSdk;

public sealed class StartLiveTailTests
{
    private static readonly StartLiveTailRequest Request = new()
    {
        LogGroupIdentifiers = ["arn:aws:logs:eu-central-1:1:log-group:a"],
        LogStreamNames = ["s"],
        LogStreamNamePrefixes = ["p"],
        LogEventFilterPattern = "ERROR",
    };

    [Fact]
    public async Task The_request_goes_to_the_streaming_host()
    {
        RecordedAws aws = RecordedAws.AnsweringJson("");
        using var client = new AmazonCloudWatchLogsClient(RecordedAws.Credentials, aws.Config<AmazonCloudWatchLogsConfig>());

        using StartLiveTailResponse response = await client.StartLiveTailAsync(Request, TestContext.Current.CancellationToken);

        Assert.Equal("stream-logs.eu-central-1.amazonaws.com", aws.Request.Uri.Host);
        Assert.Equal("Logs_20140328.StartLiveTail", aws.Request.Headers["X-Amz-Target"]);
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse("""
                {"logGroupIdentifiers":["arn:aws:logs:eu-central-1:1:log-group:a"],"logStreamNames":["s"],"logStreamNamePrefixes":["p"],"logEventFilterPattern":"ERROR"}
                """),
            JsonNode.Parse(aws.Request.Body)));
    }

    [Fact]
    public async Task An_endpoint_of_ones_own_keeps_its_host_where_prefixes_are_switched_off()
    {
        RecordedAws aws = RecordedAws.AnsweringJson("");
        AmazonCloudWatchLogsConfig config = aws.Config<AmazonCloudWatchLogsConfig>();
        config.ServiceURL = "http://127.0.0.1:4566";
        config.DisableHostPrefixInjection = true;
        using var client = new AmazonCloudWatchLogsClient(RecordedAws.Credentials, config);

        using StartLiveTailResponse response = await client.StartLiveTailAsync(Request, TestContext.Current.CancellationToken);

        Assert.Equal("127.0.0.1", aws.Request.Uri.Host);
    }

    [Fact]
    public async Task The_messages_are_read_as_they_come()
    {
        using var body = new MemoryStream(
        [
            .. EventFrame.Event("initial-response", "{}"),
            .. EventFrame.Event("sessionStart", """{"requestId":"r","sessionId":"s","logGroupIdentifiers":["g"],"logEventFilterPattern":"ERROR"}"""),
            .. EventFrame.Event("sessionUpdate", """
                {"sessionMetadata":{"sampled":true},"sessionResults":[
                {"logStreamName":"app/app/1","logGroupIdentifier":"1:g","message":"ä","timestamp":1773576000123,"ingestionTime":1773576000999}]}
                """),
            .. EventFrame.Event("somethingNew", "{}"),
            .. EventFrame.Event("sessionUpdate", """{"sessionMetadata":{"sampled":false},"sessionResults":[]}"""),
        ]);
        using var stream = new StartLiveTailResponseStream(body);

        var events = new List<IEventStreamEvent>();
        await foreach (IEventStreamEvent one in stream)
            events.Add(one);

        LiveTailSessionStart start = Assert.Single(events.OfType<LiveTailSessionStart>());
        Assert.Equal(("r", "s", "g", "ERROR"), (start.RequestId, start.SessionId, start.LogGroupIdentifiers?[0], start.LogEventFilterPattern));
        LiveTailSessionUpdate[] updates = [.. events.OfType<LiveTailSessionUpdate>()];
        Assert.Equal([true, false], updates.Select(update => update.SessionMetadata?.Sampled));
        LiveTailSessionLogEvent line = Assert.Single(updates[0].SessionResults!);
        Assert.Equal(
            ("app/app/1", "1:g", "ä", 1773576000123, 1773576000999),
            (line.LogStreamName, line.LogGroupIdentifier, line.Message, line.Timestamp, line.IngestionTime));
    }

    [Theory]
    [InlineData("SessionTimeoutException", typeof(SessionTimeoutException))]
    [InlineData("SessionStreamingException", typeof(SessionStreamingException))]
    public async Task An_end_that_the_service_gives_is_an_error_of_its_kind(string type, Type expected)
    {
        using var body = new MemoryStream(EventFrame.Exception(type, """{"message":"over"}"""));
        using var stream = new StartLiveTailResponseStream(body);

        CloudWatchLogsEventStreamException error = await Assert.ThrowsAsync<CloudWatchLogsEventStreamException>(async () =>
        {
            await foreach (IEventStreamEvent _ in stream)
            {
            }
        });

        Assert.IsType(expected, error.InnerException);
    }

    [Fact]
    public async Task A_refusal_is_an_error_of_the_call()
    {
        RecordedAws aws = new RecordedAws().Then(
            HttpStatusCode.BadRequest, """{"__type":"AccessDeniedException","message":"not allowed"}""", "application/x-amz-json-1.1");
        using var client = new AmazonCloudWatchLogsClient(RecordedAws.Credentials, aws.Config<AmazonCloudWatchLogsConfig>());

        AccessDeniedException error = await Assert.ThrowsAsync<AccessDeniedException>(
            () => client.StartLiveTailAsync(Request, TestContext.Current.CancellationToken));

        Assert.Equal("not allowed", error.Message);
    }

    [Fact]
    public void The_frames_of_these_tests_are_those_of_the_specification()
    {
        // https://docs.aws.amazon.com/lexv2/latest/dg/event-stream-encoding.html: a message without headers and payload.
        Assert.Equal(Convert.FromHexString("000000100000000005c248eb7d98c8ff"), EventFrame.Of([], ""));
        Assert.Equal(45, EventFrame.Of([("a", "b")], Encoding.UTF8.GetString(new byte[24])).Length - 1);
    }
}
