using System.Globalization;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Tests.Hosting;

public sealed class SinceTimeTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 15, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("90s", "2026-03-15T11:58:30Z")]
    [InlineData("10m", "2026-03-15T11:50:00Z")]
    [InlineData("2h", "2026-03-15T10:00:00Z")]
    [InlineData("1d", "2026-03-14T12:00:00Z")]
    [InlineData("1w", "2026-03-08T12:00:00Z")]
    [InlineData("1h30m", "2026-03-15T10:30:00Z")]
    [InlineData("0s", "2026-03-15T12:00:00Z")]
    [InlineData(" 10m ", "2026-03-15T11:50:00Z")]
    [InlineData("2026-03-01", "2026-03-01T00:00:00Z")]
    [InlineData("2026-03-15T08:30", "2026-03-15T08:30:00Z")]
    [InlineData("2026-03-15 08:30:15", "2026-03-15T08:30:15Z")]
    [InlineData("2026-03-15T08:30:15Z", "2026-03-15T08:30:15Z")]
    [InlineData("2026-03-15T08:30:15.250Z", "2026-03-15T08:30:15.250Z")]
    [InlineData("2026-03-15T08:30:15+02:00", "2026-03-15T06:30:15Z")]
    public void Ages_and_times_are_read_in_UTC(string text, string expected) =>
        Assert.Equal(DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture), SinceTime.Parse(text, Now));

    [Theory]
    [InlineData("")]
    [InlineData("10")]
    [InlineData("m")]
    [InlineData("-10m")]
    [InlineData("10 minutes")]
    [InlineData("10M")]
    [InlineData("yesterday")]
    [InlineData("15.03.2026")]
    [InlineData("2026-13-01")]
    [InlineData("99999999999d")]
    [InlineData("999999d")]
    [InlineData("10m\n5x")]
    public void Anything_else_is_refused_with_the_forms_that_are_taken(string text)
    {
        StagingException error = Assert.Throws<StagingException>(() => SinceTime.Parse(text, Now));

        Assert.Equal("InvalidSince", error.ErrorId);
        Assert.Equal(text, error.TargetInput);
        Assert.Contains("10m", error.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void A_time_in_the_future_is_refused_with_the_present() =>
        Assert.Contains(
            "it is 2026-03-15T12:00:00Z now",
            Assert.Throws<StagingException>(() => SinceTime.Parse("2026-03-15T12:00:01Z", Now)).Message,
            StringComparison.Ordinal);
}
