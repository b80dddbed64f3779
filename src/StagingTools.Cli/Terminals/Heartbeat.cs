using StagingTools.Engine.Hosting;

namespace StagingTools.Cli.Terminals;

/// <summary>
/// Where no line can be written over, such as in CI, a wait shows a line a minute: enough to tell waiting from hanging, and no flood.
/// </summary>
/// <param name="time">The clock.</param>
internal sealed class Heartbeat(TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, long> told = new(StringComparer.Ordinal);

    /// <summary>Takes an update.</summary>
    /// <param name="progress">The state of an activity.</param>
    /// <returns>The line to show; <see langword="null"/> for most updates.</returns>
    public string? Take(ProgressUpdate progress)
    {
        if (progress.Completed)
        {
            told.Remove(progress.Activity);
            return null;
        }

        // An activity begins to count when it is first heard of.
        if (told.TryAdd(progress.Activity, time.GetTimestamp()) || time.GetElapsedTime(told[progress.Activity]) < Interval)
            return null;

        told[progress.Activity] = time.GetTimestamp();
        return ProgressLine.Text(progress);
    }
}
