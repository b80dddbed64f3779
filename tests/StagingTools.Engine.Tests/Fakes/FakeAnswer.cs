using System.Net;
using System.Text.Json.Nodes;

namespace StagingTools.Engine.Tests.Fakes;

/// <summary>What the fake AWS sends back.</summary>
internal sealed record FakeAnswer(HttpStatusCode Status, string Body, string MediaType)
{
    /// <summary>When it was sent, as the answer's head says.</summary>
    public DateTimeOffset? Date { get; init; }

    public static FakeAnswer Json(string json) => new(HttpStatusCode.OK, json, "application/x-amz-json-1.1");

    public static FakeAnswer Json(JsonNode json) => Json(json.ToJsonString());

    public static FakeAnswer Error(string code, string message = "no", HttpStatusCode status = HttpStatusCode.BadRequest) =>
        new(status, new JsonObject { ["__type"] = code, ["message"] = message }.ToJsonString(), "application/x-amz-json-1.1");
}
