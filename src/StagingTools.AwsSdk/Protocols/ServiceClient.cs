using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.Protocols;

/// <summary>
/// What the clients of all services share: the SDK's pipeline of credentials, signing, retries and HTTP, with the
/// service's protocol at its two ends. Use the client of the service.
/// </summary>
public abstract class ServiceClient : AmazonServiceClient
{
    private readonly WireProtocol _protocol;

    private protected ServiceClient(AWSCredentials? credentials, ServiceConfig config, WireProtocol protocol)
        : base(credentials, config) =>
        _protocol = protocol;

    /// <inheritdoc/>
    protected override IServiceMetadata ServiceMetadata => new ServiceMetadata(((ServiceConfig)Config).ServiceId);

    /// <summary>Answers stay out of the SDK's own logs, whatever it is set to: some of them are secrets.</summary>
    protected override bool SupportResponseLogging => false;

    /// <inheritdoc/>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        pipeline.RemoveHandler<EndpointResolver>();
        pipeline.AddHandlerAfter<Marshaller>(new ServiceEndpointResolver());
        pipeline.AddHandlerAfter<Marshaller>(new SigV4Handler());
    }

    private protected Task<TResponse> CallAsync<TResponse>(
        AmazonWebServiceRequest request,
        CancellationToken cancellationToken)
        where TResponse : AmazonWebServiceResponse, new()
    {
        ArgumentNullException.ThrowIfNull(request);
        var options = new InvokeOptions
        {
            RequestMarshaller = _protocol,
            ResponseUnmarshaller = _protocol.Unmarshaller<TResponse>(),
        };
        return InvokeAsync<TResponse>(request, options, cancellationToken);
    }
}
