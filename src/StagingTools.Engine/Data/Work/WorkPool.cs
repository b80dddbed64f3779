using System.Runtime.ExceptionServices;

namespace StagingTools.Engine.Data.Work;

/// <summary>
/// Does units on a few workers. A unit that ends may make others possible, which join the queue; the first failure stops all.
/// </summary>
/// <typeparam name="TWorker">What a worker keeps from unit to unit, such as its sessions.</typeparam>
internal sealed class WorkPool<TWorker> : IDisposable
    where TWorker : class, IAsyncDisposable
{
    private readonly PriorityQueue<WorkUnit, (int Stage, long Size)> ready = new();
    private readonly SemaphoreSlim changed = new(0);
    private readonly Lock queue = new();
    private int working;
    private int workers;
    private Exception? failure;

    /// <summary>Does the units, and all that follow from them.</summary>
    /// <param name="units">The first units.</param>
    /// <param name="jobs">How many workers.</param>
    /// <param name="open">Makes a worker, when it gets its first unit.</param>
    /// <param name="work">Does a unit, and returns those that it made possible.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task RunAsync(
        IEnumerable<WorkUnit> units,
        int jobs,
        Func<TWorker> open,
        Func<TWorker, WorkUnit, CancellationToken, Task<IEnumerable<WorkUnit>>> work,
        CancellationToken cancellationToken)
    {
        Enqueue(units);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        workers = jobs;
        await Task.WhenAll(Enumerable.Range(0, jobs).Select(_ => Task.Run(() => WorkAsync(open, work, stop), CancellationToken.None)));
        cancellationToken.ThrowIfCancellationRequested();
        if (failure is not null)
            ExceptionDispatchInfo.Throw(failure);
    }

    /// <inheritdoc/>
    public void Dispose() => changed.Dispose();

    private async Task WorkAsync(
        Func<TWorker> open, Func<TWorker, WorkUnit, CancellationToken, Task<IEnumerable<WorkUnit>>> work, CancellationTokenSource stop)
    {
        TWorker? worker = null;
        try
        {
            while (await TakeAsync(stop.Token) is { } unit)
            {
                worker ??= open();
                Finish(await work(worker, unit, stop.Token));
            }
        }
        catch (Exception first)
        {
            // What the others throw afterwards only says that they were stopped.
            Interlocked.CompareExchange(ref failure, first, null);
            await stop.CancelAsync();
        }
        finally
        {
            if (worker is not null)
                await worker.DisposeAsync();
        }
    }

    // Waits while nothing is ready but something may still become so.
    private async Task<WorkUnit?> TakeAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            lock (queue)
            {
                if (ready.TryDequeue(out WorkUnit? unit, out _))
                {
                    working++;
                    return unit;
                }

                if (working == 0)
                    return null;
            }

            await changed.WaitAsync(cancellationToken);
        }
    }

    private void Finish(IEnumerable<WorkUnit> more)
    {
        Enqueue(more, finished: 1);
        changed.Release(workers);
    }

    private void Enqueue(IEnumerable<WorkUnit> units, int finished = 0)
    {
        lock (queue)
        {
            foreach (WorkUnit unit in units)
                ready.Enqueue(unit, (unit.Stage, -unit.Size));
            working -= finished;
        }
    }
}
