using Amazon.RDS.Model;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Costs;

namespace StagingTools.Engine.Environments.Snapshots;

/// <summary>Reads the snapshots of an environment's database.</summary>
/// <param name="session">The account.</param>
/// <param name="name">The environment.</param>
internal sealed class SnapshotReader(AwsSession session, EnvironmentName name)
{
    private readonly SnapshotPrice price = SnapshotPrice.Of(session.Region);

    /// <summary>All snapshots of the database, also of one that is gone: the newest first.</summary>
    public async Task<IReadOnlyList<DBSnapshot>> ListAsync(CancellationToken cancellationToken)
    {
        var found = new List<DBSnapshot>();
        string? marker = null;
        do
        {
            DescribeDBSnapshotsResponse page = await session.Rds.DescribeDBSnapshotsAsync(
                new DescribeDBSnapshotsRequest { DBInstanceIdentifier = name.DatabaseInstance, Marker = marker }, cancellationToken);
            // Two pairs of project and environment can give a database one and the same name.
            found.AddRange((page.DBSnapshots ?? []).Where(snapshot => SnapshotTags.BelongsTo(name, snapshot) != false));
            marker = page.Marker;
        }
        while (!string.IsNullOrEmpty(marker));

        // One that is only being prepared has no time yet.
        return
        [
            .. found.OrderByDescending(snapshot => snapshot.SnapshotCreateTime ?? DateTime.MaxValue)
                .ThenByDescending(snapshot => snapshot.DBSnapshotIdentifier, StringComparer.Ordinal),
        ];
    }

    /// <summary>A snapshot by its identifier, whosever it is; <see langword="null"/> when there is none.</summary>
    public async Task<DBSnapshot?> FindAsync(string snapshot, CancellationToken cancellationToken)
    {
        try
        {
            DescribeDBSnapshotsResponse answer = await session.Rds.DescribeDBSnapshotsAsync(
                new DescribeDBSnapshotsRequest { DBSnapshotIdentifier = snapshot }, cancellationToken);
            return answer.DBSnapshots?.FirstOrDefault();
        }
        catch (DBSnapshotNotFoundException)
        {
            return null;
        }
    }

    /// <summary>A snapshot as users see it.</summary>
    public StagingSnapshot Describe(DBSnapshot snapshot) => new()
    {
        Project = name.Project,
        EnvironmentName = name.Name,
        Region = session.Region,
        SnapshotId = snapshot.DBSnapshotIdentifier ?? "",
        Status = snapshot.Status ?? "unknown",
        Kind = Kind(snapshot),
        SizeGB = snapshot.AllocatedStorage,
        Engine = snapshot.Engine,
        EngineVersion = snapshot.EngineVersion,
        Encrypted = snapshot.Encrypted,
        CreatedAt = snapshot.SnapshotCreateTime is { } created ? new DateTimeOffset(created.ToUniversalTime()) : null,
        PercentProgress = snapshot.PercentProgress,
        MonthlyCost = price.Month(snapshot.AllocatedStorage),
        DataSanitized = DataSanitizedTag.Read(snapshot.TagList),
        CreatedBy = SnapshotTags.CreatedBy(snapshot),
    };

    /// <summary>Where a snapshot comes from.</summary>
    public SnapshotKind Kind(DBSnapshot snapshot) =>
        snapshot.SnapshotType is "automated" or "awsbackup" ? SnapshotKind.Automated
        : SnapshotName.IsFinal(name, snapshot.DBSnapshotIdentifier ?? "") ? SnapshotKind.Final
        : SnapshotKind.Manual;
}
