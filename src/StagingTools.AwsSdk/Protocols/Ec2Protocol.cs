using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Util;

namespace Amazon.Protocols;

/// <summary>
/// The Query protocol as EC2 speaks it: lists without a name of their own for the items, and an answer that stands in the
/// root, its names in camel case (https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html).
/// </summary>
/// <param name="apiVersion">The version of the service's interface, a date.</param>
/// <param name="exceptionType">The service's exception; its subclasses carry the known codes.</param>
internal sealed class Ec2Protocol(string apiVersion, Type exceptionType) : WireProtocol
{
    private readonly ServiceErrors _errors = new(exceptionType);
    private readonly QueryValues _sent = new(new WireShapes(name => name)) { HasBareLists = true };
    private readonly QueryValues _received = new(new WireShapes(name => char.ToLowerInvariant(name[0]) + name[1..]));

    /// <inheritdoc/>
    public override IRequest Marshall(AmazonWebServiceRequest input)
    {
        var request = Post(input, _errors.ServiceNamespace);
        request.ParameterCollection.Add("Action", Operation(input));
        request.ParameterCollection.Add("Version", apiVersion);
        _sent.WriteStructure(request.ParameterCollection, input);
        request.ContentStream = AWSSDKUtils.WriteParametersToPooledStream(request);
        return request;
    }

    /// <inheritdoc/>
    public override ResponseUnmarshaller Unmarshaller<TResponse>() =>
        new QueryReader<TResponse>(_received, _errors) { HasResultInRoot = true };
}
