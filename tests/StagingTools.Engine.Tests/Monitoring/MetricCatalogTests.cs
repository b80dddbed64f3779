using System.Text.RegularExpressions;
using StagingTools.Completion;
using StagingTools.Engine.Monitoring.Metrics;
using StagingTools.Engine.Tests.Faces;

namespace StagingTools.Engine.Tests.Monitoring;

public sealed partial class MetricCatalogTests
{
    [Theory]
    [InlineData("AWS/RDS", "CPUUtilization DatabaseConnections FreeStorageSpace ReadIOPS WriteIOPS ReadLatency WriteLatency")]
    [InlineData("AWS/ElastiCache", "CPUUtilization NetworkBytesIn NetworkBytesOut CurrConnections Evictions CacheMisses")]
    public void Every_metric_of_the_specification_is_there(string source, string names) =>
        Assert.Empty(names.Split(' ').Except(MetricCatalog.All.Where(metric => metric.Namespace == source).Select(metric => metric.MetricName)));

    [Fact]
    public void No_two_have_the_same_name_or_mean_the_same()
    {
        Assert.Equal(MetricCatalog.All.Count, MetricCatalog.All.Select(metric => metric.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Equal(MetricCatalog.All.Count, MetricCatalog.All.Select(metric => (metric.Kind, metric.MetricName)).Distinct().Count());
    }

    [Fact]
    public void The_page_lists_them_as_they_are()
    {
        string page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "monitoring.md"));

        Assert.Equal(
            MetricCatalog.All.Select(metric =>
                $"| `{metric.Name}` | `{metric.Namespace.Replace("{0}", "PROJECT-ENVIRONMENT", StringComparison.Ordinal)}` "
                + $"| `{metric.MetricName}` | {metric.Unit} | {metric.Statistic} |"),
            Row().Matches(page).Select(match => match.Value));
    }

    [Fact]
    public void Completion_has_the_same_names() =>
        Assert.Equal(MetricCatalog.All.Select(metric => (metric.Name, metric.MetricName)), MetricNameCompleter.Names);

    [Theory]
    [InlineData("cachec", "CacheCpu CacheConnections")]
    [InlineData("'DatabaseC", "DatabaseCpu DatabaseCpuCredits DatabaseConnections")]
    [InlineData("Free", "FreeStorageSpace FreeableMemory")]
    [InlineData("CacheH", "CacheHits")]
    [InlineData("x", "")]
    public void A_word_is_completed_to_friendly_names_and_then_to_CloudWatchs_own(string word, string expected) =>
        Assert.Equal(expected, string.Join(' ', MetricNameCompleter.Choices(word).Select(choice => choice.Name)));

    [Fact]
    public void Nothing_typed_offers_the_friendly_names_alone() =>
        Assert.Equal(MetricCatalog.All.Select(metric => metric.Name), MetricNameCompleter.Choices("").Select(choice => choice.Name));

    [Fact]
    public void Every_statistic_that_completion_offers_is_taken() =>
        Assert.Equal(MetricStatisticCompleter.Statistics, MetricStatistic.Parse(MetricStatisticCompleter.Statistics));

    [GeneratedRegex(@"^\| `\w+` \| `(?:AWS|StagingTools)/[^|]+\|[^|]+\|[^|]+\|[^|]+\|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
