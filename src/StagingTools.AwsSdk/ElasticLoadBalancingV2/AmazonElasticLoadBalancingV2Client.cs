using Amazon.ElasticLoadBalancingV2.Model;
using Amazon.Protocols;
using Amazon.Runtime;

namespace Amazon.ElasticLoadBalancingV2;

/// <summary>Elastic Load Balancing: application load balancers.</summary>
/// <param name="credentials">Who calls; null finds the credentials the way AWSSDK.Core does.</param>
/// <param name="clientConfig">Where and how to call.</param>
public class AmazonElasticLoadBalancingV2Client(
    AWSCredentials? credentials,
    AmazonElasticLoadBalancingV2Config clientConfig)
    : ServiceClient(
        credentials,
        clientConfig,
        new QueryProtocol("2015-12-01", typeof(AmazonElasticLoadBalancingV2Exception))),
    IAmazonElasticLoadBalancingV2
{
    /// <summary>A client with the surroundings' credentials, region and endpoint.</summary>
    public AmazonElasticLoadBalancingV2Client()
        : this(null, new AmazonElasticLoadBalancingV2Config())
    {
    }

    /// <summary>A client with the surroundings' credentials.</summary>
    /// <param name="region">The region to call.</param>
    public AmazonElasticLoadBalancingV2Client(RegionEndpoint region)
        : this(null, new AmazonElasticLoadBalancingV2Config { RegionEndpoint = region })
    {
    }

    /// <summary>A client with the surroundings' credentials.</summary>
    /// <param name="config">Where and how to call.</param>
    public AmazonElasticLoadBalancingV2Client(AmazonElasticLoadBalancingV2Config config)
        : this(null, config)
    {
    }

    /// <summary>A client in the surroundings' region.</summary>
    /// <param name="credentials">Who calls.</param>
    public AmazonElasticLoadBalancingV2Client(AWSCredentials credentials)
        : this(credentials, new AmazonElasticLoadBalancingV2Config())
    {
    }

    /// <summary>A client for one region.</summary>
    /// <param name="credentials">Who calls.</param>
    /// <param name="region">The region to call.</param>
    public AmazonElasticLoadBalancingV2Client(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonElasticLoadBalancingV2Config { RegionEndpoint = region })
    {
    }

    /// <inheritdoc/>
    public virtual Task<DescribeLoadBalancersResponse> DescribeLoadBalancersAsync(
        DescribeLoadBalancersRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<DescribeLoadBalancersResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeTargetGroupsResponse> DescribeTargetGroupsAsync(
        DescribeTargetGroupsRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<DescribeTargetGroupsResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeTargetHealthResponse> DescribeTargetHealthAsync(
        DescribeTargetHealthRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<DescribeTargetHealthResponse>(request, cancellationToken);
}
