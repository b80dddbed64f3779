using System.IO.Enumeration;
using System.Runtime.CompilerServices;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Deployments;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;
using StagingTools.Engine.Settings;

namespace StagingTools.Engine.Environments.Rotation;

/// <summary>
/// Gives an environment's secrets new values: the database, the secret and the running tasks change together. What the tasks use
/// works until new ones, with the new values, are healthy; where they are not, the values from before are put back.
/// </summary>
/// <param name="context">Where it works.</param>
public sealed class UpdateSecret(StagingContext context)
{
    private const string DatabaseUrl = "database-url";
    private const string AdminToken = "admin-token";
    private const int TokenLength = 48;

    /// <summary>The short names of the secrets that can be rotated.</summary>
    public static IReadOnlyList<string> Rotatable { get; } = [AdminToken, DatabaseUrl];

    /// <summary>Rotates.</summary>
    /// <param name="request">Which secrets, of which environment.</param>
    /// <param name="host">Is told how far it is, and asked first.</param>
    /// <param name="cancellationToken">Ends the work; the next run ends a rotation that has begun.</param>
    /// <returns>The secrets, when all of them are done; none when it was declined or only shown.</returns>
    /// <exception cref="StagingException">
    /// <c>SecretNotRotatable</c>, <c>SecretNotFound</c>, <c>DatabaseUnreachable</c>, <c>DatabaseLoginFailed</c>, <c>SyncInProgress</c>,
    /// <c>SecretNotProved</c>, <c>RotationRolledBack</c> when the tasks did not come up with the new values, <c>RotationNotFinished</c>.
    /// </exception>
    public async IAsyncEnumerable<StagingSecretRotation> RunAsync(
        UpdateSecretRequest request, IHost host, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(host);
        (request, StagingSettings settings) = StagingSettings.Apply(context, request, host);
        EnvironmentName name = EnvironmentName.Parse(request);
        TimeSpan timeout = PublishSettings.CheckTimeout(request.Timeout);
        string[] wanted = Choose(request.Secret);
        using AwsSession session = AwsSession.Open(context, request);
        await settings.Production.RefuseAsync(session, cancellationToken);

        SecretVersions[] all = await Task.WhenAll(
            Rotatable.Select(secret => SecretVersions.ReadAsync(session.SecretsManager, name, secret, cancellationToken)));
        // What an earlier run began is ended first, also where only the other secret is asked for: the tasks wait for it.
        SecretVersions[] secrets = [.. all.Where(secret => secret.IsUnfinished || wanted.Contains(secret.ShortName))];
        if (!await host.ConfirmAsync(Question(name, session, secrets), cancellationToken))
            yield break;

        foreach (StagingSecretRotation rotation in await RotateAsync(session, name, secrets, timeout, host, cancellationToken))
            yield return rotation;
    }

    private static string[] Choose(string? pattern)
    {
        string[] chosen = [.. Rotatable.Where(secret => FileSystemName.MatchesSimpleExpression(pattern ?? "*", secret))];
        return chosen.Length > 0 ? chosen : throw new StagingException(
            "SecretNotRotatable",
            StagingErrorCategory.InvalidArgument,
            $"'{pattern}' is no secret that can be rotated; those are {string.Join(" and ", Rotatable)}.")
        {
            TargetInput = pattern,
            RecommendedAction = SecretValues.AllNames.Contains(pattern, StringComparer.Ordinal) && pattern != "redis-url"
                ? "A credential of a third party is changed there; then give it to 'staging new' in its environment variable."
                : "Correct the name.",
        };
    }

    private static Confirmation Question(EnvironmentName name, AwsSession session, IReadOnlyList<SecretVersions> secrets) =>
        new(
            $"{name.Name} ({name.Project}, {session.Region})",
            $"Rotate {string.Join(" and ", secrets.Select(secret => secret.ShortName))}")
        {
            Impact = ConfirmationImpact.High,
            Detail = string.Join(
                Environment.NewLine,
                secrets.Select(secret => secret.IsUnfinished
                    ? $"{secret.Id}: an earlier rotation is brought to its end."
                    : $"{secret.Id}: a new value; the one from before stops working at the end."))
                + $"{Environment.NewLine}The tasks of {name.Service} are restarted. If they do not come up, the values from before are put back.",
        };

