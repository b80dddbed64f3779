using System.Text.Json.Nodes;
using StagingTools.Sandbox.Gateway;

namespace StagingTools.Sandbox.Logs;

/// <summary>Those operations on log groups that touch what the sandbox holds of them; the groups themselves are the emulator's.</summary>
internal sealed class GroupOperations(LogStore store, WireClient moto)
{
    /// <summary>DeleteLogGroup.</summary>
    /// <exception cref="AwsException">There is none.</exception>
    public async Task<AwsResponse> DeleteAsync(AwsRequest request, CancellationToken cancellationToken)
    {
        // The events go last: whoever writes meanwhile must not bring the group back.
        JsonObject answer = await ForwardAsync(request, cancellationToken).ConfigureAwait(false);
        store.Remove(request.Region, LogParameters.Group(request.Json));
        return AwsResponse.Json(answer);
    }

    /// <summary>DescribeLogGroups, with what each group holds.</summary>
    /// <exception cref="AwsException">A parameter is wrong.</exception>
    public async Task<AwsResponse> DescribeAsync(AwsRequest request, CancellationToken cancellationToken)
    {
        JsonObject answer = await ForwardAsync(request, cancellationToken).ConfigureAwait(false);
        foreach (JsonObject group in answer["logGroups"]?.AsArray().OfType<JsonObject>() ?? [])
        {
            if (store.Find(request.Region, (string?)group["logGroupName"] ?? "") is not { } held) continue;
            group["storedBytes"] = held.StoredBytes;
            group["metricFilterCount"] = held.MetricFilters.Count;
        }

        return AwsResponse.Json(answer);
    }

    /// <summary>PutRetentionPolicy and DeleteRetentionPolicy.</summary>
    /// <exception cref="AwsException">There is no such group, or no such policy.</exception>
    public async Task<AwsResponse> ChangeRetentionAsync(AwsRequest request, CancellationToken cancellationToken)
    {
        JsonObject answer = await ForwardAsync(request, cancellationToken).ConfigureAwait(false);
        if (store.Find(request.Region, LogParameters.Group(request.Json)) is { } group)
        {
            group.RetentionDays = (int?)request.Json["retentionInDays"] ?? 0;
        }

        return AwsResponse.Json(answer);
    }

    private Task<JsonObject> ForwardAsync(AwsRequest request, CancellationToken cancellationToken) =>
        moto.JsonAsync("logs", request.Region, $"Logs_20140328.{request.Action}", request.Json, cancellationToken);
}
