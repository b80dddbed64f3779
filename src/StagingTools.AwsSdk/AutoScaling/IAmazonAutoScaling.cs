using Amazon.AutoScaling.Model;

namespace Amazon.AutoScaling;

/// <summary>Amazon EC2 Auto Scaling, as far as it is called here.</summary>
public interface IAmazonAutoScaling : IDisposable
{
    /// <summary>Lists groups, a page at a time.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmazonAutoScalingException">The service refused.</exception>
    Task<DescribeAutoScalingGroupsResponse> DescribeAutoScalingGroupsAsync(
        DescribeAutoScalingGroupsRequest request,
        CancellationToken cancellationToken = default);
}
