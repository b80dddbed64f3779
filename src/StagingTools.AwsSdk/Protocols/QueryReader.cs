using System.Net;
using System.Xml;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using Amazon.Util;

namespace Amazon.Protocols;

/// <summary>Reads the XML answer of an operation, or the error in its place.</summary>
/// <typeparam name="TResponse">The class of the answer.</typeparam>
/// <param name="values">How values are read.</param>
/// <param name="errors">The errors that the service knows.</param>
internal sealed class QueryReader<TResponse>(QueryValues values, ServiceErrors errors) : XmlResponseUnmarshaller
    where TResponse : AmazonWebServiceResponse, new()
{
    /// <summary>Whether the answer stands in the root, beside the request's id, instead of in an element of its own.</summary>
    public bool HasResultInRoot { get; init; }

    /// <inheritdoc/>
    public override AmazonWebServiceResponse Unmarshall(XmlUnmarshallerContext input)
    {
        try
        {
            return Read(ResponseBody.ReadToEnd(input.Stream), input.ResponseData.GetHeaderValue(HeaderKeys.RequestIdHeader));
        }
        catch (Exception error) when (error is XmlException or FormatException)
        {
            // Without the body: it may hold what must not reach a log.
            throw new AmazonUnmarshallingException(
                input.ResponseData.GetHeaderValue(HeaderKeys.RequestIdHeader),
                typeof(TResponse).Name,
                error,
                input.ResponseData.StatusCode);
        }
    }

    /// <inheritdoc/>
    public override AmazonServiceException UnmarshallException(
        XmlUnmarshallerContext input,
        Exception innerException,
        HttpStatusCode statusCode) =>
        errors.ToException(ErrorBody.Read(input.Stream, input.ResponseData), innerException, statusCode, null);

    private TResponse Read(byte[] body, string? requestId)
    {
        var root = ResponseBody.ParseXml(body);
        var response = new TResponse { ResponseMetadata = new ResponseMetadata() };
        if (root.Name.LocalName != typeof(TResponse).Name)
        {
            throw new FormatException($"The answer is no {typeof(TResponse).Name}.");
        }

        if (HasResultInRoot)
        {
            response.ResponseMetadata.RequestId = root.Elements()
                .FirstOrDefault(element => element.Name.LocalName == "requestId")?.Value ?? requestId;
            values.ReadInto(root, response);
            return response;
        }

        foreach (var part in root.Elements())
        {
            if (part.Name.LocalName == "ResponseMetadata")
            {
                response.ResponseMetadata.RequestId = part.Elements()
                    .FirstOrDefault(element => element.Name.LocalName == "RequestId")?.Value;
            }
            else if (part.Name.LocalName.EndsWith("Result", StringComparison.Ordinal))
            {
                values.ReadInto(part, response);
            }
        }

        return response;
    }
}
