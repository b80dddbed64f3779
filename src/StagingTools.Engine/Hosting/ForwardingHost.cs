namespace StagingTools.Engine.Hosting;

/// <summary>A host around another one, to which it hands on whatever it does not do itself.</summary>
/// <param name="inner">The host.</param>
internal abstract class ForwardingHost(IHost inner) : IHost
{
    /// <summary>The host that it is around.</summary>
    protected IHost Inner => inner;

    /// <inheritdoc/>
    public virtual void Progress(ProgressUpdate progress) => inner.Progress(progress);

    /// <inheritdoc/>
    public virtual void Verbose(string message) => inner.Verbose(message);

    /// <inheritdoc/>
    public virtual void Warning(string message) => inner.Warning(message);

    /// <inheritdoc/>
    public virtual void Information(string message) => inner.Information(message);

    /// <inheritdoc/>
    public virtual void Instruct(string line) => inner.Instruct(line);

    /// <inheritdoc/>
    public virtual ValueTask<bool> ShowsDetailAsync(ConfirmationImpact impact, CancellationToken cancellationToken) =>
        inner.ShowsDetailAsync(impact, cancellationToken);

    /// <inheritdoc/>
    public virtual ValueTask<bool> ConfirmAsync(Confirmation confirmation, CancellationToken cancellationToken) =>
        inner.ConfirmAsync(confirmation, cancellationToken);
}
