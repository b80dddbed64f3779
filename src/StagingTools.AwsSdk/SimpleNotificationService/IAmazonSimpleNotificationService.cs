using Amazon.SimpleNotificationService.Model;

namespace Amazon.SimpleNotificationService;

/// <summary>Amazon SNS, as far as it is called here.</summary>
public interface IAmazonSimpleNotificationService : IDisposable
{
    /// <summary>The attributes of a topic, all as strings.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmazonSimpleNotificationServiceException">The service refused.</exception>
    Task<GetTopicAttributesResponse> GetTopicAttributesAsync(
        GetTopicAttributesRequest request,
        CancellationToken cancellationToken = default);

    /// <summary>Lists the subscriptions of a topic, a page at a time.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmazonSimpleNotificationServiceException">The service refused.</exception>
    Task<ListSubscriptionsByTopicResponse> ListSubscriptionsByTopicAsync(
        ListSubscriptionsByTopicRequest request,
        CancellationToken cancellationToken = default);

    /// <summary>The tags of a topic.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmazonSimpleNotificationServiceException">The service refused.</exception>
    Task<ListTagsForResourceResponse> ListTagsForResourceAsync(
        ListTagsForResourceRequest request,
        CancellationToken cancellationToken = default);

    /// <summary>Lists topics, a page at a time.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmazonSimpleNotificationServiceException">The service refused.</exception>
    Task<ListTopicsResponse> ListTopicsAsync(
        ListTopicsRequest request,
        CancellationToken cancellationToken = default);

    /// <summary>Sends a message to a topic, an endpoint or a phone number.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmazonSimpleNotificationServiceException">The service refused.</exception>
    Task<PublishResponse> PublishAsync(
        PublishRequest request,
        CancellationToken cancellationToken = default);

    /// <summary>Subscribes an endpoint to a topic.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmazonSimpleNotificationServiceException">The service refused.</exception>
    Task<SubscribeResponse> SubscribeAsync(
        SubscribeRequest request,
        CancellationToken cancellationToken = default);

    /// <summary>Ends a subscription.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmazonSimpleNotificationServiceException">The service refused.</exception>
    Task<UnsubscribeResponse> UnsubscribeAsync(
        UnsubscribeRequest request,
        CancellationToken cancellationToken = default);
}
