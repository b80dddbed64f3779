using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace Amazon.Protocols;

/// <summary>
/// How one service writes requests and reads responses. One object serves all operations of a client: the shapes
/// of the request and response classes say the rest.
/// </summary>
internal abstract class WireProtocol : IMarshaller<IRequest, AmazonWebServiceRequest>
{
    private const string RequestSuffix = "Request";

    /// <inheritdoc/>
    public abstract IRequest Marshall(AmazonWebServiceRequest input);

    /// <summary>What reads the answer of an operation.</summary>
    /// <typeparam name="TResponse">The class of the answer.</typeparam>
    public abstract ResponseUnmarshaller Unmarshaller<TResponse>()
        where TResponse : AmazonWebServiceResponse, new();

    /// <summary>The operation that a request is for, after the name of its class.</summary>
    /// <param name="request">The request.</param>
    protected static string Operation(AmazonWebServiceRequest request) =>
        request.GetType().Name[..^RequestSuffix.Length];

    /// <summary>A POST to the service's root.</summary>
    /// <param name="input">What is asked.</param>
    /// <param name="serviceName">The service's namespace, by which the SDK names the request.</param>
    protected static DefaultRequest Post(AmazonWebServiceRequest input, string serviceName) =>
        new(input, serviceName) { HttpMethod = "POST", ResourcePath = "/" };
}
