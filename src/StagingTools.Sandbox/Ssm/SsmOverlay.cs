using System.Text.Json.Nodes;
using System.Xml.Linq;
using StagingTools.Sandbox.Gateway;
using StagingTools.Sandbox.Hosting;

namespace StagingTools.Sandbox.Ssm;

/// <summary>
/// The beginning and the end of sessions. What flows between them is the plugin's and Session Manager's; here is no such service, and so
/// the address that a session gets leads nowhere.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_StartSession.html</remarks>
internal sealed class SsmOverlay(SandboxContext context) : IServiceOverlay
{
    /// <inheritdoc/>
    public string Service => "ssm";

    /// <inheritdoc/>
    public async Task<AwsResponse?> HandleAsync(AwsRequest request, CancellationToken cancellationToken) => request.Action switch
    {
        "StartSession" => await StartAsync(request, cancellationToken).ConfigureAwait(false),
        "TerminateSession" => AwsResponse.Json(new JsonObject { ["SessionId"] = (string?)request.Json["SessionId"] }),
        _ => null,
    };

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<AwsResponse> StartAsync(AwsRequest request, CancellationToken cancellationToken)
    {
        string target = (string?)request.Json["Target"] ?? "";
        if (!await IsRunningAsync(target, request.Region, cancellationToken).ConfigureAwait(false))
            throw new AwsException("TargetNotConnected", $"{target} is not connected.", 400);

        string id = $"sandbox-{Guid.NewGuid():N}";
        return AwsResponse.Json(new JsonObject
        {
            ["SessionId"] = id,
            ["TokenValue"] = Convert.ToBase64String(Guid.NewGuid().ToByteArray()),
            ["StreamUrl"] = $"wss://127.0.0.1/v1/data-channel/{id}",
        });
    }

    private async Task<bool> IsRunningAsync(string instance, string region, CancellationToken cancellationToken)
    {
        try
        {
            XElement answer = await context.Moto.QueryAsync(
                "ec2",
                region,
                "DescribeInstances",
                [new("InstanceId.1", instance), new("Filter.1.Name", "instance-state-name"), new("Filter.1.Value.1", "running")],
                cancellationToken).ConfigureAwait(false);
            return answer.Descendants("instanceId").Any();
        }
        catch (AwsException)
        {
            return false;
        }
    }
}
