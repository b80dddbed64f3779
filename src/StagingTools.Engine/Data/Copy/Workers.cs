using System.Collections.Concurrent;

namespace StagingTools.Engine.Data.Copy;

/// <summary>Runs units of work on a few sessions, in order, each session taking the next unit when it is free.</summary>
internal static class Workers
{
    /// <summary>Runs them all; the first failure stops the others.</summary>
    /// <param name="units">The units, the largest first.</param>
    /// <param name="jobs">How many sessions.</param>
    /// <param name="open">Opens a session.</param>
    /// <param name="work">Does one unit on a session.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The outcomes in no order.</returns>
    public static async Task<TResult[]> RunAsync<TSession, TUnit, TResult>(
        IEnumerable<TUnit> units,
        int jobs,
        Func<CancellationToken, Task<TSession>> open,
        Func<TSession, TUnit, CancellationToken, Task<TResult>> work,
        CancellationToken cancellationToken)
        where TSession : IAsyncDisposable
    {
        ConcurrentQueue<TUnit> queue = new(units);
        ConcurrentBag<TResult> results = [];
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Exception? first = null;

        async Task WorkAsync()
        {
            try
            {
                TSession? session = default;
                try
                {
                    while (queue.TryDequeue(out TUnit? unit))
                    {
                        session ??= await open(stop.Token);
                        results.Add(await work(session, unit, stop.Token));
                    }
                }
                finally
                {
                    if (session is not null)
                        await session.DisposeAsync();
                }
            }
            catch (Exception failure)
            {
                // What the others throw afterwards only says that they were stopped.
                Interlocked.CompareExchange(ref first, failure, null);
                await stop.CancelAsync();
            }
        }

        await Task.WhenAll(Enumerable.Range(0, Math.Min(jobs, Math.Max(queue.Count, 1))).Select(_ => Task.Run(WorkAsync, CancellationToken.None)));
        cancellationToken.ThrowIfCancellationRequested();
        if (first is not null)
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(first);
        return [.. results];
    }
}
