using StagingTools.Engine.Terraform;
using StagingTools.Engine.Terraform.Events;
using StagingTools.Engine.Tests.Fakes;

namespace StagingTools.Engine.Tests.Terraform;

public sealed class ApplyTrackerTests
{
    private readonly WatchingHost host = new();
    private readonly FakeTime time = new();

    [Fact]
    public void Progress_tells_what_is_being_done_the_longest_first_and_the_share_that_is_done()
    {
        var tracker = new ApplyTracker(host, "Creating staging", total: 4, time);

        tracker.Take(Apply("a", "create", ApplyPhase.Started));
        tracker.Take(Apply("b", "delete", ApplyPhase.Running, seconds: 130));
        tracker.Take(Apply("a", "create", ApplyPhase.Completed));
        tracker.Complete();

        Assert.Equal(
            [
                "progress: Creating staging: creating a",
                "progress: Creating staging: destroying b (2:10), creating a",
                "verbose: a: Completed",
                "progress: Creating staging: destroying b (2:10)",
                "progress: Creating staging: Done",
            ],
            host.Lines);
        Assert.Equal(["a"], tracker.Done);
    }

    [Fact]
    public async Task What_has_just_begun_to_be_created_has_to_take_hold_before_an_interrupt()
    {
        var tracker = new ApplyTracker(host, "Creating staging", total: 2, time);
        tracker.Take(Apply("a", "create", ApplyPhase.Started));
        Assert.False(tracker.IsSettled);
        Assert.Equal("creating a", tracker.JustBegun);

        await Task.Delay(TimeSpan.FromSeconds(6), time, TestContext.Current.CancellationToken);

        Assert.True(tracker.IsSettled);
    }

    [Fact]
    public void What_is_done_changed_or_destroyed_need_not_take_hold()
    {
        var tracker = new ApplyTracker(host, "Changing staging", total: 3, time);
        tracker.Take(Apply("a", "create", ApplyPhase.Started));
        tracker.Take(Apply("a", "create", ApplyPhase.Completed));
        tracker.Take(Apply("b", "update", ApplyPhase.Started));
        tracker.Take(Apply("c", "delete", ApplyPhase.Started));

        Assert.True(tracker.IsSettled);
    }

    [Fact]
    public void A_warning_is_told_once()
    {
        var tracker = new ApplyTracker(host, "Planning", timeProvider: time);
        var warning = new TerraformEvent.Diagnosed("w", new Diagnostic(false, "Deprecated", "use\nanother", "a"));

        tracker.Take(warning);
        tracker.Take(warning);

        Assert.Equal(["warning: Deprecated: use another (a)"], host.Lines);
    }

    private static TerraformEvent.Apply Apply(string address, string action, ApplyPhase phase, int seconds = 0) =>
        new($"{address}: {phase}", address, action, phase, TimeSpan.FromSeconds(seconds));
}
