using Amazon.EC2.Model;
using Amazon.Protocols;
using Amazon.Runtime;

namespace Amazon.EC2;

/// <summary>Amazon EC2: instances, launch templates, network interfaces, security groups and networks.</summary>
/// <param name="credentials">Who calls; null finds the credentials the way AWSSDK.Core does.</param>
/// <param name="clientConfig">Where and how to call.</param>
public class AmazonEC2Client(
    AWSCredentials? credentials,
    AmazonEC2Config clientConfig)
    : ServiceClient(
        credentials,
        clientConfig,
        new Ec2Protocol("2016-11-15", typeof(AmazonEC2Exception))),
    IAmazonEC2
{
    /// <summary>A client with the surroundings' credentials, region and endpoint.</summary>
    public AmazonEC2Client()
        : this(null, new AmazonEC2Config())
    {
    }

    /// <summary>A client with the surroundings' credentials.</summary>
    /// <param name="region">The region to call.</param>
    public AmazonEC2Client(RegionEndpoint region)
        : this(null, new AmazonEC2Config { RegionEndpoint = region })
    {
    }

    /// <summary>A client with the surroundings' credentials.</summary>
    /// <param name="config">Where and how to call.</param>
    public AmazonEC2Client(AmazonEC2Config config)
        : this(null, config)
    {
    }

    /// <summary>A client in the surroundings' region.</summary>
    /// <param name="credentials">Who calls.</param>
    public AmazonEC2Client(AWSCredentials credentials)
        : this(credentials, new AmazonEC2Config())
    {
    }

    /// <summary>A client for one region.</summary>
    /// <param name="credentials">Who calls.</param>
    /// <param name="region">The region to call.</param>
    public AmazonEC2Client(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonEC2Config { RegionEndpoint = region })
    {
    }

    /// <inheritdoc/>
    public virtual Task<DescribeInstanceTypesResponse> DescribeInstanceTypesAsync(
        DescribeInstanceTypesRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<DescribeInstanceTypesResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeInstancesResponse> DescribeInstancesAsync(
        DescribeInstancesRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<DescribeInstancesResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeLaunchTemplatesResponse> DescribeLaunchTemplatesAsync(
        DescribeLaunchTemplatesRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<DescribeLaunchTemplatesResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeNetworkInterfacesResponse> DescribeNetworkInterfacesAsync(
        DescribeNetworkInterfacesRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<DescribeNetworkInterfacesResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeSecurityGroupRulesResponse> DescribeSecurityGroupRulesAsync(
        DescribeSecurityGroupRulesRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<DescribeSecurityGroupRulesResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeSecurityGroupsResponse> DescribeSecurityGroupsAsync(
        DescribeSecurityGroupsRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<DescribeSecurityGroupsResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeVpcsResponse> DescribeVpcsAsync(
        DescribeVpcsRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<DescribeVpcsResponse>(request, cancellationToken);
}
