using Amazon.SecretsManager.Model;
using StagingTools.Engine.Aws;

namespace StagingTools.Engine.Notifications;

/// <summary>Says where the webhook's address, which is a secret, is kept: <c>env:NAME</c> or <c>secret:ID</c>.</summary>
internal static class WebhookReference
{
    private const string VariablePrefix = "env:";
    private const string SecretPrefix = "secret:";

    /// <summary>The environment variable that a reference names; <see langword="null"/> when it names none.</summary>
    public static string? VariableOf(string reference) =>
        reference.StartsWith(VariablePrefix, StringComparison.Ordinal) ? reference[VariablePrefix.Length..] : null;

    /// <summary>Follows a reference.</summary>
    /// <param name="reference">The reference.</param>
    /// <param name="context">The variables.</param>
    /// <param name="session">The account of a secret.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The address.</returns>
    /// <exception cref="WebhookException">The reference leads nowhere.</exception>
    public static async Task<string> ReadAsync(
        string reference, StagingContext context, AwsSession? session, CancellationToken cancellationToken)
    {
        if (VariableOf(reference) is { } variable)
            return context.Variable(variable) ?? throw new WebhookException($"{variable} is not set.");
        if (!reference.StartsWith(SecretPrefix, StringComparison.Ordinal))
            throw new WebhookException("its reference has neither the form env:NAME nor secret:ID.");
        if (session is null)
            throw new WebhookException($"{reference} needs AWS, which this job does without.");

        try
        {
            GetSecretValueResponse secret = await session.SecretsManager.GetSecretValueAsync(
                new GetSecretValueRequest { SecretId = reference[SecretPrefix.Length..] }, cancellationToken);
            return secret.SecretString?.Trim() ?? "";
        }
        catch (ResourceNotFoundException)
        {
            throw new WebhookException($"there is no {reference} in Secrets Manager.");
        }
    }
}
