using System.Xml.Linq;
using StagingTools.Sandbox.ElasticLoadBalancing;

namespace StagingTools.Engine.Tests.Sandbox;

public sealed class TargetGroupSettingsTests
{
    [Theory]
    [InlineData("200", new[] { 200 }, new[] { 199, 201, 301 })]
    [InlineData("200,202", new[] { 200, 202 }, new[] { 201 })]
    [InlineData("200-299, 301", new[] { 200, 299, 301 }, new[] { 300, 302 })]
    public void A_matcher_is_statuses_and_ranges(string codes, int[] healthy, int[] ill)
    {
        TargetGroupSettings settings = Read($"<Matcher><HttpCode>{codes}</HttpCode></Matcher>");

        Assert.All(healthy, status => Assert.True(settings.Accepts(status)));
        Assert.All(ill, status => Assert.False(settings.Accepts(status)));
    }

    [Fact]
    public void What_a_group_says_counts()
    {
        TargetGroupSettings settings = Read(
            "<HealthCheckPath>/health</HealthCheckPath><HealthCheckTimeoutSeconds>3</HealthCheckTimeoutSeconds>"
            + "<HealthyThresholdCount>4</HealthyThresholdCount><UnhealthyThresholdCount>6</UnhealthyThresholdCount>",
            "<member><Key>deregistration_delay.timeout_seconds</Key><Value>15</Value></member>");

        Assert.Equal(
            ("/health", TimeSpan.FromSeconds(3), 4, 6, TimeSpan.FromSeconds(15)),
            (settings.Path, settings.Timeout, settings.HealthyThreshold, settings.UnhealthyThreshold, settings.DeregistrationDelay));
    }

    [Fact]
    public void What_it_does_not_say_is_as_AWS_has_it()
    {
        TargetGroupSettings settings = Read("");

        Assert.Equal(
            ("/", TimeSpan.FromSeconds(5), 5, 2, TimeSpan.FromMinutes(5)),
            (settings.Path, settings.Timeout, settings.HealthyThreshold, settings.UnhealthyThreshold, settings.DeregistrationDelay));
        Assert.True(settings.Accepts(200));
    }

    private static TargetGroupSettings Read(string group, string attributes = "") =>
        TargetGroupSettings.Read(XElement.Parse($"<member>{group}</member>"), XElement.Parse($"<Attributes>{attributes}</Attributes>"));
}
