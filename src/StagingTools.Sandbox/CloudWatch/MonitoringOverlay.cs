using System.Text.Json.Nodes;
using StagingTools.Sandbox.Gateway;
using StagingTools.Sandbox.Hosting;

namespace StagingTools.Sandbox.CloudWatch;

/// <summary>CloudWatch's metrics, and states of alarms that are set by hand. Alarms and dashboards themselves stay with the emulator.</summary>
internal sealed class MonitoringOverlay(SandboxContext context, MetricStore store, AlarmEvaluator alarms) : IServiceOverlay
{
    private static readonly string[] s_owned = ["PutMetricData", "GetMetricStatistics", "GetMetricData", "ListMetrics", "SetAlarmState"];

    private readonly MetricOperations _metrics = new(store, context.Time);

    /// <inheritdoc/>
    public string Service => "monitoring";

    /// <inheritdoc/>
    public async Task<AwsResponse?> HandleAsync(AwsRequest request, CancellationToken cancellationToken)
    {
        string operation = MonitoringCall.OperationOf(request);
        if (!s_owned.Contains(operation)) return null;
        MonitoringCall call = await MonitoringCall.ReadAsync(request, cancellationToken).ConfigureAwait(false);
        try
        {
            return call.Reply(operation switch
            {
                "PutMetricData" => _metrics.Put(call.Region, call.Input),
                "GetMetricStatistics" => _metrics.Statistics(call.Region, call.Input),
                "GetMetricData" => _metrics.Data(call.Region, call.Input),
                "ListMetrics" => _metrics.List(call.Region, call.Input),
                _ => await SetAsync(call, cancellationToken).ConfigureAwait(false),
            });
        }
        catch (AwsException refusal) when (call.Refuse(refusal) is { } answer)
        {
            return answer;
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<JsonObject> SetAsync(MonitoringCall call, CancellationToken cancellationToken)
    {
        await alarms.SetAsync(
            call.Region,
            call.Input.Needed("AlarmName"),
            call.Input.Needed("StateValue"),
            call.Input.Needed("StateReason"),
            call.Input.Text("StateReasonData"),
            cancellationToken).ConfigureAwait(false);
        return [];
    }
}
