using StagingTools.Sandbox.Gateway;
using StagingTools.Sandbox.Hosting;

namespace StagingTools.Sandbox.Logs;

/// <summary>
/// CloudWatch Logs: streams, events, the language of filter patterns, metric filters and Live Tail. Groups with their tags and the rest are
/// the emulator's, which knows no more than the simplest patterns, has no Live Tail, and is too slow for a log of real length.
/// </summary>
internal sealed class LogsOverlay : IServiceOverlay
{
    private readonly LogStore _store;
    private readonly StreamOperations _streams;
    private readonly GroupOperations _groups;
    private readonly PutLogEvents _put;
    private readonly FilterLogEvents _filter;
    private readonly GetLogEvents _get;
    private readonly MetricFilterOperations _metricFilters;
    private readonly MetricFilterPump _pump;

    /// <summary>Makes the overlay; metric filters are applied from now on.</summary>
    public LogsOverlay(SandboxContext context, LimitsHolder limits)
    {
        _store = context.LogStore;
        _streams = new StreamOperations(_store);
        _groups = new GroupOperations(_store, context.Moto);
        _put = new PutLogEvents(_store, context.Time);
        _filter = new FilterLogEvents(_store, context.Time);
        _get = new GetLogEvents(_store, context.Time);
        _metricFilters = new MetricFilterOperations(_store);
        _pump = new MetricFilterPump(context.Metrics, context.Time, context.Log);
        LiveTails = new LiveTails(_store, context.Time, limits);
        _store.Listen(_pump);
    }

    /// <inheritdoc/>
    public string Service => "logs";

    /// <summary>The Live Tail sessions that are open.</summary>
    public LiveTails LiveTails { get; }

    /// <inheritdoc/>
    public async Task<AwsResponse?> HandleAsync(AwsRequest request, CancellationToken cancellationToken) => request.Action switch
    {
        "PutLogEvents" => await _put.AnswerAsync(request, cancellationToken).ConfigureAwait(false),
        "FilterLogEvents" => await _filter.AnswerAsync(request, cancellationToken).ConfigureAwait(false),
        "GetLogEvents" => await _get.AnswerAsync(request, cancellationToken).ConfigureAwait(false),
        "StartLiveTail" => await LiveTails.StartAsync(request, cancellationToken).ConfigureAwait(false),
        "CreateLogStream" => await _streams.CreateAsync(request, cancellationToken).ConfigureAwait(false),
        "DeleteLogStream" => await _streams.DeleteAsync(request, cancellationToken).ConfigureAwait(false),
        "DescribeLogStreams" => await _streams.DescribeAsync(request, cancellationToken).ConfigureAwait(false),
        "DeleteLogGroup" => await _groups.DeleteAsync(request, cancellationToken).ConfigureAwait(false),
        "DescribeLogGroups" => await _groups.DescribeAsync(request, cancellationToken).ConfigureAwait(false),
        "PutRetentionPolicy" or "DeleteRetentionPolicy" =>
            await _groups.ChangeRetentionAsync(request, cancellationToken).ConfigureAwait(false),
        "PutMetricFilter" => await _metricFilters.PutAsync(request, cancellationToken).ConfigureAwait(false),
        "DeleteMetricFilter" => await _metricFilters.DeleteAsync(request, cancellationToken).ConfigureAwait(false),
        "DescribeMetricFilters" => await _metricFilters.DescribeAsync(request, cancellationToken).ConfigureAwait(false),
        "TestMetricFilter" => MetricFilterOperations.Test(request),

        // The emulator would look for events where there are none, and say so.
        "StartQuery" or "CreateExportTask" => throw AwsException.NotImplemented(Service, request.Action),
        _ => null,
    };

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        LiveTails.Break(forGood: true);
        _store.Leave(_pump);
        await _pump.DisposeAsync().ConfigureAwait(false);
    }
}
