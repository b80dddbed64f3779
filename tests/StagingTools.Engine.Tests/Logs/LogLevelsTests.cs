using StagingTools.Engine.Logs;

namespace StagingTools.Engine.Tests.Logs;

public sealed class LogLevelsTests
{
    [Theory]
    [InlineData("trace", LogLevel.Trace)]
    [InlineData("10", LogLevel.Trace)]
    [InlineData("DEBUG5", LogLevel.Debug)]
    [InlineData("20", LogLevel.Debug)]
    [InlineData("Information", LogLevel.Information)]
    [InlineData("30", LogLevel.Information)]
    [InlineData("35", LogLevel.Information)]
    [InlineData("LOG", LogLevel.Information)]
    [InlineData("notice", LogLevel.Information)]
    [InlineData("Warn", LogLevel.Warning)]
    [InlineData("40", LogLevel.Warning)]
    [InlineData("err", LogLevel.Error)]
    [InlineData("50", LogLevel.Error)]
    [InlineData("FATAL", LogLevel.Critical)]
    [InlineData("60", LogLevel.Critical)]
    [InlineData("90", LogLevel.Critical)]
    public void Words_and_numbers_have_one_order(string written, LogLevel level) => Assert.Equal(level, LogLevels.Of(written));

    [Theory]
    [InlineData("")]
    [InlineData("loud")]
    [InlineData("-1")]
    [InlineData("3.5")]
    public void What_is_not_known_has_no_place_in_it(string written) => Assert.Null(LogLevels.Of(written));
}
