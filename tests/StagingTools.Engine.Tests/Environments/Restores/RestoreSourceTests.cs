using StagingTools.Engine.Environments.Restores;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Tests.Environments.Restores;

public sealed class RestoreSourceTests
{
    [Fact]
    public void Nothing_to_restore_is_an_error_that_names_the_choices()
    {
        StagingException error = Assert.Throws<StagingException>(() => RestoreSource.Of(new RestoreEnvironmentRequest { Snapshot = " " }));

        Assert.Equal("RestoreSourceMissing", error.ErrorId);
        Assert.Contains("--snapshot, --point-in-time or --latest", error.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a", "2026-03-01", false)]
    [InlineData("a", null, true)]
    [InlineData(null, "2026-03-01", true)]
    public void Two_sources_are_one_too_many(string? snapshot, string? moment, bool latest)
    {
        StagingException error = Assert.Throws<StagingException>(
            () => RestoreSource.Of(new RestoreEnvironmentRequest { Snapshot = snapshot, PointInTime = moment, Latest = latest }));

        Assert.Equal("RestoreSourceAmbiguous", error.ErrorId);
    }

    [Theory]
    [InlineData("2026-03-01T10:00:00Z", "point in time 2026-03-01T10:00:00Z")]
    [InlineData("2026-03-01 10:00", "point in time 2026-03-01T10:00:00Z")]
    [InlineData("2026-03-01T10:00:00.987+02:00", "point in time 2026-03-01T08:00:00Z")]
    public void A_moment_is_UTC_unless_it_says_otherwise_and_whole_seconds(string given, string text) =>
        Assert.Equal(text, RestoreSource.Of(new RestoreEnvironmentRequest { PointInTime = given }).Text);

    [Fact]
    public void What_is_no_moment_is_refused()
    {
        StagingException error = Assert.Throws<StagingException>(() => RestoreSource.Of(new RestoreEnvironmentRequest { PointInTime = "soon" }));

        Assert.Equal(("InvalidPointInTime", "soon"), (error.ErrorId, error.TargetInput));
    }

    [Fact]
    public void A_tag_names_the_source_that_wrote_it_and_no_other()
    {
        RestoreSource snapshot = RestoreSource.Of(new RestoreEnvironmentRequest { Snapshot = "Before-A" });
        RestoreSource latest = RestoreSource.Of(new RestoreEnvironmentRequest { Latest = true });

        Assert.True(snapshot.IsNamedBy("snapshot before-a"));
        Assert.False(snapshot.IsNamedBy("snapshot before-ab"));
        Assert.False(snapshot.IsNamedBy(null));
        Assert.True(latest.IsNamedBy("latest 2026-03-01T10:00:00Z"));
        Assert.False(latest.IsNamedBy("snapshot latest"));
    }
}
