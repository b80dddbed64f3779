using Amazon.Protocols;
using Amazon.RDS.Model;
using Amazon.Runtime;

namespace Amazon.RDS;

/// <summary>Amazon RDS: database instances, their snapshots, events and tags.</summary>
/// <param name="credentials">Who calls; null finds the credentials the way AWSSDK.Core does.</param>
/// <param name="clientConfig">Where and how to call.</param>
public class AmazonRDSClient(
    AWSCredentials? credentials,
    AmazonRDSConfig clientConfig)
    : ServiceClient(
        credentials,
        clientConfig,
        new QueryProtocol("2014-10-31", typeof(AmazonRDSException))),
    IAmazonRDS
{
    /// <summary>A client with the surroundings' credentials, region and endpoint.</summary>
    public AmazonRDSClient()
        : this(null, new AmazonRDSConfig())
    {
    }

    /// <summary>A client with the surroundings' credentials.</summary>
    /// <param name="region">The region to call.</param>
    public AmazonRDSClient(RegionEndpoint region)
        : this(null, new AmazonRDSConfig { RegionEndpoint = region })
    {
    }

    /// <summary>A client with the surroundings' credentials.</summary>
    /// <param name="config">Where and how to call.</param>
    public AmazonRDSClient(AmazonRDSConfig config)
        : this(null, config)
    {
    }

    /// <summary>A client in the surroundings' region.</summary>
    /// <param name="credentials">Who calls.</param>
    public AmazonRDSClient(AWSCredentials credentials)
        : this(credentials, new AmazonRDSConfig())
    {
    }

    /// <summary>A client for one region.</summary>
    /// <param name="credentials">Who calls.</param>
    /// <param name="region">The region to call.</param>
    public AmazonRDSClient(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonRDSConfig { RegionEndpoint = region })
    {
    }

    /// <inheritdoc/>
    public virtual Task<AddTagsToResourceResponse> AddTagsToResourceAsync(
        AddTagsToResourceRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<AddTagsToResourceResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<CreateDBInstanceResponse> CreateDBInstanceAsync(
        CreateDBInstanceRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<CreateDBInstanceResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<CreateDBSnapshotResponse> CreateDBSnapshotAsync(
        CreateDBSnapshotRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<CreateDBSnapshotResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DeleteDBInstanceResponse> DeleteDBInstanceAsync(
        DeleteDBInstanceRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<DeleteDBInstanceResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DeleteDBSnapshotResponse> DeleteDBSnapshotAsync(
        DeleteDBSnapshotRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<DeleteDBSnapshotResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeAccountAttributesResponse> DescribeAccountAttributesAsync(
        DescribeAccountAttributesRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<DescribeAccountAttributesResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeDBEngineVersionsResponse> DescribeDBEngineVersionsAsync(
        DescribeDBEngineVersionsRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<DescribeDBEngineVersionsResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeDBInstanceAutomatedBackupsResponse> DescribeDBInstanceAutomatedBackupsAsync(
        DescribeDBInstanceAutomatedBackupsRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<DescribeDBInstanceAutomatedBackupsResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeDBInstancesResponse> DescribeDBInstancesAsync(
        DescribeDBInstancesRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<DescribeDBInstancesResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeDBSnapshotsResponse> DescribeDBSnapshotsAsync(
        DescribeDBSnapshotsRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<DescribeDBSnapshotsResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeEventsResponse> DescribeEventsAsync(
        DescribeEventsRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<DescribeEventsResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListTagsForResourceResponse> ListTagsForResourceAsync(
        ListTagsForResourceRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<ListTagsForResourceResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ModifyDBInstanceResponse> ModifyDBInstanceAsync(
        ModifyDBInstanceRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<ModifyDBInstanceResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<RestoreDBInstanceFromDBSnapshotResponse> RestoreDBInstanceFromDBSnapshotAsync(
        RestoreDBInstanceFromDBSnapshotRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<RestoreDBInstanceFromDBSnapshotResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<RestoreDBInstanceToPointInTimeResponse> RestoreDBInstanceToPointInTimeAsync(
        RestoreDBInstanceToPointInTimeRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<RestoreDBInstanceToPointInTimeResponse>(request, cancellationToken);
}
