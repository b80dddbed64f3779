using Amazon.RDS.Model;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Environments.Snapshots;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Environments;

/// <summary>The last snapshot of a database before it goes.</summary>
/// <param name="session">The account.</param>
/// <param name="name">The environment.</param>
/// <param name="timeProvider">The clock.</param>
internal sealed class FinalSnapshot(AwsSession session, EnvironmentName name, TimeProvider timeProvider)
{
    /// <summary>Makes a snapshot under a name of its own and waits until it can be restored from.</summary>
    /// <returns>Its identifier.</returns>
    /// <exception cref="StagingException"><c>SnapshotFailed</c>; the database is as it was.</exception>
    public async Task<string> TakeAsync(IHost host, CancellationToken cancellationToken)
    {
        string snapshot = SnapshotName.Final(name, timeProvider.GetUtcNow());
        var taker = new SnapshotTaker(session, name, timeProvider);
        await taker.BeginAsync(snapshot, SnapshotTags.Own(name), wait: true, host, cancellationToken);
        try
        {
            DBSnapshot made = await taker.FinishAsync(snapshot, storage: null, host, cancellationToken);
            host.Information($"The final snapshot {snapshot} is available ({made.AllocatedStorage} GB).");
            return snapshot;
        }
        catch (StagingException failure)
        {
            throw new StagingException(
                "SnapshotFailed", StagingErrorCategory.OperationFailed, $"{failure.Message} Nothing was destroyed.", failure)
            {
                TargetInput = name.Name,
                RecommendedAction =
                    "Run the same command again, or decline the snapshot (--skip-final-snapshot, CREATE_FINAL_SNAPSHOT=false) if the data may go.",
            };
        }
    }
}
