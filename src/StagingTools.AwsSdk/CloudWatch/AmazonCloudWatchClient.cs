using Amazon.CloudWatch.Model;
using Amazon.Protocols;
using Amazon.Runtime;

namespace Amazon.CloudWatch;

/// <summary>
/// Amazon CloudWatch: alarms and metrics. The newest packages speak a binary protocol (Smithy RPC v2 CBOR);
/// the Query protocol used here is served beside it, by AWS and by emulators.
/// </summary>
/// <param name="credentials">Who calls; null finds the credentials the way AWSSDK.Core does.</param>
/// <param name="clientConfig">Where and how to call.</param>
public class AmazonCloudWatchClient(
    AWSCredentials? credentials,
    AmazonCloudWatchConfig clientConfig)
    : ServiceClient(
        credentials,
        clientConfig,
        new QueryProtocol("2010-08-01", typeof(AmazonCloudWatchException))),
    IAmazonCloudWatch
{
    /// <summary>A client with the surroundings' credentials, region and endpoint.</summary>
    public AmazonCloudWatchClient()
        : this(null, new AmazonCloudWatchConfig())
    {
    }

    /// <summary>A client with the surroundings' credentials.</summary>
    /// <param name="region">The region to call.</param>
    public AmazonCloudWatchClient(RegionEndpoint region)
        : this(null, new AmazonCloudWatchConfig { RegionEndpoint = region })
    {
    }

    /// <summary>A client with the surroundings' credentials.</summary>
    /// <param name="config">Where and how to call.</param>
    public AmazonCloudWatchClient(AmazonCloudWatchConfig config)
        : this(null, config)
    {
    }

    /// <summary>A client in the surroundings' region.</summary>
    /// <param name="credentials">Who calls.</param>
    public AmazonCloudWatchClient(AWSCredentials credentials)
        : this(credentials, new AmazonCloudWatchConfig())
    {
    }

    /// <summary>A client for one region.</summary>
    /// <param name="credentials">Who calls.</param>
    /// <param name="region">The region to call.</param>
    public AmazonCloudWatchClient(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonCloudWatchConfig { RegionEndpoint = region })
    {
    }

    /// <inheritdoc/>
    public virtual Task<DescribeAlarmsResponse> DescribeAlarmsAsync(
        DescribeAlarmsRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<DescribeAlarmsResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetMetricDataResponse> GetMetricDataAsync(
        GetMetricDataRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<GetMetricDataResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetMetricStatisticsResponse> GetMetricStatisticsAsync(
        GetMetricStatisticsRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<GetMetricStatisticsResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListMetricsResponse> ListMetricsAsync(
        ListMetricsRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<ListMetricsResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<PutMetricDataResponse> PutMetricDataAsync(
        PutMetricDataRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<PutMetricDataResponse>(request, cancellationToken);
}
