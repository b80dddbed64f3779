using Amazon.RDS.Model;

namespace Amazon.RDS;

/// <summary>Amazon RDS, as far as it is called here.</summary>
public interface IAmazonRDS : IDisposable
{
    /// <summary>Sets tags on an instance, snapshot or other resource.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmazonRDSException">The service refused.</exception>
    Task<AddTagsToResourceResponse> AddTagsToResourceAsync(
        AddTagsToResourceRequest request,
        CancellationToken cancellationToken = default);

    /// <summary>Starts the creation of a database instance.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmazonRDSException">The service refused.</exception>
    Task<CreateDBInstanceResponse> CreateDBInstanceAsync(
        CreateDBInstanceRequest request,
        CancellationToken cancellationToken = default);

    /// <summary>Starts a manual snapshot of an instance.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmazonRDSException">The service refused.</exception>
    Task<CreateDBSnapshotResponse> CreateDBSnapshotAsync(
        CreateDBSnapshotRequest request,
        CancellationToken cancellationToken = default);

    /// <summary>Starts the deletion of an instance, with or without a final snapshot.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmazonRDSException">The service refused.</exception>
    Task<DeleteDBInstanceResponse> DeleteDBInstanceAsync(
        DeleteDBInstanceRequest request,
        CancellationToken cancellationToken = default);

    /// <summary>Removes a manual snapshot.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmazonRDSException">The service refused.</exception>
    Task<DeleteDBSnapshotResponse> DeleteDBSnapshotAsync(
        DeleteDBSnapshotRequest request,
        CancellationToken cancellationToken = default);

    /// <summary>The account's quotas in the region, and how much of each is used.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmazonRDSException">The service refused.</exception>
    Task<DescribeAccountAttributesResponse> DescribeAccountAttributesAsync(
        DescribeAccountAttributesRequest request,
        CancellationToken cancellationToken = default);

    /// <summary>Lists engine versions, a page at a time.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmazonRDSException">The service refused.</exception>
    Task<DescribeDBEngineVersionsResponse> DescribeDBEngineVersionsAsync(
        DescribeDBEngineVersionsRequest request,
        CancellationToken cancellationToken = default);

    /// <summary>Lists the automated backups of instances with the times that they reach back to, a page at a time.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmazonRDSException">The service refused.</exception>
    Task<DescribeDBInstanceAutomatedBackupsResponse> DescribeDBInstanceAutomatedBackupsAsync(
        DescribeDBInstanceAutomatedBackupsRequest request,
        CancellationToken cancellationToken = default);

    /// <summary>Lists instances, or describes one, a page at a time.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmazonRDSException">The service refused.</exception>
    Task<DescribeDBInstancesResponse> DescribeDBInstancesAsync(
        DescribeDBInstancesRequest request,
        CancellationToken cancellationToken = default);

    /// <summary>Lists snapshots, a page at a time.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmazonRDSException">The service refused.</exception>
    Task<DescribeDBSnapshotsResponse> DescribeDBSnapshotsAsync(
        DescribeDBSnapshotsRequest request,
        CancellationToken cancellationToken = default);

    /// <summary>Lists what happened to instances and snapshots within the last 14 days, a page at a time.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmazonRDSException">The service refused.</exception>
    Task<DescribeEventsResponse> DescribeEventsAsync(
        DescribeEventsRequest request,
        CancellationToken cancellationToken = default);

    /// <summary>The tags of a resource.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmazonRDSException">The service refused.</exception>
    Task<ListTagsForResourceResponse> ListTagsForResourceAsync(
        ListTagsForResourceRequest request,
        CancellationToken cancellationToken = default);

    /// <summary>Starts a change of an instance, its name and its master password among them.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmazonRDSException">The service refused.</exception>
    Task<ModifyDBInstanceResponse> ModifyDBInstanceAsync(
        ModifyDBInstanceRequest request,
        CancellationToken cancellationToken = default);

    /// <summary>Starts the creation of an instance from a snapshot.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmazonRDSException">The service refused.</exception>
    Task<RestoreDBInstanceFromDBSnapshotResponse> RestoreDBInstanceFromDBSnapshotAsync(
        RestoreDBInstanceFromDBSnapshotRequest request,
        CancellationToken cancellationToken = default);

    /// <summary>Starts the creation of an instance from the automated backups of another one.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmazonRDSException">The service refused.</exception>
    Task<RestoreDBInstanceToPointInTimeResponse> RestoreDBInstanceToPointInTimeAsync(
        RestoreDBInstanceToPointInTimeRequest request,
        CancellationToken cancellationToken = default);
}
