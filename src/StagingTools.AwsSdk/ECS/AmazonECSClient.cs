using Amazon.ECS.Model;
using Amazon.Protocols;
using Amazon.Runtime;

namespace Amazon.ECS;

/// <summary>Amazon ECS: clusters, services, tasks, task definitions and container instances.</summary>
/// <param name="credentials">Who calls; null finds the credentials the way AWSSDK.Core does.</param>
/// <param name="clientConfig">Where and how to call.</param>
public class AmazonECSClient(
    AWSCredentials? credentials,
    AmazonECSConfig clientConfig)
    : ServiceClient(
        credentials,
        clientConfig,
        new JsonProtocol(
            "2014-11-13",
            "AmazonEC2ContainerServiceV20141113",
            typeof(AmazonECSException),
            camelCase: true)),
    IAmazonECS
{
    /// <summary>A client with the surroundings' credentials, region and endpoint.</summary>
    public AmazonECSClient()
        : this(null, new AmazonECSConfig())
    {
    }

    /// <summary>A client with the surroundings' credentials.</summary>
    /// <param name="region">The region to call.</param>
    public AmazonECSClient(RegionEndpoint region)
        : this(null, new AmazonECSConfig { RegionEndpoint = region })
    {
    }

    /// <summary>A client with the surroundings' credentials.</summary>
    /// <param name="config">Where and how to call.</param>
    public AmazonECSClient(AmazonECSConfig config)
        : this(null, config)
    {
    }

    /// <summary>A client in the surroundings' region.</summary>
    /// <param name="credentials">Who calls.</param>
    public AmazonECSClient(AWSCredentials credentials)
        : this(credentials, new AmazonECSConfig())
    {
    }

    /// <summary>A client for one region.</summary>
    /// <param name="credentials">Who calls.</param>
    /// <param name="region">The region to call.</param>
    public AmazonECSClient(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonECSConfig { RegionEndpoint = region })
    {
    }

    /// <inheritdoc/>
    public virtual Task<DeregisterTaskDefinitionResponse> DeregisterTaskDefinitionAsync(
        DeregisterTaskDefinitionRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<DeregisterTaskDefinitionResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeCapacityProvidersResponse> DescribeCapacityProvidersAsync(
        DescribeCapacityProvidersRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<DescribeCapacityProvidersResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeClustersResponse> DescribeClustersAsync(
        DescribeClustersRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<DescribeClustersResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeContainerInstancesResponse> DescribeContainerInstancesAsync(
        DescribeContainerInstancesRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<DescribeContainerInstancesResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeServiceDeploymentsResponse> DescribeServiceDeploymentsAsync(
        DescribeServiceDeploymentsRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<DescribeServiceDeploymentsResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeServicesResponse> DescribeServicesAsync(
        DescribeServicesRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<DescribeServicesResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeTaskDefinitionResponse> DescribeTaskDefinitionAsync(
        DescribeTaskDefinitionRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<DescribeTaskDefinitionResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeTasksResponse> DescribeTasksAsync(
        DescribeTasksRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<DescribeTasksResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListClustersResponse> ListClustersAsync(
        ListClustersRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<ListClustersResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListContainerInstancesResponse> ListContainerInstancesAsync(
        ListContainerInstancesRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<ListContainerInstancesResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListServiceDeploymentsResponse> ListServiceDeploymentsAsync(
        ListServiceDeploymentsRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<ListServiceDeploymentsResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListServicesResponse> ListServicesAsync(
        ListServicesRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<ListServicesResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListTagsForResourceResponse> ListTagsForResourceAsync(
        ListTagsForResourceRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<ListTagsForResourceResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListTaskDefinitionsResponse> ListTaskDefinitionsAsync(
        ListTaskDefinitionsRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<ListTaskDefinitionsResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListTasksResponse> ListTasksAsync(
        ListTasksRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<ListTasksResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<RegisterTaskDefinitionResponse> RegisterTaskDefinitionAsync(
        RegisterTaskDefinitionRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<RegisterTaskDefinitionResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<RunTaskResponse> RunTaskAsync(
        RunTaskRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<RunTaskResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<StopTaskResponse> StopTaskAsync(
        StopTaskRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<StopTaskResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<TagResourceResponse> TagResourceAsync(
        TagResourceRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<TagResourceResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<UntagResourceResponse> UntagResourceAsync(
        UntagResourceRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<UntagResourceResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<UpdateServiceResponse> UpdateServiceAsync(
        UpdateServiceRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<UpdateServiceResponse>(request, cancellationToken);
}
