using System.Globalization;
using Amazon.RDS.Model;
using StagingTools.Engine.Environments;
using StagingTools.Engine.Environments.Snapshots;

namespace StagingTools.Engine.Diagnosis.Checks;

/// <summary>Whether the database can be restored to what it was less than a day ago.</summary>
internal sealed class BackupsCheck : ICheck
{
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(1);

    /// <inheritdoc/>
    public string Id => "Backups";

    /// <inheritdoc/>
    public string Category => "Database";

    /// <inheritdoc/>
    public string Title => "snapshots of the database";

    /// <inheritdoc/>
    public IReadOnlyList<string> Needs => ["Credentials"];

    /// <inheritdoc/>
    public IReadOnlyList<string> Calls => ["rds:DescribeDBInstances", "rds:DescribeDBSnapshots"];

    /// <inheritdoc/>
    public async Task<CheckResult> RunAsync(CheckScene scene, CancellationToken cancellationToken)
    {
        DateTimeOffset now = scene.Context.TimeProvider.GetUtcNow();
        if (await scene.Stores.FindDatabaseAsync(cancellationToken) is not { } database)
            return CheckResult.Skipped($"There is no database {scene.Name.DatabaseInstance}.");

        IReadOnlyList<DBSnapshot> all = await new SnapshotReader(scene.Session, scene.Name).ListAsync(cancellationToken);
        DBSnapshot? newest = all.FirstOrDefault(one => one is { Status: "available", SnapshotCreateTime: not null });
        TimeSpan? age = newest?.SnapshotCreateTime is { } made ? now - new DateTimeOffset(made.ToUniversalTime()) : null;
        string[] evidence =
        [
            age is { } known ? $"{newest!.DBSnapshotIdentifier}, {Age.Of(known)} old" : "no snapshot that can be restored",
            database.BackupRetentionPeriod is > 0 and var days
                ? string.Create(CultureInfo.InvariantCulture, $"automated backups are kept {days} days")
                : "no automated backups",
        ];
        if (age < Fresh)
            return CheckResult.Passed(evidence);

        const string Mend = "Make one with 'staging snapshot create', or with 'staging check --fix'.";
        CheckResult broken = age is { } old
            ? CheckResult.Warning($"The newest snapshot is {Age.Of(old)} old.", Mend)
            : CheckResult.Failed("There is no snapshot to go back to.", Mend);
        return broken with
        {
            Evidence = evidence,
            Fix = ServiceStatus.IsDatabaseReady(database.DBInstanceStatus)
                ? new CheckFix(
                    scene.Name.DatabaseInstance,
                    "Create snapshot",
                    (host, token) => new NewSnapshot(scene.Context).RunAsync(scene.About(new NewSnapshotRequest()), host, token))
                : null,
        };
    }
}
