using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using StagingTools.Sandbox.Gateway;
using StagingTools.Sandbox.Hosting;

namespace StagingTools.Sandbox.Images;

/// <summary>
/// Where the configuration of a pushed image can be fetched from. On AWS the address leads to a bucket of ECR's; here it leads
/// back to the gateway, and takes no signature either.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_GetDownloadUrlForLayer.html</remarks>
internal sealed class EcrOverlay(SandboxContext context, ImageStore images) : IServiceOverlay
{
    /// <summary>What the addresses' paths begin with.</summary>
    public const string Path = "/_layers";

    /// <inheritdoc/>
    public string Service => "ecr";

    /// <inheritdoc/>
    public Task<AwsResponse?> HandleAsync(AwsRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(request.Action == "GetDownloadUrlForLayer" ? Locate(request.Json) : null);

    /// <summary>Sends what lies at such an address.</summary>
    public async Task DownloadAsync(HttpContext http)
    {
        http.Request.Path.StartsWithSegments(Path, StringComparison.Ordinal, out PathString rest);
        if (images.FindConfiguration(rest.Value?.TrimStart('/') ?? "") is not { } configuration)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        http.Response.ContentType = "application/octet-stream";
        await http.Response.WriteAsync(configuration, http.RequestAborted).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private AwsResponse Locate(JsonObject request)
    {
        string digest = (string?)request["layerDigest"] ?? "";
        return images.FindConfiguration(digest) is not null
            ? AwsResponse.Json(new JsonObject { ["downloadUrl"] = $"{context.Endpoint}{Path}/{digest}", ["layerDigest"] = digest })
            : throw new AwsException(
                "LayersNotFoundException",
                $"The layer with digest '{digest}' does not exist in the repository with name '{(string?)request["repositoryName"]}' "
                + $"in registry with id '{context.AccountId}'");
    }
}
