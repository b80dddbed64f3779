namespace StagingTools.Engine.Hosting;

/// <summary>A host whose messages also go to a run's log.</summary>
internal sealed class LoggedHost(IHost inner, RunLog log) : ForwardingHost(inner)
{
    /// <inheritdoc/>
    public override void Progress(ProgressUpdate progress)
    {
        if (progress.Completed)
            log.Write("done", $"{progress.Activity}: {progress.Status}");
        Inner.Progress(progress);
    }

    /// <inheritdoc/>
    public override void Verbose(string message)
    {
        log.Write("debug", message);
        Inner.Verbose(message);
    }

    /// <inheritdoc/>
    public override void Warning(string message)
    {
        log.Write("warn", message);
        Inner.Warning(message);
    }

    /// <inheritdoc/>
    public override void Information(string message)
    {
        log.Write("info", message);
        Inner.Information(message);
    }

    /// <inheritdoc/>
    public override async ValueTask<bool> ConfirmAsync(Confirmation confirmation, CancellationToken cancellationToken)
    {
        bool agreed = await Inner.ConfirmAsync(confirmation, cancellationToken);
        log.Write("ask", $"{confirmation.Action} {confirmation.Target}: {(agreed ? "yes" : "no")}");
        return agreed;
    }
}
