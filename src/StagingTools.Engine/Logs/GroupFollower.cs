using Amazon.CloudWatchLogs.Model;

namespace StagingTools.Engine.Logs;

/// <summary>
/// Follows one group. Each look sees what is new, and a little again; a sweep over all that may still come late goes along beside the
/// looks, some pages each, since a minute of a busy group has too many pages to read every second.
/// </summary>
/// <param name="reader">The group.</param>
/// <param name="window">What was seen of it.</param>
/// <param name="pace">How often and how far back.</param>
/// <param name="first">Where the watch began, in milliseconds since 1970.</param>
/// <param name="swept">Up to which moment nothing can be missing but what came late since.</param>
internal sealed class GroupFollower(LogReader reader, EventWindow window, LogPace pace, long first, long swept) : IAsyncDisposable
{
    // The part of the time between two sweeps in which one is done.
    private const double Share = 0.75;
    private const double MostLooksAtOnce = 5;
    private const double MostPages = 64;

    private IAsyncEnumerator<List<FilteredLogEvent>>? look;
    private IAsyncEnumerator<List<FilteredLogEvent>>? sweep;
    private long lookStart;
    private long lookReference;
    private long sweptAt = long.MinValue;
    private long sweepDue;
    private double pagesALook;
    private long lastLook = long.MaxValue;
    private int eventsAPage = 1;

    /// <summary>The group's name.</summary>
    public string Group => reader.Group;

    /// <summary>What was seen.</summary>
    public EventWindow Window => window;

    /// <summary>Whether the last look did not come to the end.</summary>
    public bool IsBehind => look is not null;

    /// <summary>Looks.</summary>
    /// <param name="now">The present.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>What is new.</returns>
    public async Task<List<GroupEvent>> LookAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var found = new List<GroupEvent>();
        long moment = now.ToUnixTimeMilliseconds();
        if (look is null)
        {
            (lookStart, lookReference) = (window.LookStart(first, moment), window.Reference(moment));
            look = Begin(lookStart, null, cancellationToken);
        }

        if (await TakeAsync(look, pace.PagesALook, found))
            look = null;

        if (sweep is null)
            BeginSweep(moment, cancellationToken);
        if (sweep is not null)
            await SweepAsync(moment, found);
        lastLook = moment;
        return found;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (look is not null)
            await look.DisposeAsync();
        if (sweep is not null)
            await sweep.DisposeAsync();
    }

    private void BeginSweep(long moment, CancellationToken cancellationToken)
    {
        long late = (long)pace.Late.TotalMilliseconds;
        long reference = window.Reference(moment);
        if (look is null && lookStart <= Math.Max(first, Math.Min(swept, lookReference) - late))
        {
            // The look itself went as far back, and came to its end.
            (swept, sweptAt) = (Math.Max(swept, lookReference), moment);
            window.Forget(swept - late);
        }
        else if (sweptAt == long.MinValue || moment - sweptAt >= pace.Sweep.TotalMilliseconds)
        {
            // What the last sweep could not see came after it began, and was written at most so long before.
            long start = window.Bounded(Math.Max(first, swept - late));
            window.Forget(start);
            (swept, sweptAt) = (reference, moment);
            sweep = Begin(start, lookStart - 1, cancellationToken);
            sweepDue = moment + (long)(pace.Sweep * Share).TotalMilliseconds;
            pagesALook = (double)Math.Max(1, window.Count) / eventsAPage / (pace.Sweep / pace.ShortestPause * Share);
        }
    }

    // Spread over most of the time until the next one, after what is known of the pages. Where the pages are more, as those of a
    // pattern that matches seldom are, it hurries up.
    private async Task SweepAsync(long moment, List<GroupEvent> found)
    {
        double looks = Math.Clamp((moment - lastLook) / pace.ShortestPause.TotalMilliseconds, 1, MostLooksAtOnce);
        if (moment > sweepDue)
            pagesALook = Math.Min(pagesALook * 2, MostPages);
        if (await TakeAsync(sweep!, (int)Math.Ceiling(Math.Max(1, pagesALook) * looks), found))
            sweep = null;
    }

    private IAsyncEnumerator<List<FilteredLogEvent>> Begin(long start, long? end, CancellationToken cancellationToken) =>
        reader.PagesAsync(start, end, ahead: false, cancellationToken).GetAsyncEnumerator(cancellationToken);

    private async Task<bool> TakeAsync(IAsyncEnumerator<List<FilteredLogEvent>> pages, int most, List<GroupEvent> found)
    {
        for (int page = 0; page < most; page++)
        {
            if (!await pages.MoveNextAsync())
            {
                await pages.DisposeAsync();
                return true;
            }

            eventsAPage = Math.Max(eventsAPage, pages.Current.Count);
            foreach (FilteredLogEvent one in pages.Current)
            {
                if (window.Add(EventKey.Of(one), one.Timestamp ?? 0))
                    found.Add(new GroupEvent(reader.Group, one));
            }
        }

        return false;
    }
}
