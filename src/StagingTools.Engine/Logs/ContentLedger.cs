namespace StagingTools.Engine.Logs;

/// <summary>
/// Tells which events are new where they come on two ways: Live Tail's have no ids, so they are told apart by what they say, and
/// those that say the same in the same millisecond are counted. Of each, as many are shown as the way that brought more did bring.
/// </summary>
/// <param name="capacity">Events remembered at most; the oldest seconds go first.</param>
internal sealed class ContentLedger(int capacity)
{
    private readonly SortedDictionary<long, Dictionary<UInt128, (int Live, int Read)>> seconds = [];
    private int count;

    /// <summary>Takes note of an event of Live Tail.</summary>
    /// <returns>Whether it is new.</returns>
    public bool AddLive(GroupEvent one)
    {
        ref (int Live, int Read) seen = ref At(one);
        return ++seen.Live > seen.Read;
    }

    /// <summary>Takes note of an event that was read, once each id.</summary>
    /// <returns>Whether it is new.</returns>
    public bool AddRead(GroupEvent one)
    {
        ref (int Live, int Read) seen = ref At(one);
        return ++seen.Read > seen.Live;
    }

    private ref (int Live, int Read) At(GroupEvent one)
    {
        long second = one.Timestamp / 1000;
        if (!seconds.TryGetValue(second, out Dictionary<UInt128, (int Live, int Read)>? events))
        {
            seconds.Add(second, events = []);
            while (count > capacity && seconds.First() is var oldest && oldest.Key < second)
            {
                count -= oldest.Value.Count;
                seconds.Remove(oldest.Key);
            }
        }

        UInt128 key = EventKey.OfContent(one.Event.LogStreamName, one.Event.Timestamp, one.Event.Message);
        ref (int Live, int Read) seen = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(events, key, out bool known);
        if (!known)
            count++;
        return ref seen;
    }
}
