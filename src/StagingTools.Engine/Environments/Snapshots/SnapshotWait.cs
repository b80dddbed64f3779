using System.Globalization;
using Amazon.RDS.Model;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Environments.Snapshots;

/// <summary>Follows a snapshot until it can be restored from.</summary>
/// <param name="reader">Where to look.</param>
/// <param name="timeProvider">The clock.</param>
internal sealed class SnapshotWait(SnapshotReader reader, TimeProvider timeProvider)
{
    private static readonly TimeSpan FirstInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LastInterval = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromHours(2);

    /// <summary>Waits.</summary>
    /// <param name="snapshot">Its identifier.</param>
    /// <param name="host">Is told how far it is.</param>
    /// <param name="cancellationToken">Ends the wait, not the snapshot.</param>
    /// <exception cref="StagingException"><c>SnapshotFailed</c> or <c>WaitTimedOut</c>.</exception>
    public async Task<DBSnapshot> UntilAvailableAsync(string snapshot, IHost host, CancellationToken cancellationToken)
    {
        string activity = $"Taking the snapshot {snapshot}";
        long start = timeProvider.GetTimestamp();
        for (TimeSpan interval = FirstInterval; ; interval = interval * 1.5 < LastInterval ? interval * 1.5 : LastInterval)
        {
            string status = "not answering";
            int? percent = null;
            try
            {
                DBSnapshot? found = await reader.FindAsync(snapshot, cancellationToken);
                switch (found?.Status)
                {
                    case "available":
                        host.Progress(new ProgressUpdate(activity, "available") { PercentComplete = 100, Completed = true });
                        return found;
                    case "failed" or null:
                        throw SnapshotErrors.Failed(snapshot, found is null ? "it has disappeared" : "RDS could not make it");
                }

                (status, percent) = (found.Status, found.PercentProgress);
            }
            catch (Exception problem) when (PassingFailure.Is(problem, cancellationToken))
            {
                host.Verbose($"RDS does not answer, asking again: {problem.Message}");
            }

            TimeSpan elapsed = timeProvider.GetElapsedTime(start);
            if (elapsed > Patience)
                throw new StagingException(
                    "WaitTimedOut",
                    StagingErrorCategory.Timeout,
                    string.Create(CultureInfo.InvariantCulture, $"The snapshot {snapshot} is still {status} after {Patience.TotalHours} hours."))
                {
                    TargetInput = snapshot,
                    RecommendedAction = $"RDS goes on with it: 'staging snapshot list --name {snapshot}' shows how far it is.",
                };

            host.Progress(new ProgressUpdate(activity, $"{status} for {Clock(elapsed)}") { PercentComplete = percent });
            await Task.Delay(interval, timeProvider, cancellationToken);
        }
    }

    /// <summary>A time span as a clock shows it: <c>3:05</c>.</summary>
    public static string Clock(TimeSpan span) =>
        string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalMinutes}:{span.Seconds:00}");
}
