using StagingTools.Cli;

namespace StagingTools.Engine.Tests.Faces;

public sealed class UnitsTests
{
    [Theory]
    [InlineData(0, "0.0 s")]
    [InlineData(0.42, "0.4 s")]
    [InlineData(9.96, "10 s")]
    [InlineData(59.4, "59 s")]
    [InlineData(59.6, "1 min 00 s")]
    [InlineData(185, "3 min 05 s")]
    [InlineData(7800, "2 h 10 min")]
    public void Time_spans_have_the_unit_that_people_would_use(double seconds, string expected) =>
        Assert.Equal(expected, Units.Duration(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(0, "0 B")]
    [InlineData(999, "999 B")]
    [InlineData(1000, "1.0 kB")]
    [InlineData(999_949, "999.9 kB")]
    [InlineData(999_950, "1.0 MB")]
    [InlineData(1_234_567, "1.2 MB")]
    [InlineData(20_000_000_000, "20.0 GB")]
    public void Bytes_are_counted_in_thousands(long bytes, string expected) => Assert.Equal(expected, Units.Bytes(bytes));

    [Fact]
    public void An_unknown_amount_is_no_zero()
    {
        Assert.Equal("-", Units.Money(null, "USD"));
        Assert.Equal("0.00 USD", Units.Money(0, "USD"));
        Assert.Equal("1,234.50 USD", Units.Money(1234.5m, "USD"));
    }

    [Fact]
    public void Moments_are_UTC() =>
        Assert.Equal("2025-01-18 09:30:00Z", Units.Moment(new DateTimeOffset(2025, 1, 18, 10, 30, 0, TimeSpan.FromHours(1))));
}
