using StagingTools.Engine.Aws;
using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Environments.Restores;

/// <summary>Does the steps of a run one after the other, and knows how long each took and how long the rest may take.</summary>
/// <param name="timeProvider">The clock.</param>
/// <param name="timeout">How long RDS and ECS may take altogether.</param>
internal sealed class RestoreClock(TimeProvider timeProvider, TimeSpan timeout)
{
    private static readonly TimeSpan FirstInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LastInterval = TimeSpan.FromSeconds(10);

    private readonly List<RestoreStep> steps = [];
    private readonly long start = timeProvider.GetTimestamp();

    /// <summary>The steps so far.</summary>
    public IReadOnlyList<RestoreStep> Steps => steps;

    /// <summary>How long the run has taken.</summary>
    public TimeSpan Elapsed => timeProvider.GetElapsedTime(start);

    /// <summary>How much of the timeout is left; a second at least.</summary>
    public TimeSpan Left => timeout - Elapsed is var left && left > TimeSpan.FromSeconds(1) ? left : TimeSpan.FromSeconds(1);

    /// <summary>Does a step.</summary>
    /// <param name="name">What it does, in few words.</param>
    /// <param name="work">The step.</param>
    public async Task RunAsync(string name, Func<Task> work)
    {
        long begun = timeProvider.GetTimestamp();
        await work();
        steps.Add(new RestoreStep(name, timeProvider.GetElapsedTime(begun)));
    }

    /// <summary>Looks again and again until what is waited for is there.</summary>
    /// <param name="what">What is waited for.</param>
    /// <param name="look">Says the status, and whether that is enough.</param>
    /// <param name="host">Is told how far it is.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="Errors.StagingException"><c>WaitTimedOut</c>.</exception>
    public async Task WaitAsync(
        string what, Func<Task<(string? Status, bool Enough)>> look, IHost host, CancellationToken cancellationToken)
    {
        string activity = $"Waiting for {what}";
        long begun = timeProvider.GetTimestamp();
        for (TimeSpan interval = FirstInterval; ; interval = interval * 1.5 < LastInterval ? interval * 1.5 : LastInterval)
        {
            string? status = "not answering";
            bool enough = false;
            try
            {
                (status, enough) = await look();
            }
            catch (Exception problem) when (PassingFailure.Is(problem, cancellationToken))
            {
                host.Verbose($"AWS does not answer, asking again: {problem.Message}");
            }

            if (enough)
            {
                host.Progress(new ProgressUpdate(activity, status ?? "gone") { Completed = true });
                return;
            }

            if (Elapsed > timeout)
                throw RestoreErrors.TimedOut(what, status, timeout);
            host.Progress(new ProgressUpdate(
                activity, $"{status ?? "not there"} for {Snapshots.SnapshotWait.Clock(timeProvider.GetElapsedTime(begun))}"));
            await Task.Delay(interval, timeProvider, cancellationToken);
        }
    }
}
