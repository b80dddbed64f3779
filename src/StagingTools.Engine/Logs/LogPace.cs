namespace StagingTools.Engine.Logs;

/// <summary>How often and how far back is looked while following.</summary>
internal sealed record LogPace
{
    /// <summary>Time from one look to the next while something happens.</summary>
    public TimeSpan ShortestPause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Time from one look to the next while nothing does.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How late an event may come and is still found. CloudWatch takes most in within seconds.</summary>
    public TimeSpan Late { get; init; } = TimeSpan.FromSeconds(75);

    /// <summary>Time from one sweep over what may still come late to the next.</summary>
    public TimeSpan Sweep { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The overlap of two looks at least, however much is written.</summary>
    public TimeSpan Overlap { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// How far behind this machine's clock the writers' clocks may be: a quiet log is looked at from its last event on, but no further
    /// back than this, or a pattern that matches seldom would have hours of the log read again and again.
    /// </summary>
    public TimeSpan Skew { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long an event waits for older ones of other groups and streams: until the next look, where it is younger than this.</summary>
    public TimeSpan Hold { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Events that a look may see again; what is older is left to the sweeps.</summary>
    public int EventsSeenAgain { get; init; } = 5_000;

    /// <summary>Pages that one look reads at most; the next goes on where it ended.</summary>
    public int PagesALook { get; init; } = 8;

    /// <summary>Events that are remembered over all groups, some 40 bytes each.</summary>
    public int EventsRemembered { get; init; } = 500_000;

    /// <summary>Time from one reading beside Live Tail to the next.</summary>
    public TimeSpan ReadBesideLive { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long Live Tail, which sends something every second, may be silent.</summary>
    public TimeSpan LiveSilence { get; init; } = TimeSpan.FromSeconds(15);
}
