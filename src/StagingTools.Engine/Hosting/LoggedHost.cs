namespace StagingTools.Engine.Hosting;

/// <summary>A host whose messages also go to a run's log.</summary>
internal sealed class LoggedHost(IHost inner, RunLog log) : IHost
{
    /// <inheritdoc/>
    public void Progress(ProgressUpdate progress)
    {
        if (progress.Completed)
            log.Write("done", $"{progress.Activity}: {progress.Status}");
        inner.Progress(progress);
    }

    /// <inheritdoc/>
    public void Verbose(string message)
    {
        log.Write("debug", message);
        inner.Verbose(message);
    }

    /// <inheritdoc/>
    public void Warning(string message)
    {
        log.Write("warn", message);
        inner.Warning(message);
    }

    /// <inheritdoc/>
    public void Information(string message)
    {
        log.Write("info", message);
        inner.Information(message);
    }

    /// <inheritdoc/>
    public void Instruct(string line) => inner.Instruct(line);

    /// <inheritdoc/>
    public ValueTask<bool> ShowsDetailAsync(ConfirmationImpact impact, CancellationToken cancellationToken) =>
        inner.ShowsDetailAsync(impact, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<bool> ConfirmAsync(Confirmation confirmation, CancellationToken cancellationToken)
    {
        bool agreed = await inner.ConfirmAsync(confirmation, cancellationToken);
        log.Write("ask", $"{confirmation.Action} {confirmation.Target}: {(agreed ? "yes" : "no")}");
        return agreed;
    }
}
