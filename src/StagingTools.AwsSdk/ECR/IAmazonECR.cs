using Amazon.ECR.Model;

namespace Amazon.ECR;

/// <summary>Amazon ECR, as far as it is called here.</summary>
public interface IAmazonECR : IDisposable
{
    /// <summary>Removes images by tag or digest; failures come in the response.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmazonECRException">The service refused.</exception>
    Task<BatchDeleteImageResponse> BatchDeleteImageAsync(
        BatchDeleteImageRequest request,
        CancellationToken cancellationToken = default);

    /// <summary>The manifests of images; failures come in the response.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmazonECRException">The service refused.</exception>
    Task<BatchGetImageResponse> BatchGetImageAsync(
        BatchGetImageRequest request,
        CancellationToken cancellationToken = default);

    /// <summary>Describes images, a page at a time.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmazonECRException">The service refused.</exception>
    Task<DescribeImagesResponse> DescribeImagesAsync(
        DescribeImagesRequest request,
        CancellationToken cancellationToken = default);

    /// <summary>Lists repositories, or describes those named, a page at a time.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmazonECRException">The service refused.</exception>
    Task<DescribeRepositoriesResponse> DescribeRepositoriesAsync(
        DescribeRepositoriesRequest request,
        CancellationToken cancellationToken = default);

    /// <summary>A registry login, valid for twelve hours.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmazonECRException">The service refused.</exception>
    Task<GetAuthorizationTokenResponse> GetAuthorizationTokenAsync(
        GetAuthorizationTokenRequest request,
        CancellationToken cancellationToken = default);

    /// <summary>Where a layer, or the configuration of an image, can be fetched from for a while, without credentials.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmazonECRException">The service refused.</exception>
    Task<GetDownloadUrlForLayerResponse> GetDownloadUrlForLayerAsync(
        GetDownloadUrlForLayerRequest request,
        CancellationToken cancellationToken = default);

    /// <summary>Lists tags and digests, a page at a time.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmazonECRException">The service refused.</exception>
    Task<ListImagesResponse> ListImagesAsync(
        ListImagesRequest request,
        CancellationToken cancellationToken = default);

    /// <summary>The tags of a repository.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmazonECRException">The service refused.</exception>
    Task<ListTagsForResourceResponse> ListTagsForResourceAsync(
        ListTagsForResourceRequest request,
        CancellationToken cancellationToken = default);

    /// <summary>Stores a manifest under a tag.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmazonECRException">The service refused.</exception>
    Task<PutImageResponse> PutImageAsync(
        PutImageRequest request,
        CancellationToken cancellationToken = default);
}
