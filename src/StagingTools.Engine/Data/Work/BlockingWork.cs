namespace StagingTools.Engine.Data.Work;

/// <summary>Runs work that blocks on sockets on a thread of its own.</summary>
internal static class BlockingWork
{
    // Between two pieces the work looks whether it shall end. A server that has gone away without a word is not waited for longer.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Runs work.</summary>
    /// <param name="work">The work; looks at its token now and then.</param>
    /// <param name="abandoned">Told when the work was left hanging: what it uses must not be touched any more.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async Task<T> RunAsync<T>(Func<CancellationToken, T> work, Action abandoned, CancellationToken cancellationToken)
    {
        Task<T> task = Task.Factory.StartNew(
            () => work(cancellationToken),
            CancellationToken.None,
            TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach,
            TaskScheduler.Default);
        try
        {
            return await task.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (!task.IsCompleted)
        {
            await Task.WhenAny(task, Task.Delay(Patience, CancellationToken.None));
            if (!task.IsCompleted)
                abandoned();
            // What it throws afterwards only says that it was stopped.
            _ = task.ContinueWith(ended => ended.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            throw;
        }
    }
}
