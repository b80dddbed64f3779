using StagingTools.Engine.Aws;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;
using StagingTools.Engine.Terraform;

namespace StagingTools.Engine.Environments;

/// <summary>The states of a project's environments, read without terraform.</summary>
/// <param name="timeProvider">The clock.</param>
internal abstract class StateStore(TimeProvider timeProvider)
{
    private static readonly TimeSpan LockInterval = TimeSpan.FromSeconds(2);

    /// <summary>The name of the bucket, or the folder.</summary>
    public abstract string Name { get; }

    /// <summary>Whether the states lie on this machine alone.</summary>
    public virtual bool IsLocal => false;

    /// <summary>The clock.</summary>
    protected TimeProvider Clock => timeProvider;

    /// <summary>The store that was asked for; asks nothing.</summary>
    /// <param name="context">Where relative folders start.</param>
    /// <param name="session">The account.</param>
    /// <param name="accountId">Its twelve digits.</param>
    /// <param name="project">The project.</param>
    /// <param name="requested">A bucket, or <c>file:FOLDER</c>; <see langword="null"/> for the default bucket.</param>
    /// <param name="lockTable">A table that is locked in as well; <see langword="null"/> for none.</param>
    /// <exception cref="StagingException"><c>LockTableUnusable</c> for states that lie in a folder.</exception>
    public static StateStore Open(
        StagingContext context, AwsSession session, string accountId, string project, string? requested, LockTable? lockTable)
    {
        if (LocalStateStore.FolderOf(requested) is not { } folder)
            return new S3StateStore(session, new StateBucket(session, accountId, project, requested), context.TimeProvider, lockTable);

        return lockTable is null
            ? new LocalStateStore(Path.GetFullPath(folder, context.WorkingDirectory), context.TimeProvider)
            : throw new StagingException(
                "LockTableUnusable", StagingErrorCategory.InvalidArgument, $"A state in a folder is not locked in the DynamoDB table '{lockTable.Name}'.")
            {
                TargetInput = lockTable.Name,
                RecommendedAction = "Leave the lock table out, or keep the state in a bucket.",
            };
    }

    /// <summary>Where an environment's state lies: <c>s3://bucket/key</c>, or a path.</summary>
    public abstract string Location(EnvironmentName name);

    /// <summary>The settings that terraform's backend needs for an environment.</summary>
    public abstract IReadOnlyDictionary<string, string> BackendSettings(EnvironmentName name);

    /// <summary>Whether there is a place that states can be read from.</summary>
    /// <exception cref="StagingException"><c>StateBucketForbidden</c> or <c>StateBucketElsewhere</c>.</exception>
    public abstract Task<bool> ExistsAsync(CancellationToken cancellationToken);

    /// <summary>What <see cref="PrepareAsync"/> will do, for the question; <see langword="null"/> when nothing is worth a word.</summary>
    /// <param name="exists">Whether the place exists.</param>
    public abstract string? Preparation(bool exists);

    /// <summary>Makes the place when it is missing, and sees to its protection.</summary>
    /// <param name="exists">Whether the place exists.</param>
    /// <param name="host">Is told.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public abstract Task PrepareAsync(bool exists, IHost host, CancellationToken cancellationToken);

    /// <summary>An environment's state; <see langword="null"/> when there is none.</summary>
    /// <exception cref="StagingException"><c>StateUnreadable</c> or <c>StateOfAnotherProject</c>.</exception>
    public async Task<StateFile?> ReadAsync(EnvironmentName name, CancellationToken cancellationToken)
    {
        if (await ReadTextAsync(name, cancellationToken) is not { } found)
            return null;

        StateFile state = StateFile.Read(found.Text, Location(name), found.ChangedAt);
        return state.Outputs.Text("project") is { } project && project != name.Project
            ? throw new StagingException(
                "StateOfAnotherProject",
                StagingErrorCategory.InvalidState,
                $"{Location(name)} is the state of '{project}', not of '{name.Project}'.")
            {
                TargetInput = Name,
                RecommendedAction = "Name the project that the bucket belongs to, or another bucket.",
            }
            : state;
    }

    /// <summary>Waits until nobody holds the lock of an environment's state, or nobody who lives.</summary>
    /// <param name="name">The environment.</param>
    /// <param name="timeout">How long to wait.</param>
    /// <param name="wasLeft">Whether a lock's holder is provably gone.</param>
    /// <param name="host">Is told who is waited for.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The lock whose holder is gone; <see langword="null"/> when there is none.</returns>
    /// <exception cref="StateLockedException">It was held longer than the timeout.</exception>
    public async Task<StateLock?> WaitForLockAsync(
        EnvironmentName name, TimeSpan timeout, Func<StateLock, bool> wasLeft, IHost host, CancellationToken cancellationToken)
    {
        long start = timeProvider.GetTimestamp();
        bool told = false;
        while (await FindLockAsync(name, cancellationToken) is { } held)
        {
            if (wasLeft(held))
                return held;
            if (timeProvider.GetElapsedTime(start) >= timeout)
                throw StateLockedException.For(held, Location(name), timeProvider.GetUtcNow());

            if (!told)
                host.Information($"Waiting for the lock that {held.Holder} holds for '{held.OperationWord}'.");
            told = true;
            await Task.Delay(LockInterval, timeProvider, cancellationToken);
        }

        return null;
    }

    /// <summary>Who holds the lock of an environment's state; <see langword="null"/> when nobody does.</summary>
    public abstract Task<StateLock?> FindLockAsync(EnvironmentName name, CancellationToken cancellationToken);

    /// <summary>Takes the lock of an environment's state for a work of several steps, which terraform respects.</summary>
    /// <param name="name">The environment.</param>
    /// <param name="mine">The lock.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="StateLockedException">Somebody else holds it.</exception>
    public abstract Task TakeLockAsync(EnvironmentName name, StateLock mine, CancellationToken cancellationToken);

    /// <summary>Takes a lock away whose holder is gone, unless another has taken its place.</summary>
    public abstract Task RemoveLockAsync(EnvironmentName name, StateLock left, CancellationToken cancellationToken);

    /// <summary>The names of the environments that have a state here, in order.</summary>
    public abstract Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Forgets an environment's state. A versioned bucket keeps what it was.</summary>
    public abstract Task DeleteAsync(EnvironmentName name, CancellationToken cancellationToken);

    /// <summary>The text of an environment's state, and when it was written; <see langword="null"/> when there is none.</summary>
    protected abstract Task<(string Text, DateTimeOffset? ChangedAt)?> ReadTextAsync(EnvironmentName name, CancellationToken cancellationToken);
}
