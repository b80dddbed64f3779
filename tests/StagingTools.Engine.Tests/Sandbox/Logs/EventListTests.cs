using StagingTools.Sandbox.Logs;

namespace StagingTools.Engine.Tests.Sandbox.Logs;

public sealed class EventListTests
{
    private readonly StoredStream _stream = new("stream", 0);

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(42)]
    public void Events_that_come_in_any_order_lie_in_the_order_of_their_keys(int seed)
    {
        var random = new Random(seed);
        var list = new EventList();
        List<StoredEvent> all = [];
        for (int sequence = 1; sequence <= 20_000; sequence++)
        {
            // Mostly in order, now and then late, with many of the same time.
            long timestamp = random.Next(10) == 0 ? random.Next(2_000) : sequence / 10;
            all.Add(new StoredEvent(new EventKey(timestamp, sequence), 0, _stream, [1]));
            list.Add(all[^1]);
        }

        all.Sort((one, other) => one.Key.CompareTo(other.Key));
        Assert.Equal(all, Everything(list));
        Assert.Equal((all.Count, all[0], all[^1]), (list.Count, list.First, list.Last));
        for (int i = 0; i < 200; i++)
        {
            EventKey place = new(random.Next(-1, 2_100), random.Next(20_001));
            long first = random.Next(2_000);
            long last = random.Next(2_000);
            var room = new StoredEvent[random.Next(1, 6_000)];
            int after = list.CopyAfter(place, last, room);
            Assert.Equal(
                all.Where(one => one.Key.CompareTo(place) > 0 && one.Key.Timestamp <= last).Take(room.Length), room.Take(after));
            int before = list.CopyBefore(place, first, room);
            Assert.Equal(
                all.Where(one => one.Key.CompareTo(place) < 0 && one.Key.Timestamp >= first).TakeLast(room.Length), room.Take(before));
        }
    }

    [Fact]
    public void A_stream_that_goes_takes_its_events_with_it()
    {
        var other = new StoredStream("other", 0);
        var list = new EventList();
        for (int i = 1; i <= 5_000; i++) list.Add(new StoredEvent(EventKey.Before(i), 0, i % 2 == 0 ? _stream : other, [1]));

        list.Remove(_stream);

        Assert.Equal(2_500, list.Count);
        Assert.All(Everything(list), one => Assert.Same(other, one.Stream));
    }

    [Fact]
    public void An_empty_list_has_nothing()
    {
        var list = new EventList();
        Assert.Null(list.First);
        Assert.Null(list.Last);
        Assert.Equal(0, list.CopyAfter(EventKey.Before(0), long.MaxValue, new StoredEvent[1]));
        Assert.Equal(0, list.CopyBefore(EventKey.After(long.MaxValue), 0, new StoredEvent[1]));
    }

    private static IEnumerable<StoredEvent> Everything(EventList list)
    {
        var all = new StoredEvent[list.Count + 1];
        return all.Take(list.CopyAfter(EventKey.Before(long.MinValue), long.MaxValue, all));
    }
}
