using StagingTools.Engine.Data;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Tests.Data;

public sealed class SyncCapsTests
{
    [Theory]
    [InlineData(4, 0, 4)]
    [InlineData(4, 5, 4)]
    [InlineData(4, 3, 2)]
    [InlineData(4, 2, 1)]
    public void Readers_and_the_snapshots_session_stay_within_the_sessions_allowed(int jobs, int connections, int expected)
    {
        SyncCaps caps = SyncCaps.Of(new SyncDataRequest { Jobs = jobs, MaxConnections = connections });

        Assert.Equal(expected, caps.Jobs);
        Assert.Equal($"at most {expected + 1} sessions on production", caps.Describe());
        Assert.Null(caps.CreateRateLimit(TimeProvider.System));
    }

    [Fact]
    public void A_rate_is_shown_in_the_plan()
    {
        SyncCaps caps = SyncCaps.Of(new SyncDataRequest { Jobs = 1, MaxRate = 20 });

        Assert.Equal("at most 2 sessions on production, 20 MB/s", caps.Describe());
        Assert.NotNull(caps.CreateRateLimit(TimeProvider.System));
    }

    [Theory]
    [InlineData(2, 0, 1_000_000, "less than a minute, if 50 MB/s come through")]
    [InlineData(2, 0, 9_000_000_000, "about 3 min, if 50 MB/s come through")]
    [InlineData(2, 10, 9_000_000_000, "about 15 min, if 10 MB/s come through")]
    [InlineData(1, 0, 360_000_000_000, "about 4.0 h, if 25 MB/s come through")]
    public void The_plan_tells_about_how_long_it_takes(int jobs, int rate, long bytes, string expected) =>
        Assert.Equal(expected, SyncCaps.Of(new SyncDataRequest { Jobs = jobs, MaxRate = rate }).Estimate(bytes));

    [Theory]
    [InlineData(-1, 0, 0, "InvalidJobs", "-1")]
    [InlineData(65, 0, 0, "InvalidJobs", "65")]
    [InlineData(0, 1, 0, "InvalidMaxConnections", "1")]
    [InlineData(0, -2, 0, "InvalidMaxConnections", "-2")]
    [InlineData(0, 0, -1, "InvalidMaxRate", "-1")]
    public void Numbers_that_make_no_sense_are_refused(int jobs, int connections, int rate, string id, string input)
    {
        StagingException failure = Assert.Throws<StagingException>(
            () => SyncCaps.Of(new SyncDataRequest { Jobs = jobs, MaxConnections = connections, MaxRate = rate }));

        Assert.Equal((id, StagingErrorCategory.InvalidArgument, input), (failure.ErrorId, failure.Category, failure.TargetInput));
    }
}
