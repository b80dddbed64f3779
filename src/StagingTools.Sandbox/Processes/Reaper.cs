namespace StagingTools.Sandbox.Processes;

/// <summary>Ends the processes that a sandbox left behind.</summary>
internal static class Reaper
{
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_poll = TimeSpan.FromMilliseconds(25);

    /// <summary>Ends the recorded children and whatever else carries the sandbox's id.</summary>
    /// <returns>The names of what had to be ended.</returns>
    public static async Task<IReadOnlyList<string>> CleanAsync(
        IEnumerable<ChildRecord> children, string sandboxId, CancellationToken cancellationToken)
    {
        ChildRecord[] alive = [.. children.Where(child => child.Process.IsAlive())];
        foreach (ChildRecord child in alive) Posix.SignalGroup(child.Process.Pid, child.StopSignal);
        await WaitAsync(alive, cancellationToken).ConfigureAwait(false);
        foreach (ChildRecord child in alive.Where(child => child.Process.IsAlive()))
        {
            Posix.SignalGroup(child.Process.Pid, Posix.SigKill);
        }

        ProcessIdentity[] strays =
            [.. SandboxMarker.FindProcesses(sandboxId).Select(ProcessIdentity.Of).OfType<ProcessIdentity>()];
        foreach (ProcessIdentity stray in strays.Where(stray => stray.IsAlive()))
        {
            Posix.Signal(stray.Pid, Posix.SigKill);
        }

        await WaitAsync([.. alive, .. strays.Select(stray => new ChildRecord("stray", stray, 0))], cancellationToken)
            .ConfigureAwait(false);
        return [.. alive.Select(child => child.Name)];
    }

    private static async Task WaitAsync(IReadOnlyList<ChildRecord> children, CancellationToken cancellationToken)
    {
        for (var waited = TimeSpan.Zero; waited < s_grace; waited += s_poll)
        {
            if (!children.Any(child => child.Process.IsAlive())) return;
            await Task.Delay(s_poll, cancellationToken).ConfigureAwait(false);
        }
    }
}
