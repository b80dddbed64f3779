using System.IO.Enumeration;
using System.Runtime.CompilerServices;
using System.Security;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Ci;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;
using StagingTools.Engine.Settings;

namespace StagingTools.Engine.Environments;

/// <summary>Hands out an environment's secrets.</summary>
/// <param name="context">Where it works.</param>
public sealed class GetSecret(StagingContext context)
{
    /// <summary>Reads the secrets that a name matches.</summary>
    /// <param name="request">Which.</param>
    /// <param name="host">Is warned of values that are handed out as text.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The secrets in the order of their names.</returns>
    /// <exception cref="StagingException"><c>SecretNotFound</c>, which names those that exist; a region or credential that is missing.</exception>
    public async IAsyncEnumerable<StagingSecret> RunAsync(
        GetSecretRequest request, IHost host, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(host);
        (request, StagingSettings settings) = StagingSettings.Apply(context, request, host);
        EnvironmentName name = EnvironmentName.Parse(request);
        string pattern = request.Secret ?? "*";
        string[] wanted =
            [.. SecretValues.AllNames.Where(secret => FileSystemName.MatchesSimpleExpression(pattern, secret)).Order(StringComparer.Ordinal)];
        if (wanted.Length == 0)
            throw Missing(request.Secret!, name, $"It has none but {string.Join(", ", SecretValues.AllNames)}.");

        using AwsSession session = AwsSession.Open(context, request);
        await settings.Production.WarnAsync(session, host, cancellationToken);
        var vault = new SecretVault(session, name, context.TimeProvider);
        bool any = false;
        foreach (string secret in wanted)
        {
            if (await vault.ReadAsync(secret, cancellationToken) is not { } stored)
                continue;

            any = true;
            if (stored.Value is null && !stored.PendingDeletion)
                host.Warning($"{stored.Name} holds no value.");
            if (request.AsPlainText && stored.Value is { } shown)
                Mask(shown, host);
            yield return new StagingSecret
            {
                Project = name.Project,
                EnvironmentName = name.Name,
                Region = session.Region,
                Secret = stored.ShortName,
                SecretId = stored.Name,
                Arn = stored.Arn,
                PendingDeletion = stored.PendingDeletion,
                Value = stored.Value is { } value ? Protect(value) : null,
                PlainText = request.AsPlainText ? stored.Value : null,
            };
        }

        if (!any)
            throw Missing(pattern, name, $"Secrets Manager has no secret {name.Secret(pattern)} in {session.Region}.");
    }

    // What is handed out in a step of a pipeline soon stands in its log, the password of a connection on its own as well.
    private void Mask(string value, IHost host)
    {
        if (CiLog.Find(context) is not { } log)
            return;

        string? password = Uri.TryCreate(value, UriKind.Absolute, out Uri? connection) && connection.UserInfo.Split(':', 2) is [_, { Length: > 0 } part]
            ? part
            : null;
        string[] hidden = password is null ? [value] : [value, password, Uri.UnescapeDataString(password)];
        foreach (string line in hidden.Distinct(StringComparer.Ordinal).SelectMany(log.Mask))
            host.Instruct(line);
    }

    private static SecureString Protect(string value)
    {
        var hidden = new SecureString();
        foreach (char letter in value)
            hidden.AppendChar(letter);
        hidden.MakeReadOnly();
        return hidden;
    }

    private static StagingException Missing(string asked, EnvironmentName name, string what) => new(
        "SecretNotFound", StagingErrorCategory.NotFound, $"{name.Name} of {name.Project} has no secret '{asked}'. {what}")
    {
        TargetInput = asked,
        RecommendedAction = "Correct the name, or see with 'staging get' whether the environment is there.",
    };
}
