using StagingTools.Engine.Hosting;
using StagingTools.Engine.Terraform;

namespace StagingTools.Engine.Environments;

/// <summary>
/// The lock of an environment's state, held over a work of several steps: neither another run nor a terraform by hand changes
/// the environment meanwhile. A run that is killed leaves it, and the next one from the same folder knows it.
/// </summary>
internal sealed class HeldLock : IAsyncDisposable
{
    private readonly EnvironmentSetup setup;
    private readonly WorkingCopy copy;
    private readonly StateLock mine;
    private readonly IHost host;

    private HeldLock(EnvironmentSetup setup, WorkingCopy copy, StateLock mine, IHost host)
    {
        this.setup = setup;
        this.copy = copy;
        this.mine = mine;
        this.host = host;
    }

    /// <summary>Takes the lock.</summary>
    /// <param name="setup">The environment.</param>
    /// <param name="copy">Where the lock is noted.</param>
    /// <param name="operation">What for, in a word.</param>
    /// <param name="host">Is told when the lock cannot be given back.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="StateLockedException">Somebody else holds it.</exception>
    public static async Task<HeldLock> TakeAsync(
        EnvironmentSetup setup, WorkingCopy copy, string operation, IHost host, CancellationToken cancellationToken)
    {
        var mine = new StateLock(
            Guid.NewGuid().ToString("D"),
            $"{Environment.UserName}@{Environment.MachineName}",
            operation,
            setup.Context.TimeProvider.GetUtcNow());
        // Noted before it is taken: who is killed in between leaves a note of nothing, not a lock that nobody knows.
        copy.NoteLock(mine.Id);
        try
        {
            await setup.Store.TakeLockAsync(setup.Name, mine, cancellationToken);
            return new HeldLock(setup, copy, mine, host);
        }
        catch (StateLockedException)
        {
            copy.ForgetLock();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await setup.Store.RemoveLockAsync(setup.Name, mine, CancellationToken.None);
            copy.ForgetLock();
        }
        catch (Exception problem) when (problem is Amazon.Runtime.AmazonServiceException or HttpRequestException)
        {
            // The run's own outcome matters more; the next run from here takes it away.
            host.Warning($"The lock {mine.Id} could not be given back: {problem.Message}");
        }
    }
}
