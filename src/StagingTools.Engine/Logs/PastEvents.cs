using System.Runtime.CompilerServices;
using Amazon.CloudWatchLogs.Model;

namespace StagingTools.Engine.Logs;

/// <summary>Reads a period of several groups as one log, in the order of the timestamps.</summary>
internal static class PastEvents
{
    /// <summary>Reads; a page a group, and the next one on its way.</summary>
    /// <param name="groups">The groups.</param>
    /// <param name="start">The first millisecond since 1970.</param>
    /// <param name="end">The last millisecond; <see langword="null"/> for all there is.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async IAsyncEnumerable<GroupEvent> ReadAsync(
        IReadOnlyList<LogReader> groups, long start, long? end, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var cursors = new List<Cursor>();
        try
        {
            foreach (LogReader group in groups)
                cursors.Add(new Cursor(group.Group, group.PagesAsync(start, end, ahead: true, cancellationToken).GetAsyncEnumerator(cancellationToken)));
            bool[] more = await Task.WhenAll(cursors.Select(cursor => cursor.NextPageAsync()));
            List<Cursor> open = [.. cursors.Where((_, i) => more[i])];
            while (open.Count > 0)
            {
                Cursor oldest = open[0];
                for (int i = 1; i < open.Count; i++)
                {
                    if (open[i].Current.Timestamp < oldest.Current.Timestamp)
                        oldest = open[i];
                }

                yield return oldest.Current;
                if (!oldest.Next() && !await oldest.NextPageAsync())
                    open.Remove(oldest);
            }
        }
        finally
        {
            foreach (Cursor cursor in cursors)
                await cursor.DisposeAsync();
        }
    }

    private sealed class Cursor(string group, IAsyncEnumerator<List<FilteredLogEvent>> pages) : IAsyncDisposable
    {
        private List<FilteredLogEvent> page = [];
        private int index;

        public GroupEvent Current => new(group, page[index]);

        public bool Next() => ++index < page.Count;

        // A page may be empty and have a successor: only the token tells the end.
        public async Task<bool> NextPageAsync()
        {
            do
            {
                if (!await pages.MoveNextAsync())
                    return false;
                (page, index) = (pages.Current, 0);
            }
            while (page.Count == 0);

            return true;
        }

        public ValueTask DisposeAsync() => pages.DisposeAsync();
    }
}
