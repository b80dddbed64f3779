using StagingTools.Engine.Data.Discovery;

namespace StagingTools.Engine.Tests.Data.Discovery;

public sealed class ValueShapeTests
{
    [Theory]
    [InlineData("Ada.L@mail-1.org", "xxx.x@xxxx-9.xxx")]
    [InlineData("+49 (151) 2345", "+99 (999) 9999")]
    [InlineData("Łódź 17, кв. 3", "xxxx 99, xx. 9")]
    [InlineData("日本語テキスト", "xxxxxxx")]
    [InlineData("a\nb\tc d", "xxxxx x")]
    [InlineData("abc", "***")]
    [InlineData("7", "***")]
    [InlineData("", "***")]
    public void A_shape_shows_punctuation_and_length_alone(string value, string shape) => Assert.Equal(shape, ValueShape.Of(value));

    [Fact]
    public void A_long_value_is_cut() => Assert.Equal(new string('x', 60) + "…", ValueShape.Of(new string('a', 5000)));

    [Theory]
    [InlineData("4711", "9999")]
    [InlineData("0f0e-12", "9x9x-99")]
    public void What_fills_a_template_keeps_its_length(string value, string filling) => Assert.Equal(filling, ValueShape.Filling(value));
}
