using StagingTools.Engine.Errors;

namespace StagingTools.Pumping;

/// <summary>An item whose delivery the worker waits for: an output, an error, a question.</summary>
/// <typeparam name="T">What comes back.</typeparam>
internal sealed class PumpCall<T>(Func<IPumpSink, T> call) : PumpItem
{
    // Asynchronous continuations, or the worker would go on running on the pump's thread.
    private readonly TaskCompletionSource<T> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What came back; cancelled when the sink threw or was never reached.</summary>
    public Task<T> Answer => answer.Task;

    /// <inheritdoc/>
    public override void Deliver(IPumpSink sink)
    {
        try
        {
            answer.TrySetResult(call(sink));
        }
        catch (StagingException refusal)
        {
            answer.TrySetException(refusal);
        }
        finally
        {
            answer.TrySetCanceled();
        }
    }

    /// <inheritdoc/>
    public override void Abandon(IPumpSink sink) => answer.TrySetCanceled();
}
