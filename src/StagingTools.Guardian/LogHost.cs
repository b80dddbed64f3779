using StagingTools.Engine.Hosting;

namespace StagingTools.Guardian;

/// <summary>A host whose messages are the function's log. It agrees to nothing: nobody is there to be asked.</summary>
/// <param name="log">Lambda passes standard output on to CloudWatch Logs.</param>
internal sealed class LogHost(TextWriter log) : IHost
{
    /// <inheritdoc/>
    public void Progress(ProgressUpdate progress)
    {
        if (progress.Completed)
            log.WriteLine($"{progress.Activity}: {progress.Status}");
    }

    /// <inheritdoc/>
    public void Verbose(string message) => log.WriteLine(message);

    /// <inheritdoc/>
    public void Warning(string message) => log.WriteLine($"WARN {message}");

    /// <inheritdoc/>
    public void Information(string message) => log.WriteLine(message);

    /// <inheritdoc/>
    public ValueTask<bool> ConfirmAsync(Confirmation confirmation, CancellationToken cancellationToken) => new(false);
}
