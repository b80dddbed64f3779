namespace StagingTools.Engine.Hosting;

/// <summary>The host of work that runs beside the actual one: progress and warnings are shown, and it has nothing else to tell or to ask.</summary>
/// <param name="inner">The host.</param>
internal sealed class BackgroundHost(IHost inner) : IHost
{
    /// <inheritdoc/>
    public void Progress(ProgressUpdate progress) => inner.Progress(progress);

    /// <inheritdoc/>
    public void Verbose(string message) => inner.Verbose(message);

    /// <inheritdoc/>
    public void Warning(string message) => inner.Warning(message);

    /// <inheritdoc/>
    public void Information(string message)
    {
    }

    /// <inheritdoc/>
    public ValueTask<bool> ConfirmAsync(Confirmation confirmation, CancellationToken cancellationToken) =>
        throw new InvalidOperationException($"Work in the background asks nobody: {confirmation.Action}.");
}
