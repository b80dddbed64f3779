using System.Text.Json.Nodes;
using StagingTools.Sandbox.Gateway;
using StagingTools.Sandbox.Hosting;

namespace StagingTools.Sandbox.Secrets;

/// <summary>
/// Who asks for a secret without naming a version gets the one labelled AWSCURRENT
/// (https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html). The emulator answers with the one
/// that was written last under that label, and forgets that labels move.
/// </summary>
internal sealed class SecretsOverlay(SandboxContext context) : IServiceOverlay
{
    private const string Target = "secretsmanager.GetSecretValue";

    /// <inheritdoc/>
    public string Service => "secretsmanager";

    /// <summary>The request with the label that the service assumes.</summary>
    /// <param name="request">A request of GetSecretValue.</param>
    public static JsonObject WithStage(JsonObject request)
    {
        var whole = (JsonObject)request.DeepClone();
        if (whole["VersionId"] is null && whole["VersionStage"] is null)
            whole["VersionStage"] = "AWSCURRENT";
        return whole;
    }

    /// <inheritdoc/>
    public async Task<AwsResponse?> HandleAsync(AwsRequest request, CancellationToken cancellationToken)
    {
        if (request.Action != "GetSecretValue") return null;
        try
        {
            return AwsResponse.Json(await context.Moto
                .JsonAsync("secretsmanager", request.Region, Target, WithStage(request.Json), cancellationToken).ConfigureAwait(false));
        }
        catch (AwsException)
        {
            // The emulator's own words for a secret without a version, or without the label, are those of the service.
            return null;
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
