namespace StagingTools.Engine.Logs;

/// <summary>
/// Puts what looks find into the order of its times. What is very young waits until the next look, since older events of other groups
/// and streams may come with it; nothing waits twice.
/// </summary>
/// <param name="hold">How old an event has to be to go at once.</param>
/// <param name="capacity">Events that may wait.</param>
internal sealed class ReorderBuffer(TimeSpan hold, int capacity)
{
    private List<GroupEvent> held = [];

    /// <summary>Takes what a look found, and gives what can go.</summary>
    /// <param name="found">The new events, in any order.</param>
    /// <param name="now">The moment of the look.</param>
    /// <returns>Events in order; equal times as they came.</returns>
    public IReadOnlyList<GroupEvent> Take(IReadOnlyList<GroupEvent> found, DateTimeOffset now)
    {
        long young = (now - hold).ToUnixTimeMilliseconds();
        List<GroupEvent> waiting = [.. found.Where(one => one.Timestamp > young)];
        if (waiting.Count > capacity)
            waiting.Clear();
        IEnumerable<GroupEvent> ready = waiting.Count == 0 ? found : found.Where(one => one.Timestamp <= young);
        List<GroupEvent> going = [.. held.Concat(ready).OrderBy(one => one.Timestamp)];
        held = waiting;
        return going;
    }
}
