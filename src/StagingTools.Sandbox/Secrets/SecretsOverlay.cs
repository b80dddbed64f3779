using System.Text.Json.Nodes;
using StagingTools.Sandbox.Gateway;
using StagingTools.Sandbox.Hosting;

namespace StagingTools.Sandbox.Secrets;

/// <summary>
/// The label AWSCURRENT, which stands on one version of a secret and moves. Who asks for a secret without naming a version gets
/// that one; the emulator answers with the one that was written last under the label, and leaves the label where it had moved to
/// when another version is written.
/// </summary>
/// <remarks>
/// https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html,
/// https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_PutSecretValue.html
/// </remarks>
internal sealed class SecretsOverlay(SandboxContext context) : IServiceOverlay
{
    private const string Current = "AWSCURRENT";

    /// <inheritdoc/>
    public string Service => "secretsmanager";

    /// <summary>The request with the label that the service assumes.</summary>
    /// <param name="request">A request of GetSecretValue.</param>
    public static JsonObject WithStage(JsonObject request)
    {
        var whole = (JsonObject)request.DeepClone();
        if (whole["VersionId"] is null && whole["VersionStage"] is null)
            whole["VersionStage"] = Current;
        return whole;
    }

    /// <inheritdoc/>
    public async Task<AwsResponse?> HandleAsync(AwsRequest request, CancellationToken cancellationToken)
    {
        switch (request.Action)
        {
            case "GetSecretValue":
                return AwsResponse.Json(await CallAsync(request.Region, request.Action, WithStage(request.Json), cancellationToken).ConfigureAwait(false));
            case "PutSecretValue" or "UpdateSecret":
                JsonObject answer = await CallAsync(request.Region, request.Action, request.Json, cancellationToken).ConfigureAwait(false);
                if ((string?)answer["VersionId"] is { } version)
                    await TakeLabelAsync(request.Region, (string)request.Json["SecretId"]!, version, cancellationToken).ConfigureAwait(false);
                return AwsResponse.Json(answer);
            default:
                return null;
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task TakeLabelAsync(string region, string secret, string version, CancellationToken cancellationToken)
    {
        JsonObject described = await CallAsync(
            region, "DescribeSecret", new JsonObject { ["SecretId"] = secret }, cancellationToken).ConfigureAwait(false);
        string[] labelled =
        [
            .. (described["VersionIdsToStages"] as JsonObject ?? [])
                .Where(one => one.Value!.AsArray().Any(label => (string?)label == Current))
                .Select(one => one.Key),
        ];
        if (!labelled.Contains(version)) return;
        foreach (string old in labelled.Where(one => one != version))
        {
            await CallAsync(
                region,
                "UpdateSecretVersionStage",
                new JsonObject { ["SecretId"] = secret, ["VersionStage"] = Current, ["RemoveFromVersionId"] = old },
                cancellationToken).ConfigureAwait(false);
        }
    }

    // Terraform knows a deleted secret by the service's own words.
    private async Task<JsonObject> CallAsync(string region, string operation, JsonObject request, CancellationToken cancellationToken)
    {
        try
        {
            return await context.Moto.JsonAsync("secretsmanager", region, $"secretsmanager.{operation}", request, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (AwsException refusal) when (refusal.Code == "InvalidRequestException"
            && refusal.Message.Contains("currently marked deleted", StringComparison.Ordinal))
        {
            throw new AwsException(
                refusal.Code, "You can't perform this operation on the secret because it was marked for deletion.", refusal.Status);
        }
    }
}
