using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Diagnosis;

/// <summary>The host of a mend that was agreed to: the operation that does it does not ask again.</summary>
/// <param name="inner">The host.</param>
internal sealed class AgreedHost(IHost inner) : IHost
{
    /// <inheritdoc/>
    public void Progress(ProgressUpdate progress) => inner.Progress(progress);

    /// <inheritdoc/>
    public void Verbose(string message) => inner.Verbose(message);

    /// <inheritdoc/>
    public void Warning(string message) => inner.Warning(message);

    /// <inheritdoc/>
    public void Information(string message) => inner.Information(message);

    /// <inheritdoc/>
    public void Instruct(string line) => inner.Instruct(line);

    /// <inheritdoc/>
    public ValueTask<bool> ShowsDetailAsync(ConfirmationImpact impact, CancellationToken cancellationToken) => new(false);

    /// <inheritdoc/>
    public ValueTask<bool> ConfirmAsync(Confirmation confirmation, CancellationToken cancellationToken) => new(true);
}
