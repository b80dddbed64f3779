using StagingTools.Engine.Environments;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Tests.Environments;

public sealed class EnvironmentNameTests
{
    [Fact]
    public void Resource_names_follow_the_specification()
    {
        EnvironmentName name = EnvironmentName.Parse("whatsapp-saas", "staging");

        Assert.Equal("whatsapp-saas-staging-db", name.DatabaseInstance);
        Assert.Equal("whatsapp-saas-staging", name.Cluster);
        Assert.Equal("whatsapp-saas-staging-service", name.Service);
        Assert.Equal("/aws/staging/whatsapp-saas/application", name.ApplicationLogGroup);
        Assert.Equal("/aws/rds/instance/whatsapp-saas-staging-db/postgresql", name.DatabaseLogGroup);
        Assert.Equal("whatsapp-saas/staging/database-url", name.Secret("database-url"));
        Assert.Equal("whatsapp-saas-staging-alerts", name.AlertTopic);
    }

    [Theory]
    [InlineData("pr-42")]
    [InlineData("a")]
    [InlineData("abcdefghijklmnopqrst")]
    public void Names_within_the_rules_are_taken(string name) =>
        Assert.Equal(name, EnvironmentName.Parse("whatsapp-saas", name).Name);

    [Theory]
    [InlineData("")]
    [InlineData("Staging")]
    [InlineData("42")]
    [InlineData("-a")]
    [InlineData("a-")]
    [InlineData("a--b")]
    [InlineData("a_b")]
    [InlineData("ä")]
    [InlineData("a b")]
    [InlineData("abcdefghijklmnopqrstu")]
    public void Names_that_a_resource_could_not_carry_are_refused(string name)
    {
        StagingException error = Assert.Throws<StagingException>(() => EnvironmentName.Parse("whatsapp-saas", name));

        Assert.Equal("InvalidEnvironmentName", error.ErrorId);
        Assert.Equal(name, error.TargetInput);
        Assert.NotNull(error.RecommendedAction);
    }

    [Theory]
    [InlineData("production")]
    [InlineData("prod")]
    [InlineData("live")]
    public void Names_that_read_as_production_are_refused(string name) =>
        Assert.Equal(
            "ReservedEnvironmentName",
            Assert.Throws<StagingException>(() => EnvironmentName.Parse("whatsapp-saas", name)).ErrorId);

    [Fact]
    public void The_longest_names_together_fit_the_tightest_resource()
    {
        EnvironmentName name = EnvironmentName.Parse(
            new string('p', EnvironmentName.MaximumProjectLength), new string('e', EnvironmentName.MaximumLength));

        // ElastiCache clusters stop at 50 characters, RDS instances at 63.
        Assert.True(name.CacheCluster.Length <= 50, name.CacheCluster);
        Assert.True(name.DatabaseInstance.Length <= 63, name.DatabaseInstance);
    }
}
