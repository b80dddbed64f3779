using StagingTools.Engine.Data.Swap;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Tests.Data;

public sealed class DatabaseMarkTests
{
    [Theory]
    [InlineData(null, null)]
    [InlineData("The shop's own words.", null)]
    [InlineData("stagingtools: staging", "staging")]
    [InlineData("The shop's own words.\nstagingtools: staging filled 2025-01-18T10:00:00Z", "staging")]
    [InlineData("not stagingtools: staging", null)]
    public void A_mark_is_a_line_of_the_comment(string? comment, string? expected) =>
        Assert.Equal(expected, DatabaseMark.Find(comment));

    [Fact]
    public void Writing_a_mark_leaves_other_lines_alone_and_replaces_the_old_one()
    {
        string comment = DatabaseMark.Write("Own words.\nstagingtools: staging\nMore.", DatabaseMark.Previous, "of shop");

        Assert.Equal("Own words.\nMore.\nstagingtools: previous of shop", comment);
        Assert.Equal("previous", DatabaseMark.Find(comment));
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("filled 2025-01-18T10:00:00Z rules 0123456789ab", true)]
    [InlineData("filled 2025-01-18T10:00:00Z unmasked", false)]
    [InlineData("restored 2025-01-19T10:00:00Z filled 2025-01-18T10:00:00Z unmasked", false)]
    [InlineData("restored 2025-01-19T10:00:00Z", null)]
    public void What_is_known_of_the_data_is_in_the_detail(string detail, bool? expected) =>
        Assert.Equal(expected, DatabaseMark.IsSanitized(detail));

    [Theory]
    [InlineData("")]
    [InlineData("filled 2025-01-18T10:00:00Z unmasked")]
    public void What_is_known_of_the_data_outlives_its_days_as_the_previous(string detail) =>
        Assert.Equal(detail, DatabaseMark.FormerDetail("my shop; too", DatabaseMark.PreviousDetail("my shop; too", detail)));

    [Fact]
    public void Names_are_derived_and_checked_for_their_length()
    {
        DatabaseNames names = DatabaseNames.Of("shop");
        Assert.Equal(("shop_incoming", "shop_previous", "shop_discarded"), (names.Incoming, names.Previous, names.Discarded));

        Assert.Equal("DatabaseNameTooLong", Assert.Throws<StagingException>(() => DatabaseNames.Of(new string('x', 60))).ErrorId);
    }
}
