using System.Globalization;
using Amazon.RDS.Model;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Environments;

/// <summary>The last snapshot of a database before it goes.</summary>
/// <param name="session">The account.</param>
/// <param name="name">The environment.</param>
/// <param name="timeProvider">The clock.</param>
internal sealed class FinalSnapshot(AwsSession session, EnvironmentName name, TimeProvider timeProvider)
{
    private static readonly TimeSpan FirstInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LastInterval = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromHours(2);

    /// <summary>What the names of an environment's final snapshots start with.</summary>
    public static string Prefix(EnvironmentName name) => $"{name.Stem}-final-";

    /// <summary>Makes a snapshot under a name of its own and waits until it can be restored from.</summary>
    /// <returns>Its identifier.</returns>
    /// <exception cref="StagingException"><c>SnapshotFailed</c>; the database is as it was.</exception>
    public async Task<string> TakeAsync(IHost host, CancellationToken cancellationToken)
    {
        string stamp = timeProvider.GetUtcNow().ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
        string snapshot = $"{Prefix(name)}{stamp}";
        await new DataStores(session, name, timeProvider).WaitForDatabaseAsync(host, cancellationToken);
        await session.Rds.CreateDBSnapshotAsync(
            new CreateDBSnapshotRequest
            {
                DBInstanceIdentifier = name.DatabaseInstance,
                DBSnapshotIdentifier = snapshot,
                Tags =
                [
                    new Tag { Key = "Project", Value = name.Project },
                    new Tag { Key = "Environment", Value = name.Name },
                    new Tag { Key = "ManagedBy", Value = "StagingTools" },
                ],
            },
            cancellationToken);
        await WaitAsync(snapshot, host, cancellationToken);
        return snapshot;
    }

    private async Task WaitAsync(string snapshot, IHost host, CancellationToken cancellationToken)
    {
        string activity = $"Taking the snapshot {snapshot}";
        long start = timeProvider.GetTimestamp();
        for (TimeSpan interval = FirstInterval; ; interval = interval * 1.5 < LastInterval ? interval * 1.5 : LastInterval)
        {
            DescribeDBSnapshotsResponse answer = await session.Rds.DescribeDBSnapshotsAsync(
                new DescribeDBSnapshotsRequest { DBSnapshotIdentifier = snapshot }, cancellationToken);
            DBSnapshot? found = answer.DBSnapshots?.FirstOrDefault();
            switch (found?.Status)
            {
                case "available":
                    host.Progress(new ProgressUpdate(activity, "available") { PercentComplete = 100, Completed = true });
                    host.Information(string.Create(
                        CultureInfo.InvariantCulture, $"The final snapshot {snapshot} is available ({found.AllocatedStorage} GB)."));
                    return;
                case "failed" or null:
                    throw Failed(snapshot, found is null ? "it has disappeared" : "RDS could not make it");
            }

            if (timeProvider.GetElapsedTime(start) > Patience)
                throw Failed(snapshot, string.Create(CultureInfo.InvariantCulture, $"it is still {found.Status} after {Patience.TotalHours} hours"));
            host.Progress(new ProgressUpdate(activity, found.Status) { PercentComplete = found.PercentProgress });
            await Task.Delay(interval, timeProvider, cancellationToken);
        }
    }

    private StagingException Failed(string snapshot, string why) =>
        new("SnapshotFailed", StagingErrorCategory.OperationFailed, $"The final snapshot {snapshot} failed: {why}. Nothing was destroyed.")
        {
            TargetInput = name.Name,
            RecommendedAction =
                "Run the same command again, or decline the snapshot (--skip-final-snapshot, CREATE_FINAL_SNAPSHOT=false) if the data may go.",
        };
}
