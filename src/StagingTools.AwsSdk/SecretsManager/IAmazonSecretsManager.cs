using Amazon.SecretsManager.Model;

namespace Amazon.SecretsManager;

/// <summary>AWS Secrets Manager, as far as it is called here.</summary>
public interface IAmazonSecretsManager : IDisposable
{
    /// <summary>Creates a secret, with a first version when a value is given.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmazonSecretsManagerException">The service refused.</exception>
    Task<CreateSecretResponse> CreateSecretAsync(
        CreateSecretRequest request,
        CancellationToken cancellationToken = default);

    /// <summary>Schedules the deletion of a secret, or deletes it at once.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmazonSecretsManagerException">The service refused.</exception>
    Task<DeleteSecretResponse> DeleteSecretAsync(
        DeleteSecretRequest request,
        CancellationToken cancellationToken = default);

    /// <summary>What is known of a secret, without its value.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmazonSecretsManagerException">The service refused.</exception>
    Task<DescribeSecretResponse> DescribeSecretAsync(
        DescribeSecretRequest request,
        CancellationToken cancellationToken = default);

    /// <summary>The value of one version; the current one when none is named.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmazonSecretsManagerException">The service refused.</exception>
    Task<GetSecretValueResponse> GetSecretValueAsync(
        GetSecretValueRequest request,
        CancellationToken cancellationToken = default);

    /// <summary>Lists secrets, a page at a time.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmazonSecretsManagerException">The service refused.</exception>
    Task<ListSecretsResponse> ListSecretsAsync(
        ListSecretsRequest request,
        CancellationToken cancellationToken = default);

    /// <summary>Adds a version and, by default, makes it current.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmazonSecretsManagerException">The service refused.</exception>
    Task<PutSecretValueResponse> PutSecretValueAsync(
        PutSecretValueRequest request,
        CancellationToken cancellationToken = default);

    /// <summary>Takes back a scheduled deletion.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmazonSecretsManagerException">The service refused.</exception>
    Task<RestoreSecretResponse> RestoreSecretAsync(
        RestoreSecretRequest request,
        CancellationToken cancellationToken = default);

    /// <summary>Sets tags on a secret.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmazonSecretsManagerException">The service refused.</exception>
    Task<TagResourceResponse> TagResourceAsync(
        TagResourceRequest request,
        CancellationToken cancellationToken = default);

    /// <summary>Moves a staging label from one version of a secret to another.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmazonSecretsManagerException">The service refused.</exception>
    Task<UpdateSecretVersionStageResponse> UpdateSecretVersionStageAsync(
        UpdateSecretVersionStageRequest request,
        CancellationToken cancellationToken = default);
}
