using Microsoft.Extensions.Hosting;

namespace StagingTools.Sandbox.Hosting;

/// <summary>Leaves signals to the process: the host must not end before the children have.</summary>
internal sealed class QuietLifetime : IHostLifetime
{
    /// <inheritdoc/>
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
