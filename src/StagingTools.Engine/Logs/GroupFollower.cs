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
    private IAsyncEnumerator<List<FilteredLogEvent>>? look;
    private IAsyncEnumerator<List<FilteredLogEvent>>? sweep;
    private int sweepPages;
    private int looksOfSweep;
    private int pagesALook = 1;

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
        long reference = window.Reference(moment);
        long start = window.LookStart(first, moment);
        look ??= Begin(start, null, cancellationToken);
        if (await TakeAsync(look, pace.PagesALook, found))
            look = null;

        if (sweep is null)
            BeginSweep(reference, start, cancellationToken);
        if (sweep is not null)
            await SweepAsync(found);
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

    private void BeginSweep(long reference, long lookStart, CancellationToken cancellationToken)
    {
        long late = (long)pace.Late.TotalMilliseconds;
        if (lookStart <= Math.Max(first, Math.Min(swept, reference) - late))
        {
            // The look itself went as far back.
            swept = Math.Max(swept, reference);
            window.Forget(swept - late);
        }
        else if (reference - swept >= pace.Sweep.TotalMilliseconds)
        {
            // What the last sweep could not see came after it began, and was written at most so long before.
            long start = window.Bounded(Math.Max(first, swept - late));
            window.Forget(start);
            swept = reference;
            (sweepPages, looksOfSweep) = (0, 0);
            sweep = Begin(start, lookStart - 1, cancellationToken);
        }
    }

    // Spread over the time until the next one, as far as the last one tells; a longer one hurries up.
    private async Task SweepAsync(List<GroupEvent> found)
    {
        looksOfSweep++;
        int looks = (int)Math.Max(1, pace.Sweep / pace.ShortestPause * 0.75);
        int pages = looksOfSweep > looks ? pagesALook + 1 : pagesALook;
        if (await TakeAsync(sweep!, pages, found))
        {
            pagesALook = Math.Max(1, (int)Math.Ceiling((double)sweepPages / looks));
            sweep = null;
        }
        else
        {
            pagesALook = pages;
        }

        sweepPages += pages;
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

            foreach (FilteredLogEvent one in pages.Current)
            {
                if (window.Add(EventKey.Of(one), one.Timestamp ?? 0))
                    found.Add(new GroupEvent(reader.Group, one));
            }
        }

        return false;
    }
}
