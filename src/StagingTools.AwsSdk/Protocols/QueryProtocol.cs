using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Util;

namespace Amazon.Protocols;

/// <summary>
/// AWS Query: the operation and its input are form parameters, the answer is XML
/// (https://smithy.io/2.0/aws/protocols/aws-query-protocol.html).
/// </summary>
/// <param name="apiVersion">The version of the service's interface, a date.</param>
/// <param name="exceptionType">The service's exception; its subclasses carry the known codes.</param>
internal sealed class QueryProtocol(string apiVersion, Type exceptionType) : WireProtocol
{
    private readonly ServiceErrors _errors = new(exceptionType);
    private readonly QueryValues _values = new(new WireShapes(name => name));

    /// <inheritdoc/>
    public override IRequest Marshall(AmazonWebServiceRequest input)
    {
        var request = Post(input, _errors.ServiceNamespace);
        request.ParameterCollection.Add("Action", Operation(input));
        request.ParameterCollection.Add("Version", apiVersion);
        _values.WriteStructure(request.ParameterCollection, input);
        request.ContentStream = AWSSDKUtils.WriteParametersToPooledStream(request);
        return request;
    }

    /// <inheritdoc/>
    public override ResponseUnmarshaller Unmarshaller<TResponse>() => new QueryReader<TResponse>(_values, _errors);
}
