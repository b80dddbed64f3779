using StagingTools.Engine.Environments;
using StagingTools.Engine.Environments.Snapshots;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Tests.Environments.Snapshots;

public sealed class SnapshotNameTests
{
    private static readonly EnvironmentName Name = EnvironmentName.Parse("shop", "pr-4");

    [Theory]
    [InlineData("a")]
    [InlineData("before-migration-42")]
    [InlineData("Before-Migration")]
    public void A_name_that_RDS_takes_is_kept_in_lower_case(string name) =>
        Assert.Equal(name.ToLowerInvariant(), SnapshotName.Check(name));

    [Theory]
    [InlineData("")]
    [InlineData("4-days-ago")]
    [InlineData("-a")]
    [InlineData("a-")]
    [InlineData("a--b")]
    [InlineData("a_b")]
    [InlineData("a b")]
    [InlineData("a\n")]
    [InlineData("rds:a")]
    [InlineData("größe")]
    public void A_name_that_RDS_refuses_is_refused_before_it_is_asked(string name)
    {
        var error = Assert.Throws<StagingException>(() => SnapshotName.Check(name));

        Assert.Equal(("InvalidSnapshotName", name), (error.ErrorId, error.TargetInput));
        Assert.Contains("a letter first and no hyphen last", error.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_may_be_as_long_as_RDS_allows()
    {
        Assert.Equal(255, SnapshotName.Check(new string('a', 255)).Length);
        Assert.Throws<StagingException>(() => SnapshotName.Check(new string('a', 256)));
    }

    [Fact]
    public void A_pattern_is_refused_with_the_command_that_understands_it()
    {
        var error = Assert.Throws<StagingException>(() => SnapshotName.Check("before-*"));

        Assert.Contains("'staging snapshot list --name \"before-*\"'", error.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("shop-pr-4-manual-20260315120000", true)]
    [InlineData("shop-pr-4-final-20260315120000", true)]
    [InlineData("shop-pr-42-final-20260315120000", false)]
    [InlineData("shop-pr-4-manual-manual-20260315120000", false)]
    [InlineData("shop-pr-4-manual-yesterday", false)]
    [InlineData("shop-pr-4-manual-2026031512000", false)]
    public void Only_the_whole_form_of_a_name_makes_a_snapshot_the_environments_own(string snapshot, bool own) =>
        Assert.Equal(own, SnapshotName.IsOwn(Name, snapshot));

    [Fact]
    public void Names_given_hold_project_environment_kind_and_time()
    {
        var now = new DateTimeOffset(2026, 1, 31, 20, 45, 0, TimeSpan.FromHours(2));

        Assert.Equal("shop-pr-4-manual-20260131184500", SnapshotName.Manual(Name, now));
        Assert.Equal("shop-pr-4-final-20260131184500", SnapshotName.Final(Name, now));
        Assert.True(SnapshotName.IsOwn(Name, SnapshotName.Manual(Name, now)));
    }
}
