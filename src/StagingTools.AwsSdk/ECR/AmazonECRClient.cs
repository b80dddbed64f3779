using Amazon.ECR.Model;
using Amazon.Protocols;
using Amazon.Runtime;

namespace Amazon.ECR;

/// <summary>Amazon ECR: repositories and images.</summary>
/// <param name="credentials">Who calls; null finds the credentials the way AWSSDK.Core does.</param>
/// <param name="clientConfig">Where and how to call.</param>
public class AmazonECRClient(
    AWSCredentials? credentials,
    AmazonECRConfig clientConfig)
    : ServiceClient(
        credentials,
        clientConfig,
        new JsonProtocol(
            "2015-09-21",
            "AmazonEC2ContainerRegistry_V20150921",
            typeof(AmazonECRException),
            camelCase: true)),
    IAmazonECR
{
    /// <summary>A client with the surroundings' credentials, region and endpoint.</summary>
    public AmazonECRClient()
        : this(null, new AmazonECRConfig())
    {
    }

    /// <summary>A client with the surroundings' credentials.</summary>
    /// <param name="region">The region to call.</param>
    public AmazonECRClient(RegionEndpoint region)
        : this(null, new AmazonECRConfig { RegionEndpoint = region })
    {
    }

    /// <summary>A client with the surroundings' credentials.</summary>
    /// <param name="config">Where and how to call.</param>
    public AmazonECRClient(AmazonECRConfig config)
        : this(null, config)
    {
    }

    /// <summary>A client in the surroundings' region.</summary>
    /// <param name="credentials">Who calls.</param>
    public AmazonECRClient(AWSCredentials credentials)
        : this(credentials, new AmazonECRConfig())
    {
    }

    /// <summary>A client for one region.</summary>
    /// <param name="credentials">Who calls.</param>
    /// <param name="region">The region to call.</param>
    public AmazonECRClient(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonECRConfig { RegionEndpoint = region })
    {
    }

    /// <inheritdoc/>
    public virtual Task<BatchDeleteImageResponse> BatchDeleteImageAsync(
        BatchDeleteImageRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<BatchDeleteImageResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<BatchGetImageResponse> BatchGetImageAsync(
        BatchGetImageRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<BatchGetImageResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeImagesResponse> DescribeImagesAsync(
        DescribeImagesRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<DescribeImagesResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeRepositoriesResponse> DescribeRepositoriesAsync(
        DescribeRepositoriesRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<DescribeRepositoriesResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetAuthorizationTokenResponse> GetAuthorizationTokenAsync(
        GetAuthorizationTokenRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<GetAuthorizationTokenResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetDownloadUrlForLayerResponse> GetDownloadUrlForLayerAsync(
        GetDownloadUrlForLayerRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<GetDownloadUrlForLayerResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListImagesResponse> ListImagesAsync(
        ListImagesRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<ListImagesResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListTagsForResourceResponse> ListTagsForResourceAsync(
        ListTagsForResourceRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<ListTagsForResourceResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<PutImageResponse> PutImageAsync(
        PutImageRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<PutImageResponse>(request, cancellationToken);
}
