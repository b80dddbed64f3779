using Amazon.IdentityManagement.Model;
using Amazon.Protocols;
using Amazon.Runtime;

namespace Amazon.IdentityManagement;

/// <summary>AWS IAM: roles and instance profiles.</summary>
/// <param name="credentials">Who calls; null finds the credentials the way AWSSDK.Core does.</param>
/// <param name="clientConfig">Where and how to call.</param>
public class AmazonIdentityManagementServiceClient(
    AWSCredentials? credentials,
    AmazonIdentityManagementServiceConfig clientConfig)
    : ServiceClient(
        credentials,
        clientConfig,
        new QueryProtocol("2010-05-08", typeof(AmazonIdentityManagementServiceException))),
    IAmazonIdentityManagementService
{
    /// <summary>A client with the surroundings' credentials, region and endpoint.</summary>
    public AmazonIdentityManagementServiceClient()
        : this(null, new AmazonIdentityManagementServiceConfig())
    {
    }

    /// <summary>A client with the surroundings' credentials.</summary>
    /// <param name="region">The region to call.</param>
    public AmazonIdentityManagementServiceClient(RegionEndpoint region)
        : this(null, new AmazonIdentityManagementServiceConfig { RegionEndpoint = region })
    {
    }

    /// <summary>A client with the surroundings' credentials.</summary>
    /// <param name="config">Where and how to call.</param>
    public AmazonIdentityManagementServiceClient(AmazonIdentityManagementServiceConfig config)
        : this(null, config)
    {
    }

    /// <summary>A client in the surroundings' region.</summary>
    /// <param name="credentials">Who calls.</param>
    public AmazonIdentityManagementServiceClient(AWSCredentials credentials)
        : this(credentials, new AmazonIdentityManagementServiceConfig())
    {
    }

    /// <summary>A client for one region.</summary>
    /// <param name="credentials">Who calls.</param>
    /// <param name="region">The region to call.</param>
    public AmazonIdentityManagementServiceClient(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonIdentityManagementServiceConfig { RegionEndpoint = region })
    {
    }

    /// <inheritdoc/>
    public virtual Task<GetInstanceProfileResponse> GetInstanceProfileAsync(
        GetInstanceProfileRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<GetInstanceProfileResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetRoleResponse> GetRoleAsync(
        GetRoleRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<GetRoleResponse>(request, cancellationToken);
}
