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
    public async Task What_took_minutes_before_is_told_with_its_usual_time()
    {
        string file = Path.Combine(Directory.CreateTempSubdirectory("stagingtools-test-").FullName, "times.json");
        const string Database = "module.database.aws_db_instance.this[\"a.b\"]";
        foreach (int seconds in (int[])[400, 380, 900])
        {
            UsualTimes earlier = UsualTimes.Open(file);
            var run = new ApplyTracker(host, "Creating pr-41", total: 1, time, usual: earlier);
            run.Take(Apply("module.database.aws_db_instance.this", "create", ApplyPhase.Started));
            await Task.Delay(TimeSpan.FromSeconds(seconds), time, TestContext.Current.CancellationToken);
            run.Take(Apply("module.database.aws_db_instance.this", "create", ApplyPhase.Completed));
            earlier.Save();
        }

        var tracker = new ApplyTracker(host, "Creating pr-42", total: 1, time, usual: UsualTimes.Open(file));
        tracker.Take(Apply(Database, "create", ApplyPhase.Running, seconds: 100));
        Assert.Equal($"creating {Database} (1:40 of about 6:40)", tracker.InFlight);
        tracker.Take(Apply(Database, "create", ApplyPhase.Running, seconds: 900));
        Assert.Equal($"creating {Database} (15:00, usually 6:40)", tracker.InFlight);
        tracker.Take(Apply("module.cache.aws_elasticache_cluster.this", "create", ApplyPhase.Running, seconds: 10));
        Assert.EndsWith("creating module.cache.aws_elasticache_cluster.this (0:10)", tracker.InFlight, StringComparison.Ordinal);

        File.WriteAllText(file, "{ broken");
        Assert.Null(UsualTimes.Open(file).Of(Database, "create"));
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
