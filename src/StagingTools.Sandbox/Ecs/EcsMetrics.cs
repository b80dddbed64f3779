using StagingTools.Sandbox.CloudWatch;
using StagingTools.Sandbox.Hosting;
using StagingTools.Sandbox.Processes;

namespace StagingTools.Sandbox.Ecs;

/// <summary>What ECS measures of a service: what each of its tasks uses of what was reserved for it.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cloudwatch-metrics.html</remarks>
internal sealed class EcsMetrics(SandboxContext context, EcsStore store) : IMetricSource
{
    private const double UnitsPerProcessor = 1024;
    private const double Mebibyte = 1 << 20;
    private const string ServiceGroup = "service:";

    private readonly MetricRates _rates = new(context.Time);

    /// <inheritdoc/>
    public IReadOnlyList<MeasuredResource> Find()
    {
        lock (store.Gate)
        {
            return
            [
                .. store.Tasks.Where(task => task.LastStatus == "RUNNING" && task.Group.StartsWith(ServiceGroup, StringComparison.Ordinal))
                    .Select(task => new MeasuredResource($"ecs {task.Id}", task.Region, task)),
            ];
        }
    }

    /// <inheritdoc/>
    public async Task MeasureAsync(MeasuredResource resource, ProcessUsage? usage, CancellationToken cancellationToken)
    {
        if (usage is null) return;
        var task = (EcsTask)resource.Subject;
        int[] processes;
        TaskNeeds reserved;
        lock (store.Gate)
        {
            processes = [.. task.Containers.Where(container => container.Process?.IsRunning == true).Select(container => container.Process!.Pid)];
            reserved = TaskNeeds.Of(task.Definition);
        }

        (double Seconds, long Memory)[] used = [.. processes.Select(usage.Of).OfType<(double, long)>()];
        if (used.Length == 0) return;
        ValueTask AddAsync(string name, double value) => context.Metrics.AddAsync(
            resource.Region,
            "AWS/ECS",
            name,
            [new("ClusterName", task.Cluster), new("ServiceName", task.Group[ServiceGroup.Length..])],
            value,
            "Percent",
            context.Time.GetUtcNow(),
            cancellationToken);

        if (reserved.Memory > 0)
            await AddAsync("MemoryUtilization", 100 * used.Sum(one => one.Memory) / Mebibyte / reserved.Memory).ConfigureAwait(false);
        if (reserved.Cpu > 0 && _rates.Since(resource.Key, used.Sum(one => one.Seconds)) is { } since)
        {
            await AddAsync("CPUUtilization", 100 * since.Growth / since.Elapsed.TotalSeconds * UnitsPerProcessor / reserved.Cpu)
                .ConfigureAwait(false);
        }
    }
}
