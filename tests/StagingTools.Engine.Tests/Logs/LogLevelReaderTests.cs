using StagingTools.Engine.Logs;

namespace StagingTools.Engine.Tests.Logs;

public sealed class LogLevelReaderTests
{
    [Theory]
    [InlineData("""{"timestamp":"2026-03-15T12:00:00Z","level":"ERROR","message":"no"}""", "ERROR")]
    [InlineData("""{"severity":"warning"}""", "warning")]
    [InlineData("""{"Timestamp":"x","LogLevel":"Information"}""", "Information")]
    [InlineData("""{"level":30,"msg":"pino"}""", "30")]
    [InlineData("""  {"context":{"level":"inner"},"list":[{"level":"deep"}],"level":"outer"}  """, "outer")]
    [InlineData("""{"level":null,"severity":"info"}""", "info")]
    [InlineData("ERROR plain text", "ERROR")]
    [InlineData("ERROR", "ERROR")]
    [InlineData("error: plain text", "error")]
    [InlineData("[warn] slow", "warn")]
    [InlineData("[ INFO ] up", "INFO")]
    [InlineData("2026-03-15 12:00:00 UTC:10.0.0.1(5432):app@shop:[77]:ERROR:  no", "ERROR")]
    [InlineData("12:00:00.123 WARN slow", "WARN")]
    public void Lines_tell_their_level_as_written(string line, string level) =>
        Assert.Equal(level, LogLevelReader.Read(line));

    [Theory]
    [InlineData("")]
    [InlineData("error handling is on")]
    [InlineData("Log in first")]
    [InlineData("ERRORS: 3")]
    [InlineData("GET / 200")]
    [InlineData("2026-03-15 12:00:00 UTC said hello")]
    [InlineData("{not json}")]
    [InlineData("""{"message":"level"}""")]
    [InlineData("""{"level":{"name":"x"}}""")]
    [InlineData("""{"level":"ERROR","message":"cut o""")]
    [InlineData("""{"level":"ERROR",}""")]
    [InlineData("""["level","ERROR"]""")]
    public void Other_lines_have_none(string line) => Assert.Null(LogLevelReader.Read(line));
}
