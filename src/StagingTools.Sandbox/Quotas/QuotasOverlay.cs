using System.Text.Json.Nodes;
using StagingTools.Sandbox.Gateway;
using StagingTools.Sandbox.Hosting;

namespace StagingTools.Sandbox.Quotas;

/// <summary>What the account may have, as its limits say. Those alone are known that somebody asks for here.</summary>
/// <remarks>https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/API_GetServiceQuota.html</remarks>
internal sealed class QuotasOverlay(SandboxContext context, LimitsHolder limits) : IServiceOverlay
{
    /// <inheritdoc/>
    public string Service => "servicequotas";

    /// <inheritdoc/>
    public Task<AwsResponse?> HandleAsync(AwsRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(request.Action == "GetServiceQuota" ? Get(request) : null);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private AwsResponse? Get(AwsRequest request)
    {
        string service = (string?)request.Json["ServiceCode"] ?? "";
        string code = (string?)request.Json["QuotaCode"] ?? "";
        (string Name, int Value) quota = (service, code) switch
        {
            ("ec2", "L-1216C47A") => (
                "Running On-Demand Standard (A, C, D, H, I, M, R, T, Z) instances", limits.Current.InstanceProcessors),
            ("elasticache", "L-DFE45DF3") => ("Nodes per Region", limits.Current.CacheNodes),
            _ => throw new AwsException(
                "NoSuchResourceException", "The request failed because the specified service quota does not exist.", 400),
        };
        return AwsResponse.Json(new JsonObject
        {
            ["Quota"] = new JsonObject
            {
                ["ServiceCode"] = service,
                ["QuotaArn"] = $"arn:aws:servicequotas:{request.Region}:{context.AccountId}:{service}/{code}",
                ["QuotaCode"] = code,
                ["QuotaName"] = quota.Name,
                ["Value"] = quota.Value,
                ["Unit"] = "None",
                ["Adjustable"] = true,
                ["GlobalQuota"] = false,
            },
        });
    }
}
