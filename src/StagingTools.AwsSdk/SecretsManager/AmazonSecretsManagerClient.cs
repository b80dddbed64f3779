using Amazon.Protocols;
using Amazon.Runtime;
using Amazon.SecretsManager.Model;

namespace Amazon.SecretsManager;

/// <summary>AWS Secrets Manager: secrets, their versions and tags.</summary>
/// <param name="credentials">Who calls; null finds the credentials the way AWSSDK.Core does.</param>
/// <param name="clientConfig">Where and how to call.</param>
public class AmazonSecretsManagerClient(
    AWSCredentials? credentials,
    AmazonSecretsManagerConfig clientConfig)
    : ServiceClient(
        credentials,
        clientConfig,
        new JsonProtocol("2017-10-17", "secretsmanager", typeof(AmazonSecretsManagerException))),
    IAmazonSecretsManager
{
    /// <summary>A client with the surroundings' credentials, region and endpoint.</summary>
    public AmazonSecretsManagerClient()
        : this(null, new AmazonSecretsManagerConfig())
    {
    }

    /// <summary>A client with the surroundings' credentials.</summary>
    /// <param name="region">The region to call.</param>
    public AmazonSecretsManagerClient(RegionEndpoint region)
        : this(null, new AmazonSecretsManagerConfig { RegionEndpoint = region })
    {
    }

    /// <summary>A client with the surroundings' credentials.</summary>
    /// <param name="config">Where and how to call.</param>
    public AmazonSecretsManagerClient(AmazonSecretsManagerConfig config)
        : this(null, config)
    {
    }

    /// <summary>A client in the surroundings' region.</summary>
    /// <param name="credentials">Who calls.</param>
    public AmazonSecretsManagerClient(AWSCredentials credentials)
        : this(credentials, new AmazonSecretsManagerConfig())
    {
    }

    /// <summary>A client for one region.</summary>
    /// <param name="credentials">Who calls.</param>
    /// <param name="region">The region to call.</param>
    public AmazonSecretsManagerClient(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonSecretsManagerConfig { RegionEndpoint = region })
    {
    }

    /// <inheritdoc/>
    public virtual Task<CreateSecretResponse> CreateSecretAsync(
        CreateSecretRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<CreateSecretResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DeleteSecretResponse> DeleteSecretAsync(
        DeleteSecretRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<DeleteSecretResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeSecretResponse> DescribeSecretAsync(
        DescribeSecretRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<DescribeSecretResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetSecretValueResponse> GetSecretValueAsync(
        GetSecretValueRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<GetSecretValueResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListSecretsResponse> ListSecretsAsync(
        ListSecretsRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<ListSecretsResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<PutSecretValueResponse> PutSecretValueAsync(
        PutSecretValueRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<PutSecretValueResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<RestoreSecretResponse> RestoreSecretAsync(
        RestoreSecretRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<RestoreSecretResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<TagResourceResponse> TagResourceAsync(
        TagResourceRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<TagResourceResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<UpdateSecretVersionStageResponse> UpdateSecretVersionStageAsync(
        UpdateSecretVersionStageRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<UpdateSecretVersionStageResponse>(request, cancellationToken);
}
