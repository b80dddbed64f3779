using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using Amazon.Util;

namespace Amazon.Protocols;

/// <summary>
/// What an error's body and headers say. Whatever protocol the service speaks, the body is taken for what it is:
/// gateways and emulators answer in XML, JSON, HTML or not at all.
/// </summary>
/// <param name="Code">The error code, null when there is none.</param>
/// <param name="Message">The service's words, null when there are none.</param>
/// <param name="RequestId">The request's id, null when there is none.</param>
/// <param name="Type">Whose fault it is, as far as the service says so.</param>
/// <param name="ContentType">What the body claims to be, for an error without a code.</param>
/// <param name="Json">The body, when it is a JSON object.</param>
internal sealed record ErrorBody(
    string? Code,
    string? Message,
    string? RequestId,
    ErrorType Type,
    string? ContentType,
    JsonElement? Json)
{
    /// <summary>Reads an error. Never fails on what it finds.</summary>
    /// <param name="stream">The body.</param>
    /// <param name="response">The headers.</param>
    public static ErrorBody Read(Stream stream, IWebResponseData response)
    {
        var bytes = ResponseBody.ReadToEnd(stream);
        var header = new ErrorBody(
            BareCode(Header(response, HeaderKeys.XAmzErrorType)),
            Header(response, "x-amzn-error-message"),
            Header(response, HeaderKeys.RequestIdHeader) ?? Header(response, HeaderKeys.XAmzRequestIdHeader),
            ErrorType.Unknown,
            response.ContentType,
            null);
        return bytes.AsSpan().TrimStart(" \t\r\n"u8) switch
        {
            [(byte)'{', ..] => FromJson(bytes, header),
            [(byte)'<', ..] => FromXml(bytes, header),
            _ => header,
        };
    }

    private static ErrorBody FromJson(byte[] bytes, ErrorBody header)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            var json = document.RootElement.Clone();
            return header with
            {
                Code = BareCode(Text(json, "__type") ?? Text(json, "code") ?? Text(json, "Code")) ?? header.Code,
                Message = Text(json, "message") ?? Text(json, "Message") ?? header.Message,
                Json = json,
            };
        }
        catch (JsonException)
        {
            return header;
        }
    }

    private static ErrorBody FromXml(byte[] bytes, ErrorBody header)
    {
        try
        {
            var root = ResponseBody.ParseXml(bytes);
            var error = Descendant(root, "Error");
            var fault = error is null ? null : Descendant(error, "Type")?.Value;
            return header with
            {
                Code = (error is null ? BatchCode(root) : Descendant(error, "Code")?.Value) ?? header.Code,
                Message = (error is null ? BatchMessage(root) : Descendant(error, "Message")?.Value) ?? header.Message,
                RequestId = (Descendant(root, "RequestId") ?? Descendant(root, "RequestID"))?.Value ?? header.RequestId,
                Type = Enum.TryParse<ErrorType>(fault, ignoreCase: true, out var type) ? type : ErrorType.Unknown,
            };
        }
        catch (XmlException)
        {
            return header;
        }
    }

    // Route 53 says what is wrong with a batch of changes in a form of its own.
    private static string? BatchCode(XElement root) => root.Name.LocalName == "InvalidChangeBatch" ? root.Name.LocalName : null;

    private static string? BatchMessage(XElement root) => BatchCode(root) is null
        ? null
        : string.Join(' ', root.Descendants().Where(part => part.Name.LocalName == "Message").Select(part => part.Value));

    // "com.amazonaws.secretsmanager#ResourceNotFoundException:http://internal.amazon.com/" carries one word of use.
    private static string? BareCode(string? code)
    {
        var bare = code?[(code.LastIndexOf('#') + 1)..].Split(':')[0].Trim();
        return string.IsNullOrEmpty(bare) ? null : bare;
    }

    private static string? Header(IWebResponseData response, string name) =>
        response.IsHeaderPresent(name) && response.GetHeaderValue(name) is { Length: > 0 } value ? value : null;

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static XElement? Descendant(XElement xml, string name) =>
        xml.DescendantsAndSelf().FirstOrDefault(element => element.Name.LocalName == name);
}
