using StagingTools.Cli.Terminals;
using StagingTools.Engine.Hosting;
using StagingTools.Engine.Tests.Fakes;

namespace StagingTools.Engine.Tests.Faces;

public sealed class HeartbeatTests
{
    [Fact]
    public async Task A_wait_shows_a_line_a_minute_where_no_line_can_be_written_over()
    {
        var time = new FakeTime();
        var heartbeat = new Heartbeat(time);
        List<string?> shown = [];
        for (int seconds = 0; seconds < 150; seconds += 10)
        {
            shown.Add(heartbeat.Take(new ProgressUpdate("Creating staging", $"after {seconds}")
            {
                PercentComplete = 40,
                Remaining = TimeSpan.FromSeconds(90),
            }));
            await Task.Delay(TimeSpan.FromSeconds(10), time, TestContext.Current.CancellationToken);
        }

        Assert.Equal(
            ["Creating staging 40 %, 1 min 30 s left: after 60", "Creating staging 40 %, 1 min 30 s left: after 120"],
            shown.Where(line => line is not null));
    }

    [Fact]
    public async Task An_activity_that_ends_within_the_minute_shows_nothing()
    {
        var time = new FakeTime();
        var heartbeat = new Heartbeat(time);
        for (int i = 0; i < 5; i++)
        {
            Assert.Null(heartbeat.Take(new ProgressUpdate("Checking", "tools")));
            await Task.Delay(TimeSpan.FromSeconds(40), time, TestContext.Current.CancellationToken);
            Assert.Null(heartbeat.Take(new ProgressUpdate("Checking", "done") { Completed = true }));
        }
    }
}
