using System.IO.Enumeration;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Monitoring.Metrics;

/// <summary>The metrics that names and patterns choose.</summary>
/// <param name="Metrics">The metrics, each once, in the order of the catalog.</param>
/// <param name="Named">Those among them that were named, not only met by a pattern: they are told of even where there is nothing.</param>
internal sealed record MetricChoice(IReadOnlyList<CatalogMetric> Metrics, IReadOnlySet<CatalogMetric> Named)
{
    /// <summary>Chooses.</summary>
    /// <param name="names">Friendly names, CloudWatch's own, and patterns of both; all metrics where there is none.</param>
    /// <exception cref="StagingException"><c>MetricNotFound</c>.</exception>
    public static MetricChoice Of(IReadOnlyList<string>? names)
    {
        if (names is null or { Count: 0 })
            return new MetricChoice(MetricCatalog.All, new HashSet<CatalogMetric>());

        var chosen = new HashSet<CatalogMetric>();
        var named = new HashSet<CatalogMetric>();
        foreach (string name in names)
        {
            CatalogMetric[] met = [.. MetricCatalog.All.Where(metric => Matches(name, metric.Name) || Matches(name, metric.MetricName))];
            if (met.Length == 0)
                throw Unknown(name);

            chosen.UnionWith(met);
            if (!IsPattern(name))
                named.UnionWith(met);
        }

        return new MetricChoice([.. MetricCatalog.All.Where(chosen.Contains)], named);
    }

    // FileSystemName takes backslashes for escapes; no name has one.
    private static bool Matches(string pattern, string name) => FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: true);

    private static bool IsPattern(string name) => name.AsSpan().IndexOfAny('*', '?') >= 0;

    private static StagingException Unknown(string name)
    {
        string[] known = [.. MetricCatalog.All.Select(metric => metric.Name)];
        string[] all = [.. known, .. MetricCatalog.All.Select(metric => metric.MetricName).Distinct(StringComparer.Ordinal)];
        string lower = name.ToLowerInvariant();
        string? nearest = DidYouMean.Nearest(lower, [.. all.Select(one => one.ToLowerInvariant())]) is { } near
            ? all.First(one => one.Equals(near, StringComparison.OrdinalIgnoreCase))
            : null;
        string what = IsPattern(name) ? $"No metric matches '{name}'" : $"There is no metric '{name}'";
        return new StagingException(
            "MetricNotFound",
            StagingErrorCategory.InvalidArgument,
            $"{what}{(nearest is null ? "" : $"; did you mean '{nearest}'?")}{(nearest is null ? "." : "")} There are {string.Join(", ", known)}.")
        {
            TargetInput = name,
            RecommendedAction = "Name one of them or CloudWatch's own name of one, use * in a pattern, or leave --name out for all.",
        };
    }
}
