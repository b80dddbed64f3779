using System.Net;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;

namespace Amazon.Protocols;

/// <summary>Reads the JSON answer of an operation, or the error in its place.</summary>
/// <typeparam name="TResponse">The class of the answer.</typeparam>
/// <param name="values">How values are read.</param>
/// <param name="errors">The errors that the service knows.</param>
internal sealed class JsonReader<TResponse>(JsonValues values, ServiceErrors errors) : JsonResponseUnmarshaller
    where TResponse : AmazonWebServiceResponse, new()
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 256 };

    /// <inheritdoc/>
    public override bool HasStreamingProperty => typeof(TResponse).IsAssignableTo(typeof(IStreamedBody));

    /// <inheritdoc/>
    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext input)
    {
        var response = new TResponse();
        switch (response)
        {
            case IStreamedBody streamed:
                streamed.Open(input.Stream);
                return response;
            case IJsonBody large:
                using (var pooled = new PooledBody(input.Stream))
                {
                    var reader = new Utf8JsonReader(pooled.Span, new JsonReaderOptions { MaxDepth = Options.MaxDepth });
                    large.Read(ref reader);
                }

                return response;
        }

        var body = ResponseBody.ReadToEnd(input.Stream);
        if (body.Length == 0 && !values.HasMembers(typeof(TResponse)))
        {
            return response;
        }

        // An empty body where an answer belongs fails here: taken for an empty list, it would read as "nothing left".
        using var json = JsonDocument.Parse(body, Options);
        values.ReadInto(json.RootElement, response);
        return response;
    }

    /// <inheritdoc/>
    public override AmazonServiceException UnmarshallException(
        JsonUnmarshallerContext input,
        Exception innerException,
        HttpStatusCode statusCode) =>
        errors.ToException(ErrorBody.Read(input.Stream, input.ResponseData), innerException, statusCode, values);

    /// <inheritdoc/>
    protected override bool ShouldReadEntireResponse(IWebResponseData response, bool readEntireResponse) =>
        !HasStreamingProperty && readEntireResponse;
}
