using StagingTools.Engine.Environments;
using StagingTools.Engine.Environments.Checks;

namespace StagingTools.Engine.Tests.Environments.Checks;

public sealed class FoundResourceTests
{
    private static readonly EnvironmentName Staging = EnvironmentName.Parse("shop", "staging");

    [Theory]
    [InlineData("Project=shop,Environment=staging,ManagedBy=StagingTools", true)]
    [InlineData("Project=shop,Environment=staging,ManagedBy=StagingTools,Owner=ana", true)]
    [InlineData("Project=shop,Environment=staging", false)]
    [InlineData("Project=shop,Environment=staging,ManagedBy=terraform", false)]
    [InlineData("Project=shop,Environment=Staging,ManagedBy=StagingTools", false)]
    [InlineData("Project=store,Environment=staging,ManagedBy=StagingTools", false)]
    [InlineData("", false)]
    public void Only_the_very_tags_of_an_environment_make_something_its_own(string tags, bool isOwn) =>
        Assert.Equal(isOwn, Found(tags).BelongsTo(Staging));

    [Theory]
    [InlineData("Project=store,Environment=demo,ManagedBy=StagingTools", "belongs to environment demo of project store")]
    [InlineData("Project=shop,Environment=staging", "is tagged as environment staging of project shop, and not as made by StagingTools")]
    [InlineData("Owner=ana", "carries no tags of an environment")]
    public void Its_tags_say_whose_it_is(string tags, string owner) => Assert.Equal(owner, Found(tags).DescribeOwner());

    [Fact]
    public void What_is_on_its_way_out_only_has_to_be_waited_for() => Assert.Equal(
        "is being deleted; run again when it is gone", (Found("Project=shop,Environment=staging") with { IsBeingDeleted = true }).DescribeOwner());

    private static FoundResource Found(string tags) => new(
        "id",
        tags.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(tag => tag.Split('=')).ToDictionary(tag => tag[0], tag => tag[1]));
}
