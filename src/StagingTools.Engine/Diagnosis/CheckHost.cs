using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Diagnosis;

/// <summary>The host of a check that asks other operations: what they tell are details here, since the check itself says what counts.</summary>
/// <param name="inner">The host.</param>
/// <param name="id">The check.</param>
internal sealed class CheckHost(IHost inner, string id) : IHost
{
    /// <inheritdoc/>
    public void Progress(ProgressUpdate progress)
    {
    }

    /// <inheritdoc/>
    public void Verbose(string message) => inner.Verbose($"{id}: {message}");

    /// <inheritdoc/>
    public void Warning(string message) => Verbose(message);

    /// <inheritdoc/>
    public void Information(string message) => Verbose(message);

    /// <inheritdoc/>
    public ValueTask<bool> ConfirmAsync(Confirmation confirmation, CancellationToken cancellationToken) =>
        throw new InvalidOperationException($"A check changes nothing: {confirmation.Action}.");
}
