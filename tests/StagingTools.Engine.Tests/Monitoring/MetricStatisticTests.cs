using StagingTools.Engine.Errors;
using StagingTools.Engine.Monitoring.Metrics;

namespace StagingTools.Engine.Tests.Monitoring;

public sealed class MetricStatisticTests
{
    [Fact]
    public void They_are_spelled_as_CloudWatch_does_and_come_once() =>
        Assert.Equal(
            ["Average", "SampleCount", "p95", "p99.9", "tm90", "p100"],
            MetricStatistic.Parse(["average", "SAMPLECOUNT", "P95", "p99.9", "tm90", "p95", "p100", "Average"]));

    [Fact]
    public void None_are_none() => Assert.Empty(MetricStatistic.Parse(null));

    [Theory]
    [InlineData("mean")]
    [InlineData("p")]
    [InlineData("p101")]
    [InlineData("p-5")]
    [InlineData("95")]
    [InlineData("")]
    public void Anything_else_is_refused_with_what_there_is(string text)
    {
        StagingException error = Assert.Throws<StagingException>(() => MetricStatistic.Parse([text]));

        Assert.Equal(("InvalidStatistic", text), (error.ErrorId, error.TargetInput));
        Assert.Contains("SampleCount, a percentile such as p50", error.RecommendedAction, StringComparison.Ordinal);
    }
}
