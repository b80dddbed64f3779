using Amazon.EC2.Model;

namespace Amazon.EC2;

/// <summary>Amazon EC2, as far as it is called here.</summary>
public interface IAmazonEC2 : IDisposable
{
    /// <summary>Describes types of instances, a page at a time.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmazonEC2Exception">The service refused.</exception>
    Task<DescribeInstanceTypesResponse> DescribeInstanceTypesAsync(
        DescribeInstanceTypesRequest request,
        CancellationToken cancellationToken = default);

    /// <summary>Lists instances by reservation, a page at a time.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmazonEC2Exception">The service refused.</exception>
    Task<DescribeInstancesResponse> DescribeInstancesAsync(
        DescribeInstancesRequest request,
        CancellationToken cancellationToken = default);

    /// <summary>Lists launch templates, a page at a time.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmazonEC2Exception">The service refused.</exception>
    Task<DescribeLaunchTemplatesResponse> DescribeLaunchTemplatesAsync(
        DescribeLaunchTemplatesRequest request,
        CancellationToken cancellationToken = default);

    /// <summary>Lists network interfaces, a page at a time.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmazonEC2Exception">The service refused.</exception>
    Task<DescribeNetworkInterfacesResponse> DescribeNetworkInterfacesAsync(
        DescribeNetworkInterfacesRequest request,
        CancellationToken cancellationToken = default);

    /// <summary>Lists the rules of security groups, a page at a time.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmazonEC2Exception">The service refused.</exception>
    Task<DescribeSecurityGroupRulesResponse> DescribeSecurityGroupRulesAsync(
        DescribeSecurityGroupRulesRequest request,
        CancellationToken cancellationToken = default);

    /// <summary>Lists security groups, a page at a time.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmazonEC2Exception">The service refused.</exception>
    Task<DescribeSecurityGroupsResponse> DescribeSecurityGroupsAsync(
        DescribeSecurityGroupsRequest request,
        CancellationToken cancellationToken = default);

    /// <summary>Lists networks, a page at a time.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmazonEC2Exception">The service refused.</exception>
    Task<DescribeVpcsResponse> DescribeVpcsAsync(
        DescribeVpcsRequest request,
        CancellationToken cancellationToken = default);
}
