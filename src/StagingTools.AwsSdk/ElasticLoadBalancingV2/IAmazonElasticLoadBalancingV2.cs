using Amazon.ElasticLoadBalancingV2.Model;

namespace Amazon.ElasticLoadBalancingV2;

/// <summary>Elastic Load Balancing, as far as it is called here.</summary>
public interface IAmazonElasticLoadBalancingV2 : IDisposable
{
    /// <summary>Lists load balancers, or describes those named, a page at a time.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmazonElasticLoadBalancingV2Exception">The service refused.</exception>
    Task<DescribeLoadBalancersResponse> DescribeLoadBalancersAsync(
        DescribeLoadBalancersRequest request,
        CancellationToken cancellationToken = default);

    /// <summary>Lists target groups, or describes those named, a page at a time.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="TargetGroupNotFoundException">One that was named is not there.</exception>
    /// <exception cref="AmazonElasticLoadBalancingV2Exception">The service refused.</exception>
    Task<DescribeTargetGroupsResponse> DescribeTargetGroupsAsync(
        DescribeTargetGroupsRequest request,
        CancellationToken cancellationToken = default);

    /// <summary>Tells how the targets of a group are.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="TargetGroupNotFoundException">There is no such group.</exception>
    /// <exception cref="AmazonElasticLoadBalancingV2Exception">The service refused.</exception>
    Task<DescribeTargetHealthResponse> DescribeTargetHealthAsync(
        DescribeTargetHealthRequest request,
        CancellationToken cancellationToken = default);
}
