using Amazon.Runtime.Internal;

namespace Amazon.Protocols;

/// <summary>What the SDK's monitoring calls a service and its operations.</summary>
/// <param name="serviceId">The id of the service's model.</param>
internal sealed class ServiceMetadata(string serviceId) : IServiceMetadata
{
    /// <inheritdoc/>
    public string ServiceId => serviceId;

    /// <inheritdoc/>
    public IDictionary<string, string> OperationNameMapping { get; } = new Dictionary<string, string>();
}
