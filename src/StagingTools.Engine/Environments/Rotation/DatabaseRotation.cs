using StagingTools.Engine.Data.Connections;
using StagingTools.Engine.Data.Logins;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Environments.Rotation;

/// <summary>A new password of the database. Where the server allows it, the old login works until nobody uses it any more.</summary>
internal sealed class DatabaseRotation : IAsyncDisposable
{
    private const int PasswordLength = 32;

    private readonly StagingContext context;
    private readonly SecretVersions secret;
    private readonly IHost host;
    private readonly DatabaseAddress before;
    private DatabaseLogins logins;
    private bool isInPlace;

    private DatabaseRotation(StagingContext context, SecretVersions secret, IHost host, DatabaseAddress before, DatabaseLogins logins)
    {
        this.context = context;
        this.secret = secret;
        this.host = host;
        this.before = before;
        this.logins = logins;
    }

    /// <summary>The role that logs in once the rotation has ended.</summary>
    public string User => Address(secret.CurrentValue).User;

    /// <summary>Logs in with what the secret holds. A rotation that died between the server and the secret is told by that.</summary>
    /// <param name="context">The variables.</param>
    /// <param name="secret">The secret.</param>
    /// <param name="host">Is told of what an earlier run left.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="StagingException"><c>SecretNotUrl</c>, <c>DatabaseLoginFailed</c>, <c>DatabaseUnreachable</c>, <c>SyncInProgress</c>.</exception>
    public static async Task<DatabaseRotation> OpenAsync(
        StagingContext context, SecretVersions secret, IHost host, CancellationToken cancellationToken)
    {
        if (!DatabaseUrl.IsUrl(secret.CurrentValue))
            throw new StagingException("SecretNotUrl", StagingErrorCategory.InvalidState, $"The secret {secret.Id} holds no database URL.")
            {
                TargetInput = secret.Id,
                RecommendedAction = "Run 'staging new' for the environment, which writes it.",
            };

        DatabaseAddress address = DatabaseReference.Read(context, secret.CurrentValue, $"secret:{secret.Id}");
        if (await secret.ReadPendingAsync(cancellationToken) is { } pending
            && await DatabaseLogins.TryAsync(address, cancellationToken) is null)
        {
            // The password was changed in place, and the run died before the secret told so.
            DatabaseAddress changed = DatabaseReference.Read(context, pending, $"secret:{secret.Id}");
            DatabaseLogins open = await DatabaseLogins.OpenAsync(changed, host, cancellationToken);
            await secret.PromoteAsync(pending, cancellationToken);
            return new DatabaseRotation(context, secret, host, address, open) { isInPlace = true };
        }

        return new DatabaseRotation(context, secret, host, address, await DatabaseLogins.OpenAsync(address, host, cancellationToken));
    }

    /// <summary>Makes a login with a new password, stores it beside the current one and proves it.</summary>
    /// <returns>The URL that Secrets Manager has beside the current one.</returns>
    /// <exception cref="StagingException"><c>SecretNotProved</c>.</exception>
    public async Task<string> PrepareAsync(CancellationToken cancellationToken)
    {
        string password = SecretGenerator.Next(PasswordLength);
        string? role = await logins.TryAddAsync(password, context.TimeProvider.GetUtcNow(), cancellationToken);
        string stored = await secret.PutAsync(
            DatabaseUrl.WithLogin(secret.CurrentValue, role ?? logins.Owner, password), cancellationToken);
        if (role is null)
        {
            host.Warning(
                $"{before} does not let {logins.Owner} grant itself, so its one password is changed in place: until the tasks have "
                + "restarted, new connections with the old one are refused.");
            isInPlace = true;
            await logins.SetOwnersPasswordAsync(password, CancellationToken.None);
        }

        string? actsAs = await DatabaseLogins.TryAsync(Address(stored), isInPlace ? CancellationToken.None : cancellationToken);
        if (actsAs != logins.Owner)
            throw new StagingException(
                "SecretNotProved", StagingErrorCategory.OperationFailed, $"The new login does not work on {before}: it stays unused.")
            {
                TargetInput = secret.Id,
                RecommendedAction = "Look at the server's log, then run the same command again.",
            };
        host.Information($"{Address(stored).User} logs in to {before} with its new password.");
        return stored;
    }

    /// <summary>Goes back to the login that the secret holds: the new value was never handed out, or no longer is.</summary>
    public async Task RevertAsync(CancellationToken cancellationToken)
    {
        DatabaseAddress kept = Address(secret.CurrentValue);
        if (isInPlace)
            await logins.SetOwnersPasswordAsync(kept.Password!, cancellationToken);
        else
            await logins.RetireAsync(kept.User, cancellationToken);
    }

    /// <summary>Ends the logins from before, and proves that.</summary>
    public async Task RetireAsync(CancellationToken cancellationToken)
    {
        // The session that is open is one of the old login, which would keep that in use.
        await logins.DisposeAsync();
        DatabaseAddress now = Address(secret.CurrentValue);
        logins = await DatabaseLogins.OpenAsync(now, host, cancellationToken);
        if (logins.User != logins.Owner)
            await logins.SetOwnersPasswordAsync(now.Password!, cancellationToken);
        foreach (string role in await logins.RetireAsync(logins.User, cancellationToken))
            host.Warning($"{role} can log in no more and still has open sessions; the next rotation drops it.");

        if (before.User != now.User || before.Password != now.Password)
        {
            if (await DatabaseLogins.TryAsync(before, cancellationToken) is not null)
                host.Warning($"{before} still takes the login from before: its rules in pg_hba.conf ask for no password.");
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => logins.DisposeAsync();

    private DatabaseAddress Address(string url) => DatabaseReference.Read(context, url, $"secret:{secret.Id}");
}
