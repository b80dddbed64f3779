using Amazon.CloudWatchLogs.Model;
using Amazon.Protocols;
using Amazon.Runtime;

namespace Amazon.CloudWatchLogs;

/// <summary>
/// Amazon CloudWatch Logs: groups, streams and events. On the wire every time is a count of milliseconds; as in
/// the official package some members keep it as <c>long</c> and others are a UTC <c>DateTime</c>.
/// </summary>
/// <param name="credentials">Who calls; null finds the credentials the way AWSSDK.Core does.</param>
/// <param name="clientConfig">Where and how to call.</param>
public class AmazonCloudWatchLogsClient(
    AWSCredentials? credentials,
    AmazonCloudWatchLogsConfig clientConfig)
    : ServiceClient(
        credentials,
        clientConfig,
        new JsonProtocol(
            "2014-03-28",
            "Logs_20140328",
            typeof(AmazonCloudWatchLogsException),
            camelCase: true,
            timestamps: JsonTimestamps.EpochMilliseconds)),
    IAmazonCloudWatchLogs
{
    /// <summary>A client with the surroundings' credentials, region and endpoint.</summary>
    public AmazonCloudWatchLogsClient()
        : this(null, new AmazonCloudWatchLogsConfig())
    {
    }

    /// <summary>A client with the surroundings' credentials.</summary>
    /// <param name="region">The region to call.</param>
    public AmazonCloudWatchLogsClient(RegionEndpoint region)
        : this(null, new AmazonCloudWatchLogsConfig { RegionEndpoint = region })
    {
    }

    /// <summary>A client with the surroundings' credentials.</summary>
    /// <param name="config">Where and how to call.</param>
    public AmazonCloudWatchLogsClient(AmazonCloudWatchLogsConfig config)
        : this(null, config)
    {
    }

    /// <summary>A client in the surroundings' region.</summary>
    /// <param name="credentials">Who calls.</param>
    public AmazonCloudWatchLogsClient(AWSCredentials credentials)
        : this(credentials, new AmazonCloudWatchLogsConfig())
    {
    }

    /// <summary>A client for one region.</summary>
    /// <param name="credentials">Who calls.</param>
    /// <param name="region">The region to call.</param>
    public AmazonCloudWatchLogsClient(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonCloudWatchLogsConfig { RegionEndpoint = region })
    {
    }

    /// <inheritdoc/>
    public virtual Task<CreateLogGroupResponse> CreateLogGroupAsync(
        CreateLogGroupRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<CreateLogGroupResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<CreateLogStreamResponse> CreateLogStreamAsync(
        CreateLogStreamRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<CreateLogStreamResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DeleteLogGroupResponse> DeleteLogGroupAsync(
        DeleteLogGroupRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<DeleteLogGroupResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeLogGroupsResponse> DescribeLogGroupsAsync(
        DescribeLogGroupsRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<DescribeLogGroupsResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeLogStreamsResponse> DescribeLogStreamsAsync(
        DescribeLogStreamsRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<DescribeLogStreamsResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<FilterLogEventsResponse> FilterLogEventsAsync(
        FilterLogEventsRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<FilterLogEventsResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetLogEventsResponse> GetLogEventsAsync(
        GetLogEventsRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<GetLogEventsResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListTagsForResourceResponse> ListTagsForResourceAsync(
        ListTagsForResourceRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<ListTagsForResourceResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<PutLogEventsResponse> PutLogEventsAsync(
        PutLogEventsRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<PutLogEventsResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<StartLiveTailResponse> StartLiveTailAsync(
        StartLiveTailRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<StartLiveTailResponse>(request, cancellationToken);
}
