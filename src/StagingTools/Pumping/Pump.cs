using System.Collections.Concurrent;
using System.Threading.Channels;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;

namespace StagingTools.Pumping;

/// <summary>
/// Runs work on a worker and carries what it says to the one thread that may write, until the work has ended. A slow
/// reader slows the work down; a reader that throws cancels it; in every case the work has ended when
/// <see cref="Run"/> returns or throws.
/// </summary>
/// <remarks>Used once. The host side may be called from any thread but the pump's own.</remarks>
internal sealed class Pump : IHost, ISecretVault
{
    /// <summary>Messages that may wait for the reader before their writer has to.</summary>
    public const int Capacity = 64;

    private readonly Channel<PumpItem> items =
        Channel.CreateBounded<PumpItem>(new BoundedChannelOptions(Capacity) { SingleReader = true });

    // The latest state of each activity: a reader that is behind skips the states between.
    private readonly ConcurrentDictionary<string, ProgressUpdate> states = new(StringComparer.Ordinal);

    /// <summary>Runs work to its end, delivering on the calling thread.</summary>
    /// <param name="sink">Where to deliver. What it throws comes out of this method, once the work has ended.</param>
    /// <param name="work">The work.</param>
    /// <param name="cancellation">Cancelled when the sink throws; may be cancelled by others to end the work.</param>
    /// <returns>What the work threw, a cancellation included; <see langword="null"/> when it completed.</returns>
    public Exception? Run(IPumpSink sink, Func<CancellationToken, Task> work, CancellationTokenSource cancellation)
    {
        CancellationToken token = cancellation.Token;
        Task<Exception?> worker = Task.Run(() => WorkAsync(work, token), CancellationToken.None);
        bool drained = false;
        try
        {
            while (WaitForItem())
                while (items.Reader.TryRead(out PumpItem? item))
                    item.Deliver(sink);
            drained = true;
        }
        finally
        {
            if (!drained)
            {
                // Not Cancel(): what a callback throws would take the place of what the sink threw.
                _ = cancellation.CancelAsync();
                while (WaitForItem())
                    while (items.Reader.TryRead(out PumpItem? item))
                        item.Abandon(sink);
            }

            worker.Wait(CancellationToken.None);
            if (cancellation.IsCancellationRequested && worker.Result is not (null or OperationCanceledException))
                sink.Farewell(StagingErrors.Translate(worker.Result).Message);
        }

        return worker.Result;
    }

    /// <summary>Passes an object on.</summary>
    /// <param name="value">The object.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Completes when the reader has taken it.</returns>
    public Task OutputAsync(object value, CancellationToken cancellationToken) =>
        CallAsync(
            sink =>
            {
                sink.Output(value);
                return true;
            },
            cancellationToken);

    /// <summary>Reports an error about one item.</summary>
    /// <param name="error">The error.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Completes when the reader has taken it.</returns>
    public Task ErrorAsync(StagingException error, CancellationToken cancellationToken) =>
        CallAsync(
            sink =>
            {
                sink.Error(error);
                return true;
            },
            cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<bool> ShowsDetailAsync(ConfirmationImpact impact, CancellationToken cancellationToken) =>
        await CallAsync(sink => sink.ShowsDetail(impact), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask<bool> ConfirmAsync(Confirmation confirmation, CancellationToken cancellationToken) =>
        await CallAsync(sink => sink.Confirm(confirmation), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public Task<string?> ReadAsync(string name, CancellationToken cancellationToken) =>
        CallAsync(sink => sink.ReadSecret(name), cancellationToken);

    /// <inheritdoc/>
    public void Verbose(string message) => Post(new PumpMessage(sink => sink.Verbose(message)));

    /// <inheritdoc/>
    public void Warning(string message) => Post(new PumpMessage(sink => sink.Warning(message), message));

    /// <inheritdoc/>
    public void Information(string message) => Post(new PumpMessage(sink => sink.Information(message), message));

    /// <inheritdoc/>
    public void Progress(ProgressUpdate progress)
    {
        bool waiting = true;
        states.AddOrUpdate(
            progress.Activity,
            _ =>
            {
                waiting = false;
                return progress;
            },
            (_, _) =>
            {
                waiting = true;
                return progress;
            });
        if (!waiting)
            Post(new PumpMessage(sink =>
            {
                if (states.TryRemove(progress.Activity, out ProgressUpdate? latest))
                    sink.Progress(latest);
            }));
    }

    private async Task<Exception?> WorkAsync(Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        try
        {
            await work(cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (Exception exception)
        {
            return exception;
        }
        finally
        {
            items.Writer.TryComplete();
        }
    }

    private async Task<T> CallAsync<T>(Func<IPumpSink, T> call, CancellationToken cancellationToken)
    {
        PumpCall<T> item = new(call);
        await items.Writer.WriteAsync(item, cancellationToken).ConfigureAwait(false);
        return await item.Answer.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    // Messages of stragglers that outlive the work have nobody left to read them.
    private void Post(PumpItem item)
    {
        while (!items.Writer.TryWrite(item))
            if (!items.Writer.WaitToWriteAsync().AsTask().GetAwaiter().GetResult())
                return;
    }

    private bool WaitForItem() => items.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult();
}
