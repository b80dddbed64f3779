using Amazon.Protocols;
using Amazon.Runtime;
using Amazon.SimpleNotificationService.Model;

namespace Amazon.SimpleNotificationService;

/// <summary>Amazon SNS: topics, subscriptions and messages.</summary>
/// <param name="credentials">Who calls; null finds the credentials the way AWSSDK.Core does.</param>
/// <param name="clientConfig">Where and how to call.</param>
public class AmazonSimpleNotificationServiceClient(
    AWSCredentials? credentials,
    AmazonSimpleNotificationServiceConfig clientConfig)
    : ServiceClient(
        credentials,
        clientConfig,
        new QueryProtocol("2010-03-31", typeof(AmazonSimpleNotificationServiceException))),
    IAmazonSimpleNotificationService
{
    /// <summary>A client with the surroundings' credentials, region and endpoint.</summary>
    public AmazonSimpleNotificationServiceClient()
        : this(null, new AmazonSimpleNotificationServiceConfig())
    {
    }

    /// <summary>A client with the surroundings' credentials.</summary>
    /// <param name="region">The region to call.</param>
    public AmazonSimpleNotificationServiceClient(RegionEndpoint region)
        : this(null, new AmazonSimpleNotificationServiceConfig { RegionEndpoint = region })
    {
    }

    /// <summary>A client with the surroundings' credentials.</summary>
    /// <param name="config">Where and how to call.</param>
    public AmazonSimpleNotificationServiceClient(AmazonSimpleNotificationServiceConfig config)
        : this(null, config)
    {
    }

    /// <summary>A client in the surroundings' region.</summary>
    /// <param name="credentials">Who calls.</param>
    public AmazonSimpleNotificationServiceClient(AWSCredentials credentials)
        : this(credentials, new AmazonSimpleNotificationServiceConfig())
    {
    }

    /// <summary>A client for one region.</summary>
    /// <param name="credentials">Who calls.</param>
    /// <param name="region">The region to call.</param>
    public AmazonSimpleNotificationServiceClient(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonSimpleNotificationServiceConfig { RegionEndpoint = region })
    {
    }

    /// <inheritdoc/>
    public virtual Task<GetTopicAttributesResponse> GetTopicAttributesAsync(
        GetTopicAttributesRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<GetTopicAttributesResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListSubscriptionsByTopicResponse> ListSubscriptionsByTopicAsync(
        ListSubscriptionsByTopicRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<ListSubscriptionsByTopicResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListTagsForResourceResponse> ListTagsForResourceAsync(
        ListTagsForResourceRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<ListTagsForResourceResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListTopicsResponse> ListTopicsAsync(
        ListTopicsRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<ListTopicsResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<PublishResponse> PublishAsync(
        PublishRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<PublishResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<SubscribeResponse> SubscribeAsync(
        SubscribeRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<SubscribeResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<UnsubscribeResponse> UnsubscribeAsync(
        UnsubscribeRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<UnsubscribeResponse>(request, cancellationToken);
}
