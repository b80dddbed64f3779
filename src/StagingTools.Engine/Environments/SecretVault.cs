using Amazon.SecretsManager;
using Amazon.SecretsManager.Model;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Environments;

/// <summary>An environment's secrets in Secrets Manager.</summary>
/// <param name="session">The account.</param>
/// <param name="name">The environment.</param>
/// <param name="timeProvider">The clock.</param>
internal sealed class SecretVault(AwsSession session, EnvironmentName name, TimeProvider timeProvider)
{
    // Days; the specification's window, and the shortest that Secrets Manager takes.
    private const int RecoveryDays = 7;

    private static readonly TimeSpan RestoreInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan RestorePatience = TimeSpan.FromMinutes(1);

    /// <summary>The secrets that exist, by their short name, the deleted ones that can still be restored among them.</summary>
    public async Task<IReadOnlyDictionary<string, StoredSecret>> ReadAsync(CancellationToken cancellationToken)
    {
        StoredSecret?[] found = await Task.WhenAll(SecretValues.AllNames.Select(secret => ReadAsync(secret, cancellationToken)));
        return found.OfType<StoredSecret>().ToDictionary(secret => secret.ShortName, StringComparer.Ordinal);
    }

    /// <summary>Takes back the deletion of a secret, and waits until that is true everywhere.</summary>
    /// <exception cref="StagingException"><c>SecretNotRestored</c>.</exception>
    public async Task RestoreAsync(StoredSecret secret, CancellationToken cancellationToken)
    {
        await session.SecretsManager.RestoreSecretAsync(new RestoreSecretRequest { SecretId = secret.Arn }, cancellationToken);
        long start = timeProvider.GetTimestamp();
        while (await ReadAsync(secret.ShortName, cancellationToken) is not { PendingDeletion: false })
        {
            if (timeProvider.GetElapsedTime(start) > RestorePatience)
                throw new StagingException(
                    "SecretNotRestored", StagingErrorCategory.Timeout, $"The secret {secret.Name} is still deleted a minute after it was restored.")
                {
                    TargetInput = secret.Name,
                    RecommendedAction = "Wait a minute, then run the same command again.",
                };
            await Task.Delay(RestoreInterval, timeProvider, cancellationToken);
        }
    }

    /// <summary>
    /// Schedules the deletion of what the product made beside terraform, such as the masking key: restorable for as long as
    /// terraform's own secrets.
    /// </summary>
    /// <returns>The names.</returns>
    public async Task<IReadOnlyList<string>> DeleteOwnAsync(CancellationToken cancellationToken)
    {
        var deleted = new List<string>();
        foreach (SecretListEntry secret in await ListAsync(pendingDeletion: false, cancellationToken))
        {
            if (!(secret.Tags ?? []).Exists(tag => tag is { Key: "ManagedBy", Value: "StagingTools" }))
                continue;

            await session.SecretsManager.DeleteSecretAsync(
                new DeleteSecretRequest { SecretId = secret.ARN, RecoveryWindowInDays = RecoveryDays }, cancellationToken);
            deleted.Add(secret.Name!);
        }

        return deleted;
    }

    /// <summary>The names of the environment's secrets that are deleted and can still be restored.</summary>
    public async Task<IReadOnlyList<string>> ListRestorableAsync(CancellationToken cancellationToken) =>
        [.. (await ListAsync(pendingDeletion: true, cancellationToken)).Select(secret => secret.Name!).Order(StringComparer.Ordinal)];

    private async Task<IReadOnlyList<SecretListEntry>> ListAsync(bool pendingDeletion, CancellationToken cancellationToken)
    {
        string prefix = name.Secret("");
        var found = new List<SecretListEntry>();
        string? token = null;
        do
        {
            ListSecretsResponse page = await session.SecretsManager.ListSecretsAsync(
                new ListSecretsRequest
                {
                    Filters = [new Filter { Key = FilterNameStringType.Name, Values = [prefix] }],
                    IncludePlannedDeletion = pendingDeletion,
                    NextToken = token,
                },
                cancellationToken);
            // The filter ignores case.
            found.AddRange((page.SecretList ?? []).Where(secret =>
                secret.Name?.StartsWith(prefix, StringComparison.Ordinal) == true
                && secret.DeletedDate is not null == pendingDeletion));
            token = page.NextToken;
        }
        while (!string.IsNullOrEmpty(token));
        return found;
    }

    /// <summary>One secret by its short name; <see langword="null"/> when there is none.</summary>
    public async Task<StoredSecret?> ReadAsync(string shortName, CancellationToken cancellationToken)
    {
        string fullName = name.Secret(shortName);
        try
        {
            DescribeSecretResponse secret = await session.SecretsManager.DescribeSecretAsync(
                new DescribeSecretRequest { SecretId = fullName }, cancellationToken);
            bool deleted = secret.DeletedDate is not null;
            return new StoredSecret(
                shortName, fullName, secret.ARN!, deleted, deleted ? null : await ReadValueAsync(fullName, cancellationToken))
            {
                Tags = (secret.Tags ?? []).Where(tag => tag.Key is not null)
                    .ToDictionary(tag => tag.Key!, tag => tag.Value ?? "", StringComparer.Ordinal),
            };
        }
        catch (ResourceNotFoundException)
        {
            return null;
        }
    }

    private async Task<string?> ReadValueAsync(string fullName, CancellationToken cancellationToken)
    {
        try
        {
            GetSecretValueResponse value = await session.SecretsManager.GetSecretValueAsync(
                new GetSecretValueRequest { SecretId = fullName }, cancellationToken);
            return string.IsNullOrEmpty(value.SecretString) ? null : value.SecretString;
        }
        catch (ResourceNotFoundException)
        {
            // A secret without any version: made, and the run that made it ended before it wrote the value.
            return null;
        }
    }
}
