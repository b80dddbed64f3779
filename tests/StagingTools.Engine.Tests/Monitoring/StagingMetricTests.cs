using StagingTools.Engine.Monitoring.Metrics;

namespace StagingTools.Engine.Tests.Monitoring;

public sealed class StagingMetricTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 15, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(12.345, "Percent", "12.3 %")]
    [InlineData(1610612736d, "Bytes", "1.5 GiB")]
    [InlineData(512d, "Bytes", "512 B")]
    [InlineData(1048575d, "Bytes", "1.0 MiB")]
    [InlineData(2048d, "Bytes/Second", "2.0 KiB/s")]
    [InlineData(0.0032, "Seconds", "3.2 ms")]
    [InlineData(0.00004, "Seconds", "0.04 ms")]
    [InlineData(1.25, "Seconds", "1.25 s")]
    [InlineData(12.5, "Count/Second", "12.5 /s")]
    [InlineData(12345d, "Count", "12,345")]
    [InlineData(0d, "Bytes", "0 B")]
    [InlineData(null, "Percent", "")]
    public void Values_are_written_for_people(double? value, string unit, string expected) =>
        Assert.Equal(expected, (Metric() with { Unit = unit }).Text(value));

    [Fact]
    public void The_figures_are_those_of_the_points()
    {
        StagingMetric metric = Metric(2, null, 6, 1);

        Assert.Equal((1d, 1d, 6d, 3d), (metric.Latest, metric.Minimum, metric.Maximum, metric.Average));
    }

    [Fact]
    public void Without_points_there_are_no_figures()
    {
        StagingMetric metric = Metric(null, null);

        Assert.Equal((null, null, null, null), (metric.Latest, metric.Minimum, metric.Maximum, metric.Average));
        Assert.Equal("", metric.Chart(unicode: true));
    }

    [Theory]
    [InlineData(true, "▁▂▃▄▅▆▇█")]
    [InlineData(false, "_.:-=+*#")]
    public void A_chart_goes_from_zero_to_the_highest(bool unicode, string expected) =>
        Assert.Equal(expected, Metric(0, 1, 2, 3, 4, 5, 6, 7).Chart(unicode));

    [Fact]
    public void A_chart_has_blanks_where_points_lack() => Assert.Equal("  ▅ █", Metric(null, null, 4, null, 8).Chart(unicode: true));

    [Fact]
    public void A_chart_of_zeros_lies_on_the_ground() => Assert.Equal("___", Metric(0, 0, 0).Chart(unicode: false));

    [Fact]
    public void A_chart_that_is_narrower_than_its_points_has_their_means() => Assert.Equal("▅█", Metric(2, 2, 4, 4).Chart(unicode: true, width: 2));

    // A value a minute from noon on; null for none.
    private static StagingMetric Metric(params double?[] values) => new()
    {
        Project = "shop",
        EnvironmentName = "staging",
        Region = "us-east-1",
        Name = "DatabaseCpu",
        Namespace = "AWS/RDS",
        MetricName = "CPUUtilization",
        Statistic = "Average",
        Unit = "Percent",
        Period = TimeSpan.FromMinutes(1),
        Since = Noon,
        Until = Noon.AddMinutes(values.Length),
        Points = [.. values.Index().Where(one => one.Item is not null).Select(one => new MetricPoint(Noon.AddMinutes(one.Index), one.Item!.Value))],
    };
}
