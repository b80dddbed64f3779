using System.Globalization;
using System.Runtime.CompilerServices;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Environments;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;
using StagingTools.Engine.Settings;

namespace StagingTools.Engine.Monitoring.Metrics;

/// <summary>Reads metrics of an environment's database, cache, services, load balancers and log. Changes nothing.</summary>
/// <param name="context">Where it works.</param>
public sealed class GetMetric(StagingContext context)
{
    private const int PatienceWithErrors = 5;

    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(10);

    /// <summary>Reads.</summary>
    /// <param name="request">Which metrics, from when to when.</param>
    /// <param name="host">Is told details.</param>
    /// <param name="cancellationToken">Ends it at once, also while it waits to read again.</param>
    /// <returns>
    /// An object for each metric, resource and statistic, in the order of the catalog; while watching, all of them again after each
    /// period. Those of one reading come without a wait between them. A metric that was named is told of even where the environment has
    /// nothing of its kind.
    /// </returns>
    /// <exception cref="StagingException">
    /// <c>MetricNotFound</c>, <c>InvalidStatistic</c>, <c>InvalidPeriod</c>, <c>InvalidSince</c>, <c>InvalidUntil</c>,
    /// <c>InvalidWindow</c>; <c>EnvironmentNotFound</c> when there is nothing of the environment.
    /// </exception>
    public async IAsyncEnumerable<StagingMetric> RunAsync(
        GetMetricRequest request, IHost host, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(host);
        (request, StagingSettings settings) = StagingSettings.Apply(context, request, host);
        EnvironmentName name = EnvironmentName.Parse(request);
        MetricChoice choice = MetricChoice.Of(request.Name);
        IReadOnlyList<string> statistics = MetricStatistic.Parse(request.Statistic);
        MetricWindow window = MetricWindow.Of(request, context.TimeProvider.GetUtcNow());
        using AwsSession session = AwsSession.Open(context, request);
        await settings.Production.WarnAsync(session, host, cancellationToken);

        IReadOnlyDictionary<MetricResourceKind, FoundResources> found = await new MetricResourceFinder(session, name, host)
            .FindAsync(choice.Metrics.Select(metric => metric.Kind).ToHashSet(), cancellationToken);
        await CheckEnvironmentAsync(session, name, found, host, cancellationToken);
        MetricQuery[] queries =
        [
            .. from metric in choice.Metrics
               from resource in found[metric.Kind].Resources
               from statistic in Statistics(metric)
               select new MetricQuery(metric, NamespaceOf(metric, name), resource, statistic),
        ];
        CatalogMetric[] lacking = [.. choice.Metrics.Where(metric => found[metric.Kind].Resources.Count == 0)];
        foreach (MetricResourceKind kind in lacking.Select(metric => metric.Kind).Distinct())
            host.Verbose(found[kind].Lack);

        var reader = new MetricDataReader(session.CloudWatch, host);
        int failures = 0;
        while (true)
        {
            host.Verbose(string.Create(
                CultureInfo.InvariantCulture,
                $"Reading metrics, {queries.Length} in all, from {UtcText.Seconds(window.Since)} to {UtcText.Seconds(window.Until)}, a point every {MetricText.Of(window.Period)}."));
            IReadOnlyList<StagingMetric> round = [];
            try
            {
                round = await ReadAsync(window);
                failures = 0;
            }
            catch (Exception problem) when (request.Watch && PassingFailure.Is(problem, cancellationToken) && failures < PatienceWithErrors)
            {
                failures++;
                host.Warning($"CloudWatch does not answer, looking again: {problem.Message}");
            }

            foreach (StagingMetric metric in round)
                yield return metric;
            if (!request.Watch)
                yield break;

            await Task.Delay(window.Period > ShortestPause ? window.Period : ShortestPause, context.TimeProvider, cancellationToken);
            window = MetricWindow.Of(request, context.TimeProvider.GetUtcNow());
        }

        IEnumerable<string> Statistics(CatalogMetric metric) => statistics.Count == 0 ? [metric.Statistic] : statistics;

        async Task<IReadOnlyList<StagingMetric>> ReadAsync(MetricWindow current)
        {
            IReadOnlyList<MetricSeries> series = await reader.ReadAsync(queries, current, cancellationToken);
            ILookup<CatalogMetric, StagingMetric> read = queries.Zip(series).ToLookup(
                pair => pair.First.Metric,
                pair => Describe(pair.First.Metric, pair.First.Statistic, current) with
                {
                    Resource = pair.First.Resource.Name,
                    Points = pair.Second.Points,
                    Reason = pair.Second.Trouble ?? (pair.Second.Points.Count == 0 ? Silence(pair.First.Metric, current) : null),
                });
            return
            [
                .. choice.Metrics.SelectMany(metric => !lacking.Contains(metric) ? read[metric]
                    : choice.Named.Contains(metric)
                        ? Statistics(metric).Select(statistic => Describe(metric, statistic, current) with { Reason = found[metric.Kind].Lack })
                        : []),
            ];
        }

        StagingMetric Describe(CatalogMetric metric, string statistic, MetricWindow current) => new()
        {
            Project = name.Project,
            EnvironmentName = name.Name,
            Region = session.Region,
            Name = metric.Name,
            Namespace = NamespaceOf(metric, name),
            MetricName = metric.MetricName,
            Statistic = statistic,
            Unit = statistic == MetricStatistic.SampleCount ? "Count" : metric.Unit,
            Period = current.Period,
            Since = current.Since,
            Until = current.Until,
        };
    }

    private static string NamespaceOf(CatalogMetric metric, EnvironmentName name) =>
        metric.Namespace.Replace("{0}", name.Stem, StringComparison.Ordinal);

    private static string Silence(CatalogMetric metric, MetricWindow window) => metric.Sending switch
    {
        MetricSending.WithRequests => "No points: a load balancer only sends this while requests come.",
        MetricSending.WhenCounted => "No points: this is only sent when there is something to count.",
        _ when window.Period < TimeSpan.FromMinutes(1) => "No points: AWS's own services send no points less than a minute apart.",
        _ => $"CloudWatch has no points from {UtcText.Seconds(window.Since)} to {UtcText.Seconds(window.Until)}.",
    };

    // Only asked where nothing of it was found: an environment can be without each of its parts.
    private static async Task CheckEnvironmentAsync(
        AwsSession session,
        EnvironmentName name,
        IReadOnlyDictionary<MetricResourceKind, FoundResources> found,
        IHost host,
        CancellationToken cancellationToken)
    {
        if (found.Any(kind => kind.Key != MetricResourceKind.Application && kind.Value.Resources.Count > 0))
            return;

        IReadOnlyList<string>? tagged = await AwsErrors.UnlessDeniedAsync(
            async () => (IReadOnlyList<string>?)await TaggedResources.ListAsync(session, name.Project, name.Name, [], cancellationToken),
            null,
            "What carries the environment's tags",
            host);
        if (tagged is { Count: 0 })
            throw new StagingException(
                "EnvironmentNotFound",
                StagingErrorCategory.NotFound,
                $"Nothing is named as, or carries the tags of, an environment '{name.Name}' of {name.Project} in {session.Region}.")
            {
                TargetInput = name.Name,
                RecommendedAction = "Check project, environment and region; 'staging get --all' shows those that there are.",
            };
    }
}
