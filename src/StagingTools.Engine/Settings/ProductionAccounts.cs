using StagingTools.Engine.Aws;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Settings;

/// <summary>
/// The accounts that the settings call production. No operation writes there, forced or not; those that only read say where
/// they read.
/// </summary>
/// <param name="accounts">Twelve digits each.</param>
/// <param name="place">Where the settings say so; <see langword="null"/> when they say nothing.</param>
internal sealed class ProductionAccounts(IReadOnlyList<string> accounts, string? place)
{
    /// <summary>Refuses an account that is production.</summary>
    /// <param name="account">Its twelve digits.</param>
    /// <exception cref="StagingException"><c>ProductionAccount</c>.</exception>
    public void Refuse(string account)
    {
        if (accounts.Contains(account))
            throw new StagingException(
                "ProductionAccount",
                StagingErrorCategory.PermissionDenied,
                $"Account {account} is production, says {place}: nothing is changed there, forced or not.")
            {
                TargetInput = account,
                RecommendedAction =
                    "Sign in to the account of staging (--profile-name, AWS_PROFILE). If the account is not production, take it out of "
                    + "productionAccounts.",
            };
    }

    /// <summary>Refuses a session whose account is production.</summary>
    /// <param name="session">The session; <see langword="null"/> when the operation needs no account.</param>
    /// <param name="cancellationToken">Ends the question whose account it is; nothing is asked where no account is production.</param>
    /// <exception cref="StagingException"><c>ProductionAccount</c>.</exception>
    public async Task RefuseAsync(AwsSession? session, CancellationToken cancellationToken)
    {
        if (session is not null && accounts.Count > 0)
            Refuse(await session.GetAccountIdAsync(cancellationToken));
    }

    /// <summary>Warns of an account that is production.</summary>
    /// <param name="account">Its twelve digits.</param>
    /// <param name="host">Takes the warning.</param>
    public void Warn(string account, IHost host)
    {
        if (accounts.Contains(account))
            host.Warning($"Account {account} is production, says {place}. This only reads.");
    }

    /// <summary>Warns of a session whose account is production.</summary>
    /// <param name="session">The session; <see langword="null"/> when the operation needs no account.</param>
    /// <param name="host">Takes the warning.</param>
    /// <param name="cancellationToken">Ends the question whose account it is; nothing is asked where no account is production.</param>
    public async Task WarnAsync(AwsSession? session, IHost host, CancellationToken cancellationToken)
    {
        if (session is not null && accounts.Count > 0)
            Warn(await session.GetAccountIdAsync(cancellationToken), host);
    }
}
