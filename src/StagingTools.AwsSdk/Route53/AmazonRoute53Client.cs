using Amazon.Protocols;
using Amazon.Route53.Model;
using Amazon.Runtime;

namespace Amazon.Route53;

/// <summary>Amazon Route 53: hosted zones and their records.</summary>
/// <param name="credentials">Who calls; null finds the credentials the way AWSSDK.Core does.</param>
/// <param name="clientConfig">Where and how to call.</param>
public class AmazonRoute53Client(
    AWSCredentials? credentials,
    AmazonRoute53Config clientConfig)
    : ServiceClient(
        credentials,
        clientConfig,
        new RestXmlProtocol("https://route53.amazonaws.com/doc/2013-04-01/", typeof(AmazonRoute53Exception))),
    IAmazonRoute53
{
    /// <summary>A client with the surroundings' credentials, region and endpoint.</summary>
    public AmazonRoute53Client()
        : this(null, new AmazonRoute53Config())
    {
    }

    /// <summary>A client with the surroundings' credentials.</summary>
    /// <param name="region">The region to call.</param>
    public AmazonRoute53Client(RegionEndpoint region)
        : this(null, new AmazonRoute53Config { RegionEndpoint = region })
    {
    }

    /// <summary>A client with the surroundings' credentials.</summary>
    /// <param name="config">Where and how to call.</param>
    public AmazonRoute53Client(AmazonRoute53Config config)
        : this(null, config)
    {
    }

    /// <summary>A client in the surroundings' region.</summary>
    /// <param name="credentials">Who calls.</param>
    public AmazonRoute53Client(AWSCredentials credentials)
        : this(credentials, new AmazonRoute53Config())
    {
    }

    /// <summary>A client for one region.</summary>
    /// <param name="credentials">Who calls.</param>
    /// <param name="region">The region to call.</param>
    public AmazonRoute53Client(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonRoute53Config { RegionEndpoint = region })
    {
    }

    /// <inheritdoc/>
    public virtual Task<ChangeResourceRecordSetsResponse> ChangeResourceRecordSetsAsync(
        ChangeResourceRecordSetsRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<ChangeResourceRecordSetsResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetChangeResponse> GetChangeAsync(
        GetChangeRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<GetChangeResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetHostedZoneResponse> GetHostedZoneAsync(
        GetHostedZoneRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<GetHostedZoneResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListHostedZonesByNameResponse> ListHostedZonesByNameAsync(
        ListHostedZonesByNameRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<ListHostedZonesByNameResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListResourceRecordSetsResponse> ListResourceRecordSetsAsync(
        ListResourceRecordSetsRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<ListResourceRecordSetsResponse>(request, cancellationToken);
}
