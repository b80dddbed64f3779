using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http;

namespace StagingTools.Sandbox.Gateway;

/// <summary>An answer in the wire form of a service.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="ContentType">Media type of the body.</param>
/// <param name="Body">The body.</param>
/// <param name="RequestId">Identifies the request, in a header and, for XML, in the body.</param>
internal record AwsResponse(int Status, string ContentType, byte[] Body, string RequestId)
{
    /// <summary>The answer of a Query operation: ACTIONResponse around ACTIONResult.</summary>
    public static AwsResponse Xml(AwsRequest request, params object?[] result)
    {
        string id = NewRequestId();
        XNamespace space = XmlNamespaces.Of(request.Service);
        var response = new XElement(
            request.Action + "Response",
            result.Length == 0 ? null : new XElement(request.Action + "Result", result),
            new XElement("ResponseMetadata", new XElement("RequestId", id)));
        return Text(200, id, InNamespace(space, response));
    }

    /// <summary>A whole answer that an overlay has mended.</summary>
    public static AwsResponse Raw(XElement root, XNamespace space) => Text(200, NewRequestId(), InNamespace(space, root));

    /// <summary>The answer of a JSON operation.</summary>
    public static AwsResponse Json(JsonNode body) => new(
        200, "application/x-amz-json-1.1", Encoding.UTF8.GetBytes(body.ToJsonString()), NewRequestId());

    /// <summary>An error in the shape of a protocol.</summary>
    public static AwsResponse Error(AwsProtocol protocol, string service, AwsException error)
    {
        string id = NewRequestId();
        return protocol switch
        {
            AwsProtocol.Json or AwsProtocol.RestJson => new AwsResponse(
                error.Status,
                "application/x-amz-json-1.1",
                Encoding.UTF8.GetBytes(
                    new JsonObject { ["__type"] = error.Code, ["message"] = error.Message }.ToJsonString()),
                id),
            AwsProtocol.RestXml => Text(error.Status, id, new XElement(
                "Error", CodeAndMessage(error), new XElement("RequestId", id))),
            AwsProtocol.Ec2 => Text(error.Status, id, new XElement(
                "Response",
                new XElement("Errors", new XElement("Error", CodeAndMessage(error))),
                new XElement("RequestID", id))),
            _ => Text(error.Status, id, InNamespace(
                XmlNamespaces.Of(service),
                new XElement(
                    "ErrorResponse",
                    new XElement(
                        "Error",
                        new XElement("Type", error.Status < 500 ? "Sender" : "Receiver"),
                        CodeAndMessage(error)),
                    new XElement("RequestId", id)))),
        };
    }

    /// <summary>Sends the answer.</summary>
    public virtual async Task WriteAsync(HttpResponse response, CancellationToken cancellationToken)
    {
        response.StatusCode = Status;
        response.ContentType = ContentType;
        response.ContentLength = Body.Length;
        response.Headers["x-amzn-RequestId"] = RequestId;
        // https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html: clients refuse an answer without it.
        if (ContentType == "application/cbor") response.Headers["smithy-protocol"] = "rpc-v2-cbor";
        await response.Body.WriteAsync(Body, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>An id for an answer.</summary>
    protected static string NewRequestId() => Guid.NewGuid().ToString("D", CultureInfo.InvariantCulture);

    private static object[] CodeAndMessage(AwsException error) =>
        [new XElement("Code", error.Code), new XElement("Message", error.Message)];

    private static XElement InNamespace(XNamespace space, XElement root)
    {
        foreach (XElement element in root.DescendantsAndSelf()) element.Name = space + element.Name.LocalName;
        return root;
    }

    private static AwsResponse Text(int status, string id, XElement root) => new(status, "text/xml", Encode(root), id);

    private static byte[] Encode(XElement root) =>
        Encoding.UTF8.GetBytes("<?xml version=\"1.0\"?>\n" + root.ToString(SaveOptions.DisableFormatting));
}
