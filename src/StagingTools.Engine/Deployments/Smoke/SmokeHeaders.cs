using Amazon.SecretsManager.Model;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Settings;

namespace StagingTools.Engine.Deployments.Smoke;

/// <summary>Follows the references in headers. The values are secrets: they are sent and never shown.</summary>
/// <param name="context">The variables.</param>
/// <param name="session">The account of secrets.</param>
internal sealed class SmokeHeaders(StagingContext context, AwsSession session)
{
    private const string Variable = "env:";
    private const string Secret = "secret:";

    /// <summary>Whether a value says where the header is kept.</summary>
    public static bool IsReference(string value) => SettingReference.Is(value, Variable, Secret);

    /// <summary>The headers of a check with their values.</summary>
    /// <exception cref="StagingException"><c>ReferenceNotFound</c>.</exception>
    public async Task<IReadOnlyList<KeyValuePair<string, string>>> ReadAsync(SmokeCheck check, CancellationToken cancellationToken)
    {
        var headers = new List<KeyValuePair<string, string>>();
        foreach ((string name, string value) in check.Headers)
        {
            string? read = IsReference(value) ? await FollowAsync(value, cancellationToken) : value;
            headers.Add(new(name, read ?? throw SmokeErrors.NoHeader(check, name, value)));
        }

        return headers;
    }

    private async Task<string?> FollowAsync(string reference, CancellationToken cancellationToken)
    {
        if (reference.StartsWith(Variable, StringComparison.Ordinal))
            return context.Variable(reference[Variable.Length..])?.Trim();

        try
        {
            GetSecretValueResponse secret = await session.SecretsManager.GetSecretValueAsync(
                new GetSecretValueRequest { SecretId = reference[Secret.Length..] }, cancellationToken);
            return secret.SecretString is { Length: > 0 } value ? value.Trim() : null;
        }
        catch (ResourceNotFoundException)
        {
            return null;
        }
        catch (InvalidRequestException)
        {
            // It waits for its deletion.
            return null;
        }
    }
}
