using Amazon.CloudWatch.Model;

namespace Amazon.CloudWatch;

/// <summary>Amazon CloudWatch, as far as it is called here.</summary>
public interface IAmazonCloudWatch : IDisposable
{
    /// <summary>Lists alarms and their states, a page at a time.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmazonCloudWatchException">The service refused.</exception>
    Task<DescribeAlarmsResponse> DescribeAlarmsAsync(
        DescribeAlarmsRequest request,
        CancellationToken cancellationToken = default);

    /// <summary>Values of many metrics or expressions at once, a page at a time.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmazonCloudWatchException">The service refused.</exception>
    Task<GetMetricDataResponse> GetMetricDataAsync(
        GetMetricDataRequest request,
        CancellationToken cancellationToken = default);

    /// <summary>Statistics of one metric over a time range; not paged.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmazonCloudWatchException">The service refused.</exception>
    Task<GetMetricStatisticsResponse> GetMetricStatisticsAsync(
        GetMetricStatisticsRequest request,
        CancellationToken cancellationToken = default);

    /// <summary>Lists metrics that had data within the last two weeks, a page at a time.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmazonCloudWatchException">The service refused.</exception>
    Task<ListMetricsResponse> ListMetricsAsync(
        ListMetricsRequest request,
        CancellationToken cancellationToken = default);

    /// <summary>Publishes values of metrics.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmazonCloudWatchException">The service refused.</exception>
    Task<PutMetricDataResponse> PutMetricDataAsync(
        PutMetricDataRequest request,
        CancellationToken cancellationToken = default);
}
