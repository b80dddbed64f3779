using System.Text.Json.Nodes;
using StagingTools.Sandbox.CostExplorer;
using StagingTools.Sandbox.Gateway;

namespace StagingTools.Engine.Tests.Sandbox;

public sealed class CostTests
{
    private static readonly CostLine s_line = new(
        "Amazon ElastiCache",
        "us-east-1",
        new Dictionary<string, string> { ["Environment"] = "staging" },
        new DateTimeOffset(2025, 1, 31, 22, 0, 0, TimeSpan.Zero),
        new DateTimeOffset(2025, 2, 1, 3, 0, 0, TimeSpan.Zero),
        0.5m);

    [Fact]
    public void AMonthIsCutAtItsEndAndTheEndDateIsExclusive()
    {
        Assert.Equal(
            [(new DateOnly(2025, 1, 30), new DateOnly(2025, 2, 1)), (new DateOnly(2025, 2, 1), new DateOnly(2025, 2, 3))],
            CostPeriods.Split("2025-01-30", "2025-02-03", "MONTHLY"));
        Assert.Equal(2, CostPeriods.Split("2025-01-30", "2025-02-01", "DAILY").Count);
    }

    [Theory]
    [InlineData("2025-01-02", "2025-01-02", "DAILY")]
    [InlineData("2025-1-2", "2025-01-05", "DAILY")]
    [InlineData("2025-01-02", "2025-01-05", "HOURLY")]
    public void ASpanThatCostExplorerRefusesIsRefused(string start, string end, string granularity) =>
        Assert.Equal(
            "ValidationException",
            Assert.Throws<AwsException>(() => CostPeriods.Split(start, end, granularity)).Code);

    [Fact]
    public void ACostFallsIntoTheDaysItCameUpIn()
    {
        Assert.Equal(1.0m, s_line.Within(Day(31), Day(32)));
        Assert.Equal(1.5m, s_line.Within(Day(32), Day(33)));
        Assert.Equal(0m, s_line.Within(Day(33), Day(34)));
    }

    [Theory]
    [InlineData("""{"Tags":{"Key":"Environment","Values":["staging"]}}""", true)]
    [InlineData("""{"Tags":{"Key":"Environment","Values":["production"]}}""", false)]
    [InlineData("""{"Tags":{"Key":"Owner","MatchOptions":["ABSENT"]}}""", true)]
    [InlineData("""{"Dimensions":{"Key":"SERVICE","Values":["Amazon ElastiCache"]}}""", true)]
    [InlineData("""{"Not":{"Dimensions":{"Key":"REGION","Values":["us-east-1"]}}}""", false)]
    [InlineData("""{"And":[{"Tags":{"Key":"Environment","Values":["staging"]}},{"Dimensions":{"Key":"REGION","Values":["eu-west-1"]}}]}""", false)]
    [InlineData("""{"Or":[{"Tags":{"Key":"Environment","Values":["x"]}},{"Dimensions":{"Key":"REGION","Values":["us-east-1"]}}]}""", true)]
    public void AFilterChoosesLines(string filter, bool passes) =>
        Assert.Equal(passes, CostFilter.Passes(JsonNode.Parse(filter), s_line));

    private static DateTimeOffset Day(int dayOfJanuary) =>
        new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(dayOfJanuary - 1);
}
