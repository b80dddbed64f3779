namespace StagingTools.Engine.Deployments;

/// <summary>How long to wait between two looks: a second while things move, up to five while nothing does.</summary>
internal sealed class RolloutPace
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    private TimeSpan next = Shortest;

    /// <summary>The pause before the next look.</summary>
    /// <param name="moved">Whether the last look showed anything new.</param>
    public TimeSpan Next(bool moved)
    {
        TimeSpan pause = moved ? Shortest : next;
        next = pause * 1.3 < Longest ? pause * 1.3 : Longest;
        return pause;
    }
}
