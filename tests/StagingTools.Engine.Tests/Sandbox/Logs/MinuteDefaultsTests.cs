using System.Text.Json.Nodes;
using StagingTools.Sandbox.Logs;

namespace StagingTools.Engine.Tests.Sandbox.Logs;

public sealed class MinuteDefaultsTests
{
    private static readonly DateTimeOffset s_minute = new(2026, 11, 29, 10, 0, 0, TimeSpan.Zero);
    private readonly StoredGroup _group = new("us-east-1", "group", "arn:aws:logs:us-east-1:1:log-group:group");
    private readonly MinuteDefaults _defaults = new();

    [Fact]
    public void A_minute_in_which_events_came_in_and_none_matched_has_the_default_value_once()
    {
        MetricFilter filter = Filter("0");
        _defaults.Note(_group, filter, matched: false, s_minute.AddSeconds(10));
        _defaults.Note(_group, filter, matched: false, s_minute.AddSeconds(50));

        Assert.Empty(_defaults.Due(s_minute.AddSeconds(59)));
        Assert.Equal([(_group, filter, s_minute)], _defaults.Due(s_minute.AddSeconds(60)));
        Assert.Empty(_defaults.Due(s_minute.AddMinutes(5)));
    }

    [Theory]
    [InlineData("0", true)]
    [InlineData(null, false)]
    public void A_minute_with_a_match_has_none_and_neither_has_a_filter_without_one(string? byDefault, bool matched)
    {
        MetricFilter filter = Filter(byDefault);
        _defaults.Note(_group, filter, matched, s_minute);
        _defaults.Note(_group, filter, matched: false, s_minute.AddSeconds(1));

        Assert.Empty(_defaults.Due(s_minute.AddMinutes(1)));
    }

    private static MetricFilter Filter(string? byDefault) => MetricFilter.Parse(
        JsonNode.Parse(
            $$"""
            {"filterName":"errors","filterPattern":"ERROR","metricTransformations":[{"metricNamespace":"N","metricName":"M","metricValue":"1","defaultValue":{{byDefault ?? "null"}}}]}
            """)!.AsObject(),
        now: 0);
}
