using Amazon.SecretsManager.Model;
using StagingTools.Engine.Aws;

namespace StagingTools.Engine.Notifications;

/// <summary>Says where a secret, such as a webhook's address, is kept: <c>env:NAME</c> or <c>secret:ID</c>.</summary>
internal static class SecretReference
{
    private const string VariablePrefix = "env:";
    private const string SecretPrefix = "secret:";

    /// <summary>Whether a text is a reference.</summary>
    public static bool Is(string text) =>
        text.StartsWith(VariablePrefix, StringComparison.Ordinal) || text.StartsWith(SecretPrefix, StringComparison.Ordinal);

    /// <summary>The environment variable that a reference names; <see langword="null"/> when it names none.</summary>
    public static string? VariableOf(string reference) =>
        reference.StartsWith(VariablePrefix, StringComparison.Ordinal) ? reference[VariablePrefix.Length..] : null;

    /// <summary>Follows a reference.</summary>
    /// <param name="reference">The reference.</param>
    /// <param name="context">The variables.</param>
    /// <param name="session">The account of a secret.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The secret.</returns>
    /// <exception cref="NotificationException">The reference leads nowhere.</exception>
    public static async Task<string> ReadAsync(
        string reference, StagingContext context, AwsSession? session, CancellationToken cancellationToken)
    {
        if (VariableOf(reference) is { } variable)
            return context.Variable(variable) ?? throw new NotificationException($"{variable} is not set.");
        if (!reference.StartsWith(SecretPrefix, StringComparison.Ordinal))
            throw new NotificationException("its reference has neither the form env:NAME nor secret:ID.");
        if (session is null)
            throw new NotificationException($"{reference} needs AWS, which this job does without.");

        try
        {
            GetSecretValueResponse secret = await session.SecretsManager.GetSecretValueAsync(
                new GetSecretValueRequest { SecretId = reference[SecretPrefix.Length..] }, cancellationToken);
            return secret.SecretString?.Trim() ?? "";
        }
        catch (ResourceNotFoundException)
        {
            throw new NotificationException($"there is no {reference} in Secrets Manager.");
        }
    }
}
