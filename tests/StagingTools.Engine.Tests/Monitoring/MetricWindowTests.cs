using System.Globalization;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Monitoring.Metrics;

namespace StagingTools.Engine.Tests.Monitoring;

public sealed class MetricWindowTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 15, 12, 0, 30, TimeSpan.Zero);

    [Theory]
    [InlineData(null, null, "2026-03-15T11:00:00Z", "2026-03-15T12:00:30Z", 60)]
    [InlineData("3h", null, "2026-03-15T09:00:00Z", "2026-03-15T12:00:30Z", 180)]
    [InlineData("5m", null, "2026-03-15T11:55:00Z", "2026-03-15T12:00:30Z", 60)]
    [InlineData("1d", null, "2026-03-14T12:00:00Z", "2026-03-15T12:00:30Z", 1800)]
    [InlineData("14d", null, "2026-03-01T12:00:00Z", "2026-03-15T12:00:30Z", 21600)]
    [InlineData(null, "2h", "2026-03-15T09:00:00Z", "2026-03-15T10:00:30Z", 60)]
    [InlineData("2026-01-20T08:00:00Z", "2026-01-20T09:00:00Z", "2026-01-20T08:00:00Z", "2026-01-20T09:00:00Z", 300)]
    [InlineData("100d", "99d", "2025-12-05T12:00:00Z", "2025-12-06T12:00:30Z", 3600)]
    [InlineData("455d", null, "2024-12-16T00:00:00Z", "2026-03-15T12:00:30Z", 86400)]
    public void Without_a_period_there_are_some_sixty_points_as_far_apart_as_CloudWatch_keeps_them(
        string? since, string? until, string expectedSince, string expectedUntil, int period) =>
        Assert.Equal(
            new MetricWindow(Time(expectedSince), Time(expectedUntil), TimeSpan.FromSeconds(period)),
            MetricWindow.Of(new() { Since = since, Until = until }, Now));

    [Theory]
    [InlineData("1", "10m", 1)]
    [InlineData("10s", "3h", 10)]
    [InlineData("60", "15d", 60)]
    [InlineData("5m", "63d", 300)]
    [InlineData("1h", "455d", 3600)]
    [InlineData(" 1d ", "60d", 86400)]
    public void A_period_is_seconds_or_a_duration(string period, string since, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), MetricWindow.Of(new() { Period = period, Since = since }, Now).Period);

    [Theory]
    [InlineData("60", "15d")]
    [InlineData("300", "63d")]
    [InlineData("10", "3h")]
    public void Points_begin_no_earlier_than_those_of_their_period_are_kept(string period, string since)
    {
        MetricWindow window = MetricWindow.Of(new() { Period = period, Since = since }, Now.AddSeconds(7));

        Assert.InRange(window.Since, Now.AddSeconds(7) - Age(since), Now);
        Assert.Equal(0, window.Since.ToUnixTimeSeconds() % (long)window.Period.TotalSeconds);
    }

    [Theory]
    [InlineData("0", "1h", "CloudWatch has no points 0 s apart.", "Give 1, 5, 10, 20 or 30 seconds, or a multiple of 60 up to 86400.")]
    [InlineData("90", "1h", "CloudWatch has no points 90 s apart.", "Give 1, 5, 10, 20 or 30 seconds, or a multiple of 60 up to 86400.")]
    [InlineData("2d", "10d", "CloudWatch has no points 172800 s apart.", "Give 1, 5, 10, 20 or 30 seconds, or a multiple of 60 up to 86400.")]
    [InlineData("soon", "1h", "'soon' is neither a number of seconds nor a duration.", "Give seconds, such as 300, or a duration such as 5m or 1h.")]
    [InlineData("-60", "1h", "'-60' is neither a number of seconds nor a duration.", "Give seconds, such as 300, or a duration such as 5m or 1h.")]
    [InlineData("30", "4h", "Of data as old as 2026-03-15T08:00:30Z CloudWatch keeps points 60 s apart, not 30 s.", "Give --period 60, or a --since that is at most 3 h ago.")]
    [InlineData("120", "16d", "Of data as old as 2026-02-27T12:00:30Z CloudWatch keeps points 300 s apart, not 120 s.", "Give --period 300, or a --since that is at most 15 d ago.")]
    [InlineData("1500", "64d", "Of data as old as 2026-01-10T12:00:30Z CloudWatch keeps points 3600 s apart, not 1500 s.", "Give --period 3600, or a --since that is at most 63 d ago.")]
    [InlineData("1h", "30m", "A period of 3600 s is longer than the window of 1800 s.", "Give a shorter --period or an earlier --since.")]
    public void A_period_that_CloudWatch_has_no_points_of_is_refused_with_the_way_out(string period, string since, string message, string action)
    {
        StagingException error = Assert.Throws<StagingException>(() => MetricWindow.Of(new() { Period = period, Since = since }, Now));

        Assert.Equal(("InvalidPeriod", period, message, action), (error.ErrorId, error.TargetInput, error.Message, error.RecommendedAction));
    }

    [Theory]
    [InlineData("1h", "2h", "InvalidWindow", "1h")]
    [InlineData("1h", "1h", "InvalidWindow", "1h")]
    [InlineData("456d", null, "InvalidSince", "456d")]
    [InlineData("soon", null, "InvalidSince", "soon")]
    [InlineData(null, "2027-01-01", "InvalidUntil", "2027-01-01")]
    public void A_window_that_cannot_be_is_refused(string? since, string? until, string id, string target)
    {
        StagingException error = Assert.Throws<StagingException>(() => MetricWindow.Of(new() { Since = since, Until = until }, Now));

        Assert.Equal((id, target), (error.ErrorId, error.TargetInput));
        Assert.NotEmpty(error.RecommendedAction!);
    }

    [Fact]
    public void What_is_watched_has_no_end() =>
        Assert.Equal("InvalidWindow", Assert.Throws<StagingException>(() => MetricWindow.Of(new() { Watch = true, Until = "5m" }, Now)).ErrorId);

    [Fact]
    public void A_window_shorter_than_a_minute_names_what_is_wrong() =>
        Assert.Equal("InvalidPeriod", Assert.Throws<StagingException>(() => MetricWindow.Of(new() { Since = "30s" }, Now)).ErrorId);

    private static TimeSpan Age(string text) =>
        text[^1] == 'd' ? TimeSpan.FromDays(int.Parse(text[..^1], CultureInfo.InvariantCulture)) : TimeSpan.FromHours(int.Parse(text[..^1], CultureInfo.InvariantCulture));

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
