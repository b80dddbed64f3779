using Amazon.AutoScaling.Model;
using Amazon.Protocols;
using Amazon.Runtime;

namespace Amazon.AutoScaling;

/// <summary>Amazon EC2 Auto Scaling: groups of instances.</summary>
/// <param name="credentials">Who calls; null finds the credentials the way AWSSDK.Core does.</param>
/// <param name="clientConfig">Where and how to call.</param>
public class AmazonAutoScalingClient(
    AWSCredentials? credentials,
    AmazonAutoScalingConfig clientConfig)
    : ServiceClient(
        credentials,
        clientConfig,
        new QueryProtocol("2011-01-01", typeof(AmazonAutoScalingException))),
    IAmazonAutoScaling
{
    /// <summary>A client with the surroundings' credentials, region and endpoint.</summary>
    public AmazonAutoScalingClient()
        : this(null, new AmazonAutoScalingConfig())
    {
    }

    /// <summary>A client with the surroundings' credentials.</summary>
    /// <param name="region">The region to call.</param>
    public AmazonAutoScalingClient(RegionEndpoint region)
        : this(null, new AmazonAutoScalingConfig { RegionEndpoint = region })
    {
    }

    /// <summary>A client with the surroundings' credentials.</summary>
    /// <param name="config">Where and how to call.</param>
    public AmazonAutoScalingClient(AmazonAutoScalingConfig config)
        : this(null, config)
    {
    }

    /// <summary>A client in the surroundings' region.</summary>
    /// <param name="credentials">Who calls.</param>
    public AmazonAutoScalingClient(AWSCredentials credentials)
        : this(credentials, new AmazonAutoScalingConfig())
    {
    }

    /// <summary>A client for one region.</summary>
    /// <param name="credentials">Who calls.</param>
    /// <param name="region">The region to call.</param>
    public AmazonAutoScalingClient(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonAutoScalingConfig { RegionEndpoint = region })
    {
    }

    /// <inheritdoc/>
    public virtual Task<DescribeAutoScalingGroupsResponse> DescribeAutoScalingGroupsAsync(
        DescribeAutoScalingGroupsRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<DescribeAutoScalingGroupsResponse>(request, cancellationToken);
}