    private async Task<IReadOnlyList<StagingSecretRotation>> RotateAsync(
        AwsSession session,
        EnvironmentName name,
        SecretVersions[] secrets,
        TimeSpan timeout,
        IHost host,
        CancellationToken cancellationToken)
    {
        long start = context.TimeProvider.GetTimestamp();
        HashSet<SecretVersions> resumed = [.. secrets.Where(secret => secret.IsUnfinished)];
        SecretVersions? url = Array.Find(secrets, secret => secret.ShortName == DatabaseUrl);
        await using DatabaseRotation? database = url is null
            ? null
            : await DatabaseRotation.OpenAsync(context, url, host, cancellationToken);
        resumed.UnionWith(secrets.Where(secret => secret.IsUnfinished));

        await PromoteAsync(secrets, database, host, cancellationToken);
        RolloutVerdict? verdict;
        try
        {
            verdict = await new ServiceRestart(session, context.TimeProvider, host)
                .RunAsync(name.Cluster, name.Service, timeout, cancellationToken);
        }
        catch (Exception)
        {
            host.Warning("The new values are stored, and the old ones still work: the same command ends the rotation.");
            throw;
        }

        switch (verdict?.Status)
        {
            case null or DeploymentStatus.Completed:
                break;
            case DeploymentStatus.Superseded:
                throw new StagingException(
                    "RotationNotFinished",
                    StagingErrorCategory.ResourceBusy,
                    $"Somebody deployed to {name.Service} while its tasks restarted. The new values are stored, and the old ones still work.")
                {
                    TargetInput = name.Service,
                    RecommendedAction = "Run the same command when that deployment has ended: it ends the rotation.",
                };
            default:
                await PutBackAsync(session, name, secrets, database, timeout, host);
                throw new StagingException(
                    "RotationRolledBack",
                    StagingErrorCategory.OperationFailed,
                    $"The tasks of {name.Service} did not come up with the new values ({verdict.Reason ?? "no reason given"}). The values from before are back.")
                {
                    TargetInput = name.Service,
                    RecommendedAction = "See with 'staging logs' why they stopped, then run the same command again.",
                };
        }

        if (database is not null)
            await database.RetireAsync(cancellationToken);
        var done = new List<StagingSecretRotation>();
        foreach (SecretVersions secret in secrets)
        {
            await secret.FinishAsync(cancellationToken);
            host.Information($"{secret.Id} has a new value.");
            done.Add(new StagingSecretRotation
            {
                Project = name.Project,
                EnvironmentName = name.Name,
                Region = session.Region,
                Secret = secret.ShortName,
                SecretId = secret.Id,
                VersionId = secret.CurrentVersion,
                PreviousVersionId = secret.PreviousVersion,
                DatabaseRole = secret == url ? database!.User : null,
                Resumed = resumed.Contains(secret),
                TasksRestarted = verdict is not null,
                RotatedAt = context.TimeProvider.GetUtcNow(),
                Duration = context.TimeProvider.GetElapsedTime(start),
            });
        }

        return done;
    }

    // All new values are stored and proved before the first one is handed out.
    private static async Task PromoteAsync(
        SecretVersions[] secrets, DatabaseRotation? database, IHost host, CancellationToken cancellationToken)
    {
        SecretVersions[] fresh = [.. secrets.Where(secret => !secret.IsUnfinished)];
        var values = new Dictionary<SecretVersions, string>();
        try
        {
            foreach (SecretVersions secret in fresh)
                values[secret] = secret.ShortName == DatabaseUrl
                    ? await database!.PrepareAsync(cancellationToken)
                    : await secret.PutAsync(SecretGenerator.Next(TokenLength), cancellationToken);
        }
        catch (Exception)
        {
            await CleanUpAsync(fresh, database, host);
            throw;
        }

        // From the first to the last one nothing is cancelled: half of them would be new.
        foreach ((SecretVersions secret, string value) in values)
            await secret.PromoteAsync(value, CancellationToken.None);
    }

    private static async Task CleanUpAsync(SecretVersions[] secrets, DatabaseRotation? database, IHost host)
    {
        try
        {
            if (database is not null)
                await database.RevertAsync(CancellationToken.None);
            foreach (SecretVersions secret in secrets)
                await secret.FinishAsync(CancellationToken.None);
        }
        catch (Exception failure)
        {
            host.Warning($"What the rotation had made so far could not be removed ({StagingErrors.Translate(failure).ErrorId}); the next one does.");
        }
    }

    // Not cancelled: between the two sets of values nothing would work.
    private async Task PutBackAsync(
        AwsSession session, EnvironmentName name, SecretVersions[] secrets, DatabaseRotation? database, TimeSpan timeout, IHost host)
    {
        host.Warning($"The tasks of {name.Service} did not come up: the values from before are put back.");
        foreach (SecretVersions secret in secrets.Where(secret => secret.PreviousVersion is not null))
            await secret.DemoteAsync(CancellationToken.None);
        if (database is not null)
            await database.RevertAsync(CancellationToken.None);
        RolloutVerdict? verdict = await new ServiceRestart(session, context.TimeProvider, host)
            .RunAsync(name.Cluster, name.Service, timeout, CancellationToken.None);
        if (verdict is not null and not { Status: DeploymentStatus.Completed })
            host.Warning($"With the values from before the tasks do not come up either: {verdict.Reason ?? "no reason given"}.");
    }
}
