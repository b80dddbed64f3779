using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Logs;

/// <summary>Tells of tasks that begin to write while a log is followed: a deployment replaces the ones before by them.</summary>
/// <param name="host">Is told.</param>
internal sealed class TaskAnnouncer(IHost host)
{
    // Some thousand deployments; then what is old is forgotten.
    private const int Remembered = 10_000;

    private readonly HashSet<string> streams = new(StringComparer.Ordinal);

    /// <summary>Takes note of an event.</summary>
    /// <param name="one">The event.</param>
    /// <param name="isFollowing">Whether it is new; what the past has is told by its lines.</param>
    public void See(StagingLogEvent one, bool isFollowing)
    {
        if (one.TaskId is null || !streams.Add(one.LogStream))
            return;

        if (streams.Count > Remembered)
        {
            streams.Clear();
            streams.Add(one.LogStream);
        }

        if (isFollowing)
            host.Information($"New task {one.TaskId} writes to {one.LogGroup}.");
    }
}
