using Amazon.CloudWatchLogs.Model;

namespace Amazon.CloudWatchLogs;

/// <summary>Amazon CloudWatch Logs, as far as it is called here.</summary>
public interface IAmazonCloudWatchLogs : IDisposable
{
    /// <summary>Creates a group.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmazonCloudWatchLogsException">The service refused.</exception>
    Task<CreateLogGroupResponse> CreateLogGroupAsync(
        CreateLogGroupRequest request,
        CancellationToken cancellationToken = default);

    /// <summary>Creates a stream in a group.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmazonCloudWatchLogsException">The service refused.</exception>
    Task<CreateLogStreamResponse> CreateLogStreamAsync(
        CreateLogStreamRequest request,
        CancellationToken cancellationToken = default);

    /// <summary>Removes a group with its events.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmazonCloudWatchLogsException">The service refused.</exception>
    Task<DeleteLogGroupResponse> DeleteLogGroupAsync(
        DeleteLogGroupRequest request,
        CancellationToken cancellationToken = default);

    /// <summary>Lists groups, a page at a time.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmazonCloudWatchLogsException">The service refused.</exception>
    Task<DescribeLogGroupsResponse> DescribeLogGroupsAsync(
        DescribeLogGroupsRequest request,
        CancellationToken cancellationToken = default);

    /// <summary>Lists the streams of a group, a page at a time.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmazonCloudWatchLogsException">The service refused.</exception>
    Task<DescribeLogStreamsResponse> DescribeLogStreamsAsync(
        DescribeLogStreamsRequest request,
        CancellationToken cancellationToken = default);

    /// <summary>Events of a group that match a pattern, a page at a time; a page may be empty and have a successor.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmazonCloudWatchLogsException">The service refused.</exception>
    Task<FilterLogEventsResponse> FilterLogEventsAsync(
        FilterLogEventsRequest request,
        CancellationToken cancellationToken = default);

    /// <summary>Events of one stream in order; at the end the token repeats itself.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmazonCloudWatchLogsException">The service refused.</exception>
    Task<GetLogEventsResponse> GetLogEventsAsync(
        GetLogEventsRequest request,
        CancellationToken cancellationToken = default);

    /// <summary>The tags of a resource.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmazonCloudWatchLogsException">The service refused.</exception>
    Task<ListTagsForResourceResponse> ListTagsForResourceAsync(
        ListTagsForResourceRequest request,
        CancellationToken cancellationToken = default);

    /// <summary>Adds events to a stream.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmazonCloudWatchLogsException">The service refused.</exception>
    Task<PutLogEventsResponse> PutLogEventsAsync(
        PutLogEventsRequest request,
        CancellationToken cancellationToken = default);

    /// <summary>Starts a stream of the events that some groups take in from now on; costs by the minute.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmazonCloudWatchLogsException">The service refused.</exception>
    Task<StartLiveTailResponse> StartLiveTailAsync(
        StartLiveTailRequest request,
        CancellationToken cancellationToken = default);
}
