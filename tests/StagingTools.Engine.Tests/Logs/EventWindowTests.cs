using StagingTools.Engine.Logs;

namespace StagingTools.Engine.Tests.Logs;

public sealed class EventWindowTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeMilliseconds(1_000_000);

    [Fact]
    public void An_event_is_new_once()
    {
        var window = new EventWindow(TimeSpan.FromSeconds(60), capacity: 10);

        Assert.True(window.Add("a", 900_000));
        Assert.True(window.Add("b", 900_000));
        Assert.False(window.Add("a", 900_000));
    }

    [Fact]
    public void The_next_look_reaches_back_by_the_window_from_the_newest_event()
    {
        var window = new EventWindow(TimeSpan.FromSeconds(60), capacity: 10);
        window.Add("a", 900_000);

        Assert.Equal(840_000, window.Start(0, Now));
    }

    [Fact]
    public void The_next_look_never_reaches_back_before_the_watch_began() =>
        Assert.Equal(890_000, Filled(900_000).Start(890_000, Now));

    [Fact]
    public void A_writer_whose_clock_is_ahead_does_not_push_the_window_into_the_future() =>
        Assert.Equal(940_000, Filled(5_000_000).Start(0, Now));

    [Fact]
    public void With_more_events_than_it_holds_the_window_gets_shorter_and_still_doubles_none()
    {
        var window = new EventWindow(TimeSpan.FromSeconds(60), capacity: 3);
        for (int i = 0; i < 10; i++)
            window.Add($"e{i}", 990_000 + i);

        Assert.Equal(990_007, window.Start(0, Now));
        for (int i = 0; i < 10; i++)
            Assert.False(window.Add($"e{i}", 990_000 + i));
        Assert.True(window.Add("late", 990_008));
    }

    [Fact]
    public void What_lies_before_the_window_is_forgotten()
    {
        var window = new EventWindow(TimeSpan.FromSeconds(60), capacity: 10);
        window.Add("old", 100_000);
        window.Add("new", 900_000);
        window.Start(0, Now);

        Assert.Equal(1, window.Count);
    }

    private static EventWindow Filled(long timestamp)
    {
        var window = new EventWindow(TimeSpan.FromSeconds(60), capacity: 10);
        window.Add("a", timestamp);
        return window;
    }
}
