using StagingTools.Engine.Errors;
using StagingTools.Engine.Monitoring.Metrics;

namespace StagingTools.Engine.Tests.Monitoring;

public sealed class MetricChoiceTests
{
    [Fact]
    public void All_are_chosen_where_nothing_is_said_and_none_of_them_counts_as_named()
    {
        MetricChoice choice = MetricChoice.Of(null);

        Assert.Equal(MetricCatalog.All, choice.Metrics);
        Assert.Empty(choice.Named);
    }

    [Theory]
    [InlineData("databasecpu", "DatabaseCpu", "DatabaseCpu")]
    [InlineData("CPUUtilization", "DatabaseCpu CacheCpu ServiceCpu", "DatabaseCpu CacheCpu ServiceCpu")]
    [InlineData("*latency", "DatabaseReadLatency DatabaseWriteLatency LoadBalancerLatency", "")]
    [InlineData("HTTPCode_*", "LoadBalancerErrors LoadBalancerOwnErrors", "")]
    [InlineData("CacheHits,Cache?pu,DatabaseCpu", "DatabaseCpu CacheCpu CacheHits", "CacheHits DatabaseCpu")]
    public void Friendly_names_CloudWatchs_own_and_patterns_of_both_choose(string names, string chosen, string named)
    {
        MetricChoice choice = MetricChoice.Of(names.Split(','));

        Assert.Equal(chosen, string.Join(' ', choice.Metrics.Select(metric => metric.Name)));
        Assert.Equal(
            named.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal),
            choice.Named.Select(metric => metric.Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("DatabaseCup", "There is no metric 'DatabaseCup'; did you mean 'DatabaseCpu'? There are DatabaseCpu, ")]
    [InlineData("cpuutilisation", "There is no metric 'cpuutilisation'; did you mean 'CPUUtilization'? There are DatabaseCpu, ")]
    [InlineData("Weather", "There is no metric 'Weather'. There are DatabaseCpu, ")]
    [InlineData("Weather*", "No metric matches 'Weather*'. There are DatabaseCpu, ")]
    public void One_that_is_none_is_refused_with_the_nearest_and_the_list(string name, string message)
    {
        StagingException error = Assert.Throws<StagingException>(() => MetricChoice.Of(["DatabaseCpu", name]));

        Assert.Equal(("MetricNotFound", name), (error.ErrorId, error.TargetInput));
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
        Assert.EndsWith(", ApplicationErrors.", error.Message, StringComparison.Ordinal);
    }
}
