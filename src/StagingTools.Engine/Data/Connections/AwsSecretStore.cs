using Amazon.SecretsManager.Model;
using StagingTools.Engine.Aws;

namespace StagingTools.Engine.Data.Connections;

/// <summary>Secrets Manager. The session is opened by the first secret, so that two plain servers need no AWS.</summary>
/// <param name="context">Where credentials come from.</param>
/// <param name="request">Region and profile.</param>
internal sealed class AwsSecretStore(StagingContext context, EnvironmentRequest request) : ISecretStore
{
    /// <inheritdoc/>
    public AwsSession? Session { get; private set; }

    /// <inheritdoc/>
    public async Task<(string Name, string Text)?> ReadAsync(string id, CancellationToken cancellationToken)
    {
        Session ??= AwsSession.Open(context, request);
        try
        {
            GetSecretValueResponse response = await Session.SecretsManager.GetSecretValueAsync(
                new GetSecretValueRequest { SecretId = id }, cancellationToken);
            return (response.Name ?? id, response.SecretString ?? "");
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

    /// <inheritdoc/>
    public async Task<string> CreateAsync(string name, string description, string text, CancellationToken cancellationToken)
    {
        Session ??= AwsSession.Open(context, request);
        string[] parts = name.Split('/');
        try
        {
            await Session.SecretsManager.CreateSecretAsync(
                new CreateSecretRequest
                {
                    Name = name,
                    Description = description,
                    SecretString = text,
                    Tags =
                    [
                        new Tag { Key = "Project", Value = parts[0] },
                        new Tag { Key = "Environment", Value = parts.Length > 2 ? parts[1] : "" },
                        new Tag { Key = "ManagedBy", Value = "StagingTools" },
                    ],
                },
                cancellationToken);
            return text;
        }
        catch (InvalidRequestException)
        {
            // An environment of this name was removed, and its key still waits for its deletion.
            await Session.SecretsManager.RestoreSecretAsync(new RestoreSecretRequest { SecretId = name }, cancellationToken);
        }
        catch (ResourceExistsException)
        {
        }

        return await ReadAsync(name, cancellationToken) is { } existing ? existing.Text : text;
    }

    /// <inheritdoc/>
    public void Dispose() => Session?.Dispose();
}
