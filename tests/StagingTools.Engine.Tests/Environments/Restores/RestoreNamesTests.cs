using StagingTools.Engine.Environments;
using StagingTools.Engine.Environments.Restores;

namespace StagingTools.Engine.Tests.Environments.Restores;

public sealed class RestoreNamesTests
{
    private const string Run = "20260315120000";

    [Fact]
    public void The_names_say_what_an_instance_is()
    {
        Assert.Equal("whatsapp-saas-staging-db-restoring", RestoreNames.Restoring(Instances.Name));
        Assert.Equal($"whatsapp-saas-staging-db-replaced-{Run}", RestoreNames.Replaced(Instances.Name, Run));
    }

    [Fact]
    public void The_longest_names_fit_into_what_RDS_takes_and_are_still_known()
    {
        EnvironmentName longest = EnvironmentName.Parse(new string('p', 20), new string('e', 20));

        string replaced = RestoreNames.Replaced(longest, Run);

        Assert.Equal(63, replaced.Length);
        Assert.EndsWith("-replaced-315120000", replaced, StringComparison.Ordinal);
        Assert.True(RestoreNames.IsReplaced(longest, replaced));
        Assert.True(RestoreNames.Restoring(longest).Length <= 63);
    }

    [Theory]
    [InlineData("whatsapp-saas-staging-db", false)]
    [InlineData("whatsapp-saas-staging-db-restoring", true)]
    [InlineData("whatsapp-saas-staging-db-replaced-20260315120000", true)]
    [InlineData("whatsapp-saas-staging-db-replaced-", false)]
    [InlineData("whatsapp-saas-staging-db-replaced-by-hand", false)]
    [InlineData("whatsapp-saas-staging-db-2-restoring", false)]
    [InlineData(null, false)]
    public void Only_the_whole_form_is_taken_for_a_leftover(string? instance, bool is_) =>
        Assert.Equal(is_, RestoreNames.IsLeftover(Instances.Name, instance));
}
