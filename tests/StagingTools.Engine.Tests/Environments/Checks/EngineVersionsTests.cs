using StagingTools.Engine.Environments.Checks;

namespace StagingTools.Engine.Tests.Environments.Checks;

public sealed class EngineVersionsTests
{
    private static readonly string[] Offered = ["13.20", "13.23", "15.12", "15.9", "15.15", "17.4"];

    [Theory]
    [InlineData("15.4", "15.9")]
    [InlineData("15.10", "15.12")]
    [InlineData("15.99", "15.15")]
    [InlineData("14", "15")]
    [InlineData("14.5", "15.9")]
    [InlineData("18", "17")]
    [InlineData("12.9", "13.20")]
    public void The_nearest_is_the_next_of_the_line_else_the_last_of_it_else_the_next_line(string wanted, string nearest) =>
        Assert.Equal(nearest, EngineVersions.Nearest(wanted, Offered));

    [Theory]
    [InlineData("15.4", "15", true)]
    [InlineData("15", "15", true)]
    [InlineData("15.40", "15.4", false)]
    [InlineData("7.0.7", "7.0", true)]
    [InlineData("150.1", "15", false)]
    public void A_more_exact_version_is_of_the_line(string version, string line, bool isOfLine) =>
        Assert.Equal(isOfLine, EngineVersions.IsOfLine(version, line));
}
