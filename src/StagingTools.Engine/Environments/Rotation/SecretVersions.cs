using Amazon.SecretsManager;
using Amazon.SecretsManager.Model;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Environments.Rotation;

/// <summary>
/// The versions of one secret by their staging labels, used as Secrets Manager's own rotations use them: a new value is put
/// under AWSPENDING, gets AWSCURRENT when it is proved, and keeps AWSPENDING until everything uses it. A version with both
/// labels is a rotation that did not end
/// (https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_lambda-functions.html).
/// </summary>
internal sealed class SecretVersions
{
    private const string Current = "AWSCURRENT";
    private const string Pending = "AWSPENDING";
    private const string Previous = "AWSPREVIOUS";

    private readonly AmazonSecretsManagerClient client;

    private SecretVersions(AmazonSecretsManagerClient client, string shortName, string id, string version, string value)
    {
        this.client = client;
        ShortName = shortName;
        Id = id;
        CurrentVersion = version;
        CurrentValue = value;
    }

    /// <summary>The short name, such as <c>admin-token</c>.</summary>
    public string ShortName { get; }

    /// <summary>The name in Secrets Manager.</summary>
    public string Id { get; }

    /// <summary>The version that is handed out.</summary>
    public string CurrentVersion { get; private set; }

    /// <summary>Its value.</summary>
    public string CurrentValue { get; private set; }

    /// <summary>The version that a rotation made; <see langword="null"/> while none is under way.</summary>
    public string? PendingVersion { get; private set; }

    /// <summary>The version that was current before; <see langword="null"/> when there is none.</summary>
    public string? PreviousVersion { get; private set; }

    /// <summary>Whether the current value was promoted by a rotation that did not end.</summary>
    public bool IsUnfinished => PendingVersion == CurrentVersion;

    /// <summary>Reads a secret.</summary>
    /// <param name="client">Secrets Manager.</param>
    /// <param name="name">The environment.</param>
    /// <param name="shortName">The secret.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="StagingException"><c>SecretNotFound</c>, <c>SecretPendingDeletion</c>, <c>SecretEmpty</c>.</exception>
    public static async Task<SecretVersions> ReadAsync(
        AmazonSecretsManagerClient client, EnvironmentName name, string shortName, CancellationToken cancellationToken)
    {
        string id = name.Secret(shortName);
        try
        {
            DescribeSecretResponse secret = await client.DescribeSecretAsync(new DescribeSecretRequest { SecretId = id }, cancellationToken);
            if (secret.DeletedDate is not null)
                throw new StagingException("SecretPendingDeletion", StagingErrorCategory.InvalidState, $"The secret {id} is deleted.")
                {
                    TargetInput = id,
                    RecommendedAction = "Create the environment again with 'staging new', which restores it.",
                };

            string? WithLabel(string label) => secret.VersionIdsToStages?
                .FirstOrDefault(version => version.Value.Contains(label, StringComparer.Ordinal)).Key;
            if (WithLabel(Current) is not { } current)
                throw Empty(id);

            GetSecretValueResponse value = await client.GetSecretValueAsync(
                new GetSecretValueRequest { SecretId = id, VersionId = current }, cancellationToken);
            return new SecretVersions(client, shortName, id, current, value.SecretString is { Length: > 0 } text ? text : throw Empty(id))
            {
                PendingVersion = WithLabel(Pending),
                PreviousVersion = WithLabel(Previous),
            };
        }
        catch (ResourceNotFoundException)
        {
            throw new StagingException("SecretNotFound", StagingErrorCategory.NotFound, $"Secrets Manager has no secret {id}.")
            {
                TargetInput = id,
                RecommendedAction = "See with 'staging get' whether the environment is there.",
            };
        }
    }

    /// <summary>The value of the version that a rotation made and did not promote; <see langword="null"/> when there is none.</summary>
    public async Task<string?> ReadPendingAsync(CancellationToken cancellationToken)
    {
        if (PendingVersion is null || IsUnfinished)
            return null;

        GetSecretValueResponse value = await client.GetSecretValueAsync(
            new GetSecretValueRequest { SecretId = Id, VersionId = PendingVersion }, cancellationToken);
        return value.SecretString;
    }

    /// <summary>Stores a new value beside the current one.</summary>
    /// <returns>The value as Secrets Manager hands it out.</returns>
    public async Task<string> PutAsync(string value, CancellationToken cancellationToken)
    {
        PutSecretValueResponse put = await client.PutSecretValueAsync(
            new PutSecretValueRequest { SecretId = Id, SecretString = value, VersionStages = [Pending] }, cancellationToken);
        PendingVersion = put.VersionId;
        return (await ReadPendingAsync(cancellationToken))!;
    }

    /// <summary>Hands the new value out from now on.</summary>
    /// <param name="value">The value that was stored beside the current one.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task PromoteAsync(string value, CancellationToken cancellationToken)
    {
        await client.UpdateSecretVersionStageAsync(
            new UpdateSecretVersionStageRequest
            {
                SecretId = Id,
                VersionStage = Current,
                MoveToVersionId = PendingVersion,
                RemoveFromVersionId = CurrentVersion,
            },
            cancellationToken);
        (PreviousVersion, CurrentVersion) = (CurrentVersion, PendingVersion!);
        CurrentValue = value;
    }

    /// <summary>Hands the value from before out again.</summary>
    public async Task DemoteAsync(CancellationToken cancellationToken)
    {
        await client.UpdateSecretVersionStageAsync(
            new UpdateSecretVersionStageRequest
            {
                SecretId = Id,
                VersionStage = Current,
                MoveToVersionId = PreviousVersion,
                RemoveFromVersionId = CurrentVersion,
            },
            cancellationToken);
        (CurrentVersion, PreviousVersion) = (PreviousVersion!, CurrentVersion);
        GetSecretValueResponse value = await client.GetSecretValueAsync(
            new GetSecretValueRequest { SecretId = Id, VersionId = CurrentVersion }, cancellationToken);
        CurrentValue = value.SecretString!;
        await FinishAsync(cancellationToken);
    }

    /// <summary>Says that no rotation is under way any more.</summary>
    public async Task FinishAsync(CancellationToken cancellationToken)
    {
        if (PendingVersion is null)
            return;

        await client.UpdateSecretVersionStageAsync(
            new UpdateSecretVersionStageRequest { SecretId = Id, VersionStage = Pending, RemoveFromVersionId = PendingVersion },
            cancellationToken);
        PendingVersion = null;
    }

    private static StagingException Empty(string id) => new(
        "SecretEmpty", StagingErrorCategory.InvalidState, $"The secret {id} holds no value.")
    {
        TargetInput = id,
        RecommendedAction = "Run 'staging new' for the environment, which writes it.",
    };
}
