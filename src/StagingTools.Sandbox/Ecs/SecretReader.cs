using System.Text.Json;
using System.Text.Json.Nodes;
using StagingTools.Sandbox.Gateway;
using StagingTools.Sandbox.Hosting;
using StagingTools.Sandbox.Secrets;

namespace StagingTools.Sandbox.Ecs;

/// <summary>Fetches the secrets of a container, as the ECS agent does before it starts.</summary>
internal sealed class SecretReader(SandboxContext context)
{
    /// <summary>The value behind a <c>valueFrom</c>.</summary>
    /// <exception cref="TaskFailure">It cannot be had; the message is ECS's and carries no value.</exception>
    public async Task<string> ReadAsync(string valueFrom, string region, CancellationToken cancellationToken)
    {
        SecretReference secret = SecretReference.Parse(valueFrom);
        return secret.Service == "ssm"
            ? await ParameterAsync(secret, secret.Region ?? region, cancellationToken).ConfigureAwait(false)
            : await SecretAsync(secret, secret.Region ?? region, cancellationToken).ConfigureAwait(false);
    }

    private async Task<string> SecretAsync(SecretReference secret, string region, CancellationToken cancellationToken)
    {
        const string prefix =
            "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: "
            + "unable to retrieve secret from asm: service call has been retried 1 time(s): ";
        var request = new JsonObject { ["SecretId"] = secret.Id };
        if (secret.Stage is not null) request["VersionStage"] = secret.Stage;
        if (secret.VersionId is not null) request["VersionId"] = secret.VersionId;
        string value;
        try
        {
            JsonObject answer = await context.Moto.JsonAsync(
                "secretsmanager", region, "secretsmanager.GetSecretValue", SecretsOverlay.WithStage(request), cancellationToken).ConfigureAwait(false);
            value = (string?)answer["SecretString"] ?? "";
        }
        catch (AwsException refused)
        {
            throw new TaskFailure(
                $"{prefix}failed to fetch secret {secret.Id} from secrets manager: {refused.Code}: {refused.Message}");
        }

        if (secret.JsonKey is null) return value;
        try
        {
            return JsonNode.Parse(value)?[secret.JsonKey] switch
            {
                JsonValue found => found.ToString(),
                { } found => found.ToJsonString(),
                null => throw new TaskFailure(
                    $"{prefix}retrieved secret from Secrets Manager did not contain json key {secret.JsonKey}"),
            };
        }
        catch (Exception noObject) when (noObject is JsonException or InvalidOperationException)
        {
            throw new TaskFailure($"{prefix}invalid character looking for json key {secret.JsonKey} in {secret.Id}");
        }
    }

    private async Task<string> ParameterAsync(SecretReference secret, string region, CancellationToken cancellationToken)
    {
        try
        {
            JsonObject answer = await context.Moto.JsonAsync(
                "ssm",
                region,
                "AmazonSSM.GetParameter",
                new JsonObject { ["Name"] = secret.Id, ["WithDecryption"] = true },
                cancellationToken).ConfigureAwait(false);
            return (string?)answer["Parameter"]?["Value"] ?? "";
        }
        catch (AwsException)
        {
            throw new TaskFailure(
                "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval "
                + "failed: unable to retrieve secrets from ssm: service call has been retried 1 time(s): invalid "
                + $"parameters: {secret.Id}");
        }
    }
}
