using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Diagnosis;

/// <summary>The host of a mend that was agreed to: the operation that does it does not ask again.</summary>
/// <param name="inner">The host.</param>
internal sealed class AgreedHost(IHost inner) : ForwardingHost(inner)
{
    /// <inheritdoc/>
    public override ValueTask<bool> ShowsDetailAsync(ConfirmationImpact impact, CancellationToken cancellationToken) => new(false);

    /// <inheritdoc/>
    public override ValueTask<bool> ConfirmAsync(Confirmation confirmation, CancellationToken cancellationToken) => new(true);
}
