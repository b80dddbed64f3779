using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Util.Internal;

namespace Amazon.Protocols;

/// <summary>What the configurations of all services share. Use the one of the service.</summary>
public abstract class ServiceConfig : ClientConfig
{
    private readonly ServiceIdentity _identity;
    private readonly string _userAgent;

    private protected ServiceConfig(ServiceIdentity identity, EndpointRules endpoint)
        : base(new DefaultConfigurationProvider(DefaultModes.All))
    {
        _identity = identity;
        _userAgent = InternalSDKUtils.BuildUserAgentString(
            identity.ServiceId,
            typeof(ServiceConfig).Assembly.GetName().Version!.ToString(3));
        ServiceId = identity.ServiceId;
        AuthenticationServiceName = identity.SigningName;
        EndpointProvider = endpoint;
    }

    /// <inheritdoc/>
    public override string RegionEndpointServiceName => _identity.SigningName;

    /// <inheritdoc/>
    public override string ServiceVersion => _identity.ApiVersion;

    /// <inheritdoc/>
    public override string UserAgent => _userAgent;

    /// <inheritdoc/>
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var request = new DefaultRequest(parameters.Request, ServiceId)
        {
            AlternateEndpoint = parameters.AlternateEndpoint,
        };
        var context = new RequestContext(enableMetrics: false, clientSigner: null)
        {
            ClientConfig = this,
            OriginalRequest = parameters.Request,
            Request = request,
        };
        return new ServiceEndpointResolver().GetEndpoint(new Runtime.Internal.ExecutionContext(context, null));
    }
}
