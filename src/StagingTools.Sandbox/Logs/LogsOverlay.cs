using System.Text.Json.Nodes;
using StagingTools.Sandbox.Gateway;
using StagingTools.Sandbox.Hosting;

namespace StagingTools.Sandbox.Logs;

/// <summary>
/// The order of events across streams, which CloudWatch Logs keeps whether it is asked to or not. The emulator answers one stream after
/// the other unless it is asked.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilterLogEvents.html: interleaved</remarks>
internal sealed class LogsOverlay(SandboxContext context) : IServiceOverlay
{
    /// <inheritdoc/>
    public string Service => "logs";

    /// <inheritdoc/>
    public async Task<AwsResponse?> HandleAsync(AwsRequest request, CancellationToken cancellationToken)
    {
        if (request.Action != "FilterLogEvents") return null;
        var interleaved = (JsonObject)request.Json.DeepClone();
        interleaved["interleaved"] = true;
        return AwsResponse.Json(await context.Moto
            .JsonAsync("logs", request.Region, "Logs_20140328.FilterLogEvents", interleaved, cancellationToken).ConfigureAwait(false));
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
