using StagingTools.Engine.Logs;

namespace StagingTools.Engine.Tests.Logs;

public sealed class EventWindowTests
{
    private const long Now = 1_000_000;

    private static readonly LogPace Pace = new() { Late = TimeSpan.FromSeconds(60), EventsSeenAgain = 10 };

    [Fact]
    public void An_event_is_new_once()
    {
        var window = new EventWindow(Pace, capacity: 10);

        Assert.True(window.Add(1, 900_000));
        Assert.True(window.Add(2, 900_000));
        Assert.False(window.Add(1, 900_000));
    }

    [Fact]
    public void The_next_look_reaches_back_by_the_window_from_the_newest_event() =>
        Assert.Equal(840_000, Filled(900_000).LookStart(0, Now));

    [Fact]
    public void The_next_look_never_reaches_back_before_the_watch_began() =>
        Assert.Equal(890_000, Filled(900_000).LookStart(890_000, Now));

    [Fact]
    public void A_writer_whose_clock_is_ahead_does_not_push_the_window_into_the_future() =>
        Assert.Equal(940_000, Filled(5_000_000).LookStart(0, Now));

    [Fact]
    public void A_log_that_was_silent_for_hours_is_not_read_again_from_its_last_event() =>
        Assert.Equal(Now - 300_000 - 60_000, Filled(1_000).LookStart(0, Now));

    [Fact]
    public void Of_a_busy_log_a_look_sees_only_so_much_again_and_no_less_than_the_overlap()
    {
        var window = new EventWindow(Pace, capacity: 1000);
        for (int i = 0; i < 100; i++)
            window.Add((UInt128)i, 950_000 + (i * 250));

        // The last event is of 974.75 s, and four are written a second: ten are those of the last two and a half.
        Assert.Equal(972_750, window.LookStart(0, Now));
    }

    [Fact]
    public void With_more_events_than_it_holds_the_oldest_seconds_are_forgotten_and_still_none_is_doubled()
    {
        var window = new EventWindow(Pace, capacity: 30);
        for (int i = 0; i < 100; i++)
            window.Add((UInt128)i, 950_000 + (i * 100));

        Assert.True(window.IsOverfull);
        Assert.Equal(30, window.Count);
        Assert.Equal(957_000, window.Bounded(0));
        for (int i = 0; i < 100; i++)
            Assert.False(window.Add((UInt128)i, 950_000 + (i * 100)));
        Assert.True(window.Add(1000, 958_050));
    }

    [Fact]
    public void What_lies_before_the_window_is_forgotten()
    {
        EventWindow window = Filled(100_000);
        window.Add(2, 900_000);
        window.Forget(840_000);

        Assert.Equal(1, window.Count);
        Assert.False(window.IsOverfull);
    }

    private static EventWindow Filled(long timestamp)
    {
        var window = new EventWindow(Pace, capacity: 10);
        window.Add(1, timestamp);
        return window;
    }
}
