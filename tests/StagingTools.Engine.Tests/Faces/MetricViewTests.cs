using StagingTools.Cli.Views;
using StagingTools.Engine.Monitoring.Metrics;

namespace StagingTools.Engine.Tests.Faces;

public sealed class MetricViewTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 15, 12, 0, 0, TimeSpan.Zero);

    private static readonly StagingMetric Cpu = new()
    {
        Project = "shop",
        EnvironmentName = "staging",
        Region = "us-east-1",
        Name = "DatabaseCpu",
        Resource = "shop-staging-db",
        Namespace = "AWS/RDS",
        MetricName = "CPUUtilization",
        Statistic = "Average",
        Unit = "Percent",
        Period = TimeSpan.FromMinutes(5),
        Since = Noon,
        Until = Noon.AddMinutes(15),
        Points = [new(Noon, 10), new(Noon.AddMinutes(5), 40), new(Noon.AddMinutes(10), 20)],
    };

    [Fact]
    public void Metrics_are_a_table_with_a_chart_and_reasons_below()
    {
        var output = new StringWriter();
        MetricView view = new(unicode: true, redraws: false);
        view.Add(Cpu, output);
        view.Add(Cpu with { Name = "CacheHits", Resource = null, Points = [], Reason = "There is no cache." }, output);
        view.Add(Cpu with { Name = "CacheMisses", Resource = null, Points = [], Reason = "There is no cache." }, output);
        view.End(output);

        Assert.Equal(
            """
            staging (shop), 2026-03-15 12:00:00Z to 2026-03-15 12:15:00Z, a point every 5 min
            METRIC       RESOURCE         STATISTIC  LATEST  MINIMUM  MAXIMUM  AVERAGE  CHART
            DatabaseCpu  shop-staging-db  Average    20.0 %   10.0 %   40.0 %   23.3 %  ▃█▅
            CacheHits    -                Average         -        -        -        -
            CacheMisses  -                Average         -        -        -        -
            CacheHits, CacheMisses: There is no cache.

            """,
            Text(output));
    }

    [Fact]
    public void A_terminal_without_blocks_gets_letters()
    {
        var output = new StringWriter();
        MetricView view = new(unicode: false, redraws: false);
        view.Add(Cpu, output);
        view.End(output);

        Assert.EndsWith("23.3 %  :#=\n", Text(output), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "\e[H\e[2J")]
    [InlineData(false, "\n")]
    public void A_later_reading_takes_the_place_of_the_one_before_or_follows_it(bool redraws, string between)
    {
        var output = new StringWriter();
        MetricView view = new(unicode: false, redraws);
        view.Pause(output);
        Assert.Equal("", Text(output));

        view.Add(Cpu, output);
        view.Pause(output);
        string first = Text(output);
        Assert.StartsWith("staging (shop), 2026-03-15 12:00:00Z", first, StringComparison.Ordinal);

        view.Add(Cpu with { Since = Cpu.Since.AddMinutes(5), Until = Cpu.Until.AddMinutes(5) }, output);
        view.Pause(output);
        view.End(output);
        Assert.StartsWith(first + between + "staging (shop), 2026-03-15 12:05:00Z", Text(output), StringComparison.Ordinal);
    }

    private static string Text(StringWriter output) => output.ToString().Replace(System.Environment.NewLine, "\n", StringComparison.Ordinal);
}
