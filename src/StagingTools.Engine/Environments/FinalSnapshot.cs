using System.Globalization;
using Amazon.RDS.Model;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Environments;

/// <summary>The last snapshot of a database before it goes.</summary>
/// <param name="setup">The environment.</param>
internal sealed class FinalSnapshot(EnvironmentSetup setup)
{
    private static readonly TimeSpan FirstInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LastInterval = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromHours(2);

    private readonly TimeProvider timeProvider = setup.Context.TimeProvider;

    /// <summary>What the names of an environment's final snapshots start with.</summary>
    public static string Prefix(EnvironmentName name) => $"{name.Stem}-final-";

    /// <summary>Makes a snapshot under a name of its own and waits until it can be restored from.</summary>
    /// <returns>Its identifier.</returns>
    /// <exception cref="StagingException"><c>SnapshotFailed</c>; the database is as it was.</exception>
    public async Task<string> TakeAsync(IHost host, CancellationToken cancellationToken)
    {
        string stamp = timeProvider.GetUtcNow().ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
        string snapshot = $"{Prefix(setup.Name)}{stamp}";
        await new DataStores(setup.Session, setup.Name, timeProvider).WaitForDatabaseAsync(host, cancellationToken);
        await setup.Session.Rds.CreateDBSnapshotAsync(
            new CreateDBSnapshotRequest
            {
                DBInstanceIdentifier = setup.Name.DatabaseInstance,
                DBSnapshotIdentifier = snapshot,
                Tags =
                [
                    new Tag { Key = "Project", Value = setup.Name.Project },
                    new Tag { Key = "Environment", Value = setup.Name.Name },
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
            DescribeDBSnapshotsResponse answer = await setup.Session.Rds.DescribeDBSnapshotsAsync(
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
            TargetInput = setup.Name.Name,
            RecommendedAction =
                "Run the same command again, or decline the snapshot (--skip-final-snapshot, CREATE_FINAL_SNAPSHOT=false) if the data may go.",
        };
}
