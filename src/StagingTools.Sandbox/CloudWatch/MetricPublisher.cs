using StagingTools.Sandbox.Hosting;
using StagingTools.Sandbox.Processes;

namespace StagingTools.Sandbox.CloudWatch;

/// <summary>Has every resource measured soon after it is there, and once a minute from then on.</summary>
internal sealed class MetricPublisher(SandboxContext context, IReadOnlyList<IMetricSource> sources) : IAsyncDisposable
{
    private static readonly TimeSpan s_look = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_pace = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource _end = new();
    private readonly Dictionary<string, DateTimeOffset> _due = new(StringComparer.Ordinal);
    private Task _work = Task.CompletedTask;

    /// <summary>Begins.</summary>
    public void Start() => _work = RunAsync(_end.Token);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync().ConfigureAwait(false);
        await _work.ConfigureAwait(false);
        _end.Dispose();
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(s_look, context.Time, cancellationToken).ConfigureAwait(false);
                await LookAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The sandbox ends.
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset now = context.Time.GetUtcNow();
        (IMetricSource Source, MeasuredResource Resource)[] all =
            [.. sources.SelectMany(source => source.Find().Select(resource => (source, resource)))];
        var present = all.Select(one => one.Resource.Key).ToHashSet(StringComparer.Ordinal);
        foreach (string gone in _due.Keys.Where(key => !present.Contains(key)).ToArray()) _due.Remove(gone);
        (IMetricSource Source, MeasuredResource Resource)[] due =
            [.. all.Where(one => !_due.TryGetValue(one.Resource.Key, out DateTimeOffset time) || now >= time)];
        if (due.Length == 0) return;
        var usage = ProcessUsage.Read();
        foreach ((IMetricSource source, MeasuredResource resource) in due)
        {
            // What needs two looks gets its second one soon.
            _due[resource.Key] = now + (_due.ContainsKey(resource.Key) ? s_pace : s_look);
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            patience.CancelAfter(s_patience);
            try
            {
                await source.MeasureAsync(resource, usage, patience.Token).ConfigureAwait(false);
            }
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
            {
                // It may just be going; a metric is then missing, as it is on AWS.
                context.Log.Write($"monitoring: {resource.Key} was not measured: {failure.Message}");
            }
        }
    }
}
