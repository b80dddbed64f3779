using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http;
using StagingTools.Sandbox.Gateway;

namespace StagingTools.Sandbox.CloudWatch;

/// <summary>
/// A call of CloudWatch in any of the three protocols that it speaks: Query, JSON 1.0 and Smithy's RPC in CBOR. Numbers and times of a
/// Query request are texts.
/// </summary>
internal sealed class MonitoringCall
{
    private const string Operation = "/operation/";
    private const string CborType = "application/cbor";
    private readonly AwsRequest _request;
    private readonly bool _isCbor;

    private MonitoringCall(AwsRequest request, bool isCbor, JsonObject input)
    {
        _request = request;
        _isCbor = isCbor;
        Input = input;
    }

    /// <summary>The request's members.</summary>
    public JsonObject Input { get; }

    /// <summary>Region of the call.</summary>
    public string Region => _request.Region;

    /// <summary>The operation that a request asks for.</summary>
    public static string OperationOf(AwsRequest request) =>
        request.Action.LastIndexOf(Operation, StringComparison.Ordinal) is >= 0 and var at ? request.Action[(at + Operation.Length)..] : request.Action;

    /// <summary>Reads a request.</summary>
    /// <exception cref="AwsException">It cannot be read.</exception>
    public static async Task<MonitoringCall> ReadAsync(AwsRequest request, CancellationToken cancellationToken)
    {
        if (request.Protocol == AwsProtocol.Query) return new MonitoringCall(request, isCbor: false, Structure(request.Query));
        if (request.Protocol == AwsProtocol.Json) return new MonitoringCall(request, isCbor: false, request.Json);
        byte[] body = await AwsRequest.ReadBodyAsync(request.Http, cancellationToken).ConfigureAwait(false);
        return new MonitoringCall(request, isCbor: true, Cbor.Read(body) as JsonObject ?? []);
    }

    /// <summary>Answers.</summary>
    public AwsResponse Reply(JsonObject output)
    {
        if (_isCbor) return new AwsResponse(StatusCodes.Status200OK, CborType, Cbor.Write(output), Guid.NewGuid().ToString("D"));
        return _request.Protocol == AwsProtocol.Json
            ? AwsResponse.Json(Plain(output)!)
            : AwsResponse.Xml(_request, [.. output.Select(member => Element(member.Key, member.Value))]);
    }

    /// <summary>Refuses; null where the gateway itself speaks the protocol.</summary>
    public AwsResponse? Refuse(AwsException error) => _isCbor
        ? new AwsResponse(
            error.Status,
            CborType,
            Cbor.Write(new JsonObject { ["__type"] = "com.amazonaws.cloudwatch#" + error.Code, ["message"] = error.Message }),
            Guid.NewGuid().ToString("D"))
        : null;

    private static JsonObject Structure(QueryParameters query)
    {
        var root = new JsonObject();
        foreach (string name in query.Names.Where(name => name is not ("Action" or "Version")))
        {
            JsonObject at = root;
            string[] path = [.. name.Split('.').Where(part => part != "member")];
            foreach (string part in path[..^1])
            {
                if (at[part] is not JsonObject inner) at[part] = inner = [];
                at = inner;
            }

            at[path[^1]] = query[name];
        }

        return (JsonObject)Lists(root)!;
    }

    // NAME.member.1 and so on are elements of a list, whose names are numbers.
    private static JsonNode? Lists(JsonNode? node)
    {
        if (node is not JsonObject map) return node?.DeepClone();
        return map.Count > 0 && map.All(member => int.TryParse(member.Key, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            ? new JsonArray([.. map.OrderBy(member => int.Parse(member.Key, CultureInfo.InvariantCulture)).Select(member => Lists(member.Value))])
            : new JsonObject(map.Select(member => KeyValuePair.Create(member.Key, Lists(member.Value))));
    }

    private static JsonNode? Plain(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(map.Select(member => KeyValuePair.Create(member.Key, Plain(member.Value)))),
        JsonArray array => new JsonArray([.. array.Select(Plain)]),
        JsonValue value when value.TryGetValue(out DateTimeOffset time) => JsonValue.Create((time - DateTimeOffset.UnixEpoch).TotalSeconds),
        _ => node?.DeepClone(),
    };

    private static XElement Element(string name, JsonNode? node) => new(name, node switch
    {
        // The only map of these operations.
        JsonObject map when name == "ExtendedStatistics" => map.Select(member => new XElement(
            "entry", new XElement("key", member.Key), Element("value", member.Value))),
        JsonObject map => map.Select(member => Element(member.Key, member.Value)),
        JsonArray array => array.Select(element => Element("member", element)),
        JsonValue value when value.TryGetValue(out DateTimeOffset time) =>
            time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        JsonValue value when value.TryGetValue(out double number) => number.ToString("R", CultureInfo.InvariantCulture),
        _ => (object?)node?.ToString(),
    });
}
