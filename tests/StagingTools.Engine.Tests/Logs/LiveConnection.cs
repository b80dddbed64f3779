using System.Text.Json.Nodes;

namespace StagingTools.Engine.Tests.Logs;

/// <summary>The sending end of a Live Tail session.</summary>
internal sealed class LiveConnection(Stream stream)
{
    public Task SendAsync(string type, string payload) => WriteAsync(EventFrame.Event(type, payload));

    public Task FailAsync(string type) => WriteAsync(EventFrame.Exception(type, """{"message":"over"}"""));

    /// <summary>Sends what a second brought.</summary>
    public Task UpdateAsync(bool sampled, params (DateTimeOffset Time, string Message)[] events) => SendAsync(
        "sessionUpdate",
        new JsonObject
        {
            ["sessionMetadata"] = new JsonObject { ["sampled"] = sampled },
            ["sessionResults"] = new JsonArray([.. events.Select(one => (JsonNode)new JsonObject
            {
                ["logStreamName"] = "app/app/1",
                ["logGroupIdentifier"] = "123456789012:" + FakeLogGroup.Application,
                ["message"] = one.Message,
                ["timestamp"] = one.Time.ToUnixTimeMilliseconds(),
                ["ingestionTime"] = one.Time.ToUnixTimeMilliseconds() + 500,
            })]),
        }.ToJsonString());

    private async Task WriteAsync(byte[] frame)
    {
        await stream.WriteAsync(frame);
        await stream.FlushAsync();
    }
}
