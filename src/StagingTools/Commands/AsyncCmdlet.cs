using System.Management.Automation;
using StagingTools.Engine.Errors;
using StagingTools.Pumping;

namespace StagingTools.Commands;

/// <summary>
/// A cmdlet whose work runs on a worker while the pipeline's thread writes what it says. However the pipeline ends (to
/// its end, by Ctrl+C, by <c>Select-Object -First</c>, by an error downstream), the work is cancelled and awaited first.
/// </summary>
public abstract class AsyncCmdlet : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource stop = new();
    private CmdletSink? sink;

    /// <summary>Reads what one object of the pipeline asks for. Runs on the pipeline's thread.</summary>
    /// <returns>The work. Runs on a worker and may not touch the cmdlet.</returns>
    private protected abstract Func<Pump, CancellationToken, Task> Prepare();

    /// <summary>What an error of this object is about when the error does not say.</summary>
    private protected virtual object? DefaultTarget => null;

    /// <summary>Whether prompts are silenced.</summary>
    private protected virtual bool IsForced => false;

    /// <inheritdoc/>
    protected sealed override void ProcessRecord()
    {
        sink ??= new CmdletSink(this, IsForced);
        Pump pump = new();
        Func<Pump, CancellationToken, Task> work = Prepare();
        Exception? failure = pump.Run(sink, token => work(pump, token), stop);
        if (failure is null || stop.IsCancellationRequested)
            return;

        StagingException error = StagingErrors.Translate(failure);
        sink.Annotate(error);
        ErrorRecord record = CmdletErrors.Record(error, DefaultTarget);
        if (CmdletErrors.EndsThePipeline(error))
            ThrowTerminatingError(record);
        WriteError(record);
    }

    /// <inheritdoc/>
    protected sealed override void StopProcessing()
    {
        try
        {
            _ = stop.CancelAsync();
        }
        catch (ObjectDisposedException)
        {
            // Ctrl+C while the pipeline was ending by itself: there is nothing left to stop.
        }
    }

    /// <summary>Ends the work. <c>Select-Object -First</c> comes here without stopping the cmdlet.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends the work.</summary>
    /// <param name="disposing">True when called by <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
            stop.Dispose();
    }
}
