using StagingTools.Engine.Hosting;

namespace StagingTools.Completion;

/// <summary>A host for completers: nobody reads what is told, and every question is declined.</summary>
internal sealed class SilentHost : IHost
{
    /// <inheritdoc/>
    public void Progress(ProgressUpdate progress)
    {
    }

    /// <inheritdoc/>
    public void Verbose(string message)
    {
    }

    /// <inheritdoc/>
    public void Warning(string message)
    {
    }

    /// <inheritdoc/>
    public void Information(string message)
    {
    }

    /// <inheritdoc/>
    public ValueTask<bool> ConfirmAsync(Confirmation confirmation, CancellationToken cancellationToken) => new(false);
}
