using Amazon.Runtime;
using StagingTools.Engine.Data.Connections;
using StagingTools.Engine.Environments;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Data.Swap;

/// <summary>
/// Keeps production from being overwritten or marked as staging: the secret of the project's production names a database, and
/// no target may lead there, marked or not.
/// </summary>
internal static class ProductionGuard
{
    /// <summary>Refuses production as a target. Connects to no database.</summary>
    /// <param name="context">Variables and the working directory.</param>
    /// <param name="target">What is to be changed.</param>
    /// <param name="environment">The environment; <see langword="null"/> when there is none, and nothing to compare with.</param>
    /// <param name="secrets">Where secrets are kept.</param>
    /// <param name="usesSecrets">Whether the job reads secrets; two plain servers need no account.</param>
    /// <param name="host">Is told when production's secret cannot be compared with.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="StagingException"><c>TargetIsProduction</c>.</exception>
    public static async Task RefuseAsync(
        StagingContext context,
        DatabaseReference target,
        EnvironmentName? environment,
        ISecretStore secrets,
        bool usesSecrets,
        IHost host,
        CancellationToken cancellationToken)
    {
        if (environment is null || !usesSecrets)
            return;

        string secret = $"{environment.Project}/production/database-url";
        if (target.SecretName == secret)
            throw Refusal(target, secret);

        try
        {
            DatabaseReference production =
                await DatabaseReference.ResolveAsync(context, $"secret:{secret}", secrets, cancellationToken);
            if (IsSame(production.Address, target.Address))
                throw Refusal(target, secret);
        }
        catch (StagingException failure) when (failure.ErrorId != "TargetIsProduction")
        {
            host.Verbose($"The target is not compared with secret {secret}: {failure.ErrorId}.");
        }
        catch (AmazonServiceException failure)
        {
            host.Verbose($"The target is not compared with secret {secret}: {StagingErrors.Translate(failure).ErrorId}.");
        }
    }

    private static bool IsSame(DatabaseAddress left, DatabaseAddress right) =>
        left.Host.Equals(right.Host, StringComparison.OrdinalIgnoreCase)
        && left.Port == right.Port
        && left.Database == right.Database;

    private static StagingException Refusal(DatabaseReference target, string secret) =>
        new(
            "TargetIsProduction",
            StagingErrorCategory.InvalidArgument,
            $"The target {target.Address} is production's database: secret {secret} leads there.")
        {
            TargetInput = target.Text,
            RecommendedAction = "Give the staging database as the target.",
        };
}
