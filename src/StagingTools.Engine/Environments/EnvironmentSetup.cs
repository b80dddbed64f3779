using StagingTools.Engine.Aws;
using StagingTools.Engine.Hosting;
using StagingTools.Engine.Settings;
using StagingTools.Engine.Terraform;

namespace StagingTools.Engine.Environments;

/// <summary>What creating and removing an environment both need, looked up and checked at once before anything is done.</summary>
internal sealed class EnvironmentSetup : IDisposable
{
    private EnvironmentSetup(
        StagingContext context,
        EnvironmentName name,
        AwsSession session,
        TerraformInstallation terraform,
        string accountId,
        StateStore store,
        LockTable? lockTable)
    {
        Context = context;
        Name = name;
        Session = session;
        Terraform = terraform;
        AccountId = accountId;
        LockTable = lockTable;
        Store = store;
    }

    /// <summary>Where it works.</summary>
    public StagingContext Context { get; }

    /// <summary>The environment.</summary>
    public EnvironmentName Name { get; }

    /// <summary>The account.</summary>
    public AwsSession Session { get; }

    /// <summary>The program.</summary>
    public TerraformInstallation Terraform { get; }

    /// <summary>The account's twelve digits.</summary>
    public string AccountId { get; }

    /// <summary>The table that states are locked in as well; <see langword="null"/> for none.</summary>
    public LockTable? LockTable { get; }

    /// <summary>The states.</summary>
    public StateStore Store { get; }

    /// <summary>Whether their place is there.</summary>
    public bool StoreExists { get; private init; }

    /// <summary>The state; <see langword="null"/> when there is none yet.</summary>
    public StateFile? State { get; private init; }

    /// <summary>The lock of an earlier run from this folder that was killed; <see langword="null"/> when there is none.</summary>
    public StateLock? LeftLock { get; private init; }

    /// <summary>What is done about the lock, for the question; <see langword="null"/> when there is none.</summary>
    public string? LockPreparation => LeftLock is { } left
        ? $"The lock of an earlier run from this folder ({left.Holder}, {left.OperationWord}) is removed: that run is gone."
        : null;

    /// <summary>What a question is about: <c>staging (whatsapp-saas, us-east-1, account 123456789012)</c>.</summary>
    public string Target => $"{Name.Name} ({Name.Project}, {Session.Region}, account {AccountId})";

    /// <summary>Looks everything up. Reads only.</summary>
    /// <param name="context">Where it works.</param>
    /// <param name="request">Which environment.</param>
    /// <param name="settings">The accounts in which nothing is changed.</param>
    /// <param name="stateBucket">The bucket that was asked for.</param>
    /// <param name="lockTable">The lock table that was asked for.</param>
    /// <param name="lockTimeout">How long to wait for the state's lock.</param>
    /// <param name="host">Who is told.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<EnvironmentSetup> OpenAsync(
        StagingContext context,
        EnvironmentRequest request,
        StagingSettings settings,
        string? stateBucket,
        string? lockTable,
        TimeSpan lockTimeout,
        IHost host,
        CancellationToken cancellationToken)
    {
        EnvironmentName name = EnvironmentName.Parse(request);
        AwsSession session = AwsSession.Open(context, request);
        try
        {
            host.Progress(new ProgressUpdate("Checking", "tools, credentials, state"));
            Task<TerraformInstallation> terraform = TerraformInstallation.FindAsync(context, cancellationToken);
            Task<string> account = session.GetAccountIdAsync(cancellationToken);
            await Task.WhenAll(terraform, account);
            host.Verbose($"terraform {(await terraform).Version} at {(await terraform).Path}; account {await account} in {session.Region}.");
            settings.Production.Refuse(await account);

            LockTable? table = lockTable is { Length: > 0 } ? new LockTable(session, lockTable, context.TimeProvider) : null;
            var store = StateStore.Open(context, session, await account, name.Project, stateBucket, table);
            bool exists = await store.ExistsAsync(cancellationToken);
            StateLock? left = null;
            if (exists)
                left = await store.WaitForLockAsync(
                    name, lockTimeout, held => WorkingCopy.WasLeft(context, name.Project, name.Name, held.Id), host, cancellationToken);
            StateFile? state = exists ? await store.ReadAsync(name, cancellationToken) : null;
            host.Progress(new ProgressUpdate("Checking", "done") { Completed = true });
            return new EnvironmentSetup(context, name, session, await terraform, await account, store, table)
            {
                StoreExists = exists,
                LeftLock = left,
                State = state,
            };
        }
        catch (Exception)
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>Removes the lock of a run that is gone, once that was agreed to.</summary>
    public async Task RemoveLeftLockAsync(IHost host, CancellationToken cancellationToken)
    {
        if (LeftLock is not { } left)
            return;

        await Store.RemoveLockAsync(Name, left, cancellationToken);
        host.Information($"Removed the lock {left.Id} of an earlier run from this folder that is gone.");
    }

    /// <inheritdoc/>
    public void Dispose() => Session.Dispose();
}
