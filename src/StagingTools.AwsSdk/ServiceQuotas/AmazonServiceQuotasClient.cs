using Amazon.Protocols;
using Amazon.Runtime;
using Amazon.ServiceQuotas.Model;

namespace Amazon.ServiceQuotas;

/// <summary>Service Quotas: what services let an account have.</summary>
/// <param name="credentials">Who calls; null finds the credentials the way AWSSDK.Core does.</param>
/// <param name="clientConfig">Where and how to call.</param>
public class AmazonServiceQuotasClient(
    AWSCredentials? credentials,
    AmazonServiceQuotasConfig clientConfig)
    : ServiceClient(
        credentials,
        clientConfig,
        new JsonProtocol(
            "2019-06-24",
            "ServiceQuotasV20190624",
            typeof(AmazonServiceQuotasException))),
    IAmazonServiceQuotas
{
    /// <summary>A client with the surroundings' credentials, region and endpoint.</summary>
    public AmazonServiceQuotasClient()
        : this(null, new AmazonServiceQuotasConfig())
    {
    }

    /// <summary>A client with the surroundings' credentials.</summary>
    /// <param name="region">The region to call.</param>
    public AmazonServiceQuotasClient(RegionEndpoint region)
        : this(null, new AmazonServiceQuotasConfig { RegionEndpoint = region })
    {
    }

    /// <summary>A client with the surroundings' credentials.</summary>
    /// <param name="config">Where and how to call.</param>
    public AmazonServiceQuotasClient(AmazonServiceQuotasConfig config)
        : this(null, config)
    {
    }

    /// <summary>A client in the surroundings' region.</summary>
    /// <param name="credentials">Who calls.</param>
    public AmazonServiceQuotasClient(AWSCredentials credentials)
        : this(credentials, new AmazonServiceQuotasConfig())
    {
    }

    /// <summary>A client for one region.</summary>
    /// <param name="credentials">Who calls.</param>
    /// <param name="region">The region to call.</param>
    public AmazonServiceQuotasClient(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonServiceQuotasConfig { RegionEndpoint = region })
    {
    }

    /// <inheritdoc/>
    public virtual Task<GetServiceQuotaResponse> GetServiceQuotaAsync(
        GetServiceQuotaRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<GetServiceQuotaResponse>(request, cancellationToken);
}
