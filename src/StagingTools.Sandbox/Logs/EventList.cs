namespace StagingTools.Sandbox.Logs;

/// <summary>
/// Events in the order of their keys. They lie in pieces, so that one that comes late is put into its place without moving a million others.
/// Its owner takes care that one thread uses it at a time.
/// </summary>
internal sealed class EventList
{
    private const int PieceLength = 2048;
    private readonly List<Piece> _pieces = [];

    /// <summary>Events in it.</summary>
    public int Count { get; private set; }

    /// <summary>The first event; null where there is none.</summary>
    public StoredEvent? First => Count == 0 ? null : _pieces[0].Events[0];

    /// <summary>The last event; null where there is none.</summary>
    public StoredEvent? Last => Count == 0 ? null : _pieces[^1].Last;

    /// <summary>Puts an event into its place.</summary>
    public void Add(StoredEvent one)
    {
        Count++;
        if (_pieces.Count == 0 || _pieces[^1].Last.Key.CompareTo(one.Key) < 0)
        {
            if (_pieces.Count == 0 || _pieces[^1].Count == PieceLength) _pieces.Add(new Piece());
            Piece last = _pieces[^1];
            last.Events[last.Count++] = one;
            return;
        }

        int index = PieceOf(one.Key);
        Piece piece = _pieces[index];
        if (piece.Count == PieceLength)
        {
            Piece second = piece.Split();
            _pieces.Insert(index + 1, second);
            if (second.Events[0].Key.CompareTo(one.Key) < 0) piece = second;
        }

        int at = piece.FirstAfter(one.Key);
        Array.Copy(piece.Events, at, piece.Events, at + 1, piece.Count - at);
        piece.Events[at] = one;
        piece.Count++;
    }

    /// <summary>Copies the first events after a place.</summary>
    /// <param name="after">The place.</param>
    /// <param name="last">The last timestamp that is wanted.</param>
    /// <param name="events">Takes them.</param>
    /// <returns>How many there were; fewer than there is room for at the end only.</returns>
    public int CopyAfter(EventKey after, long last, Span<StoredEvent> events)
    {
        int count = 0;
        for (int index = PieceOf(after); index < _pieces.Count && count < events.Length; index++)
        {
            Piece piece = _pieces[index];
            for (int at = piece.FirstAfter(after); at < piece.Count && count < events.Length; at++)
            {
                if (piece.Events[at].Key.Timestamp > last) return count;
                events[count++] = piece.Events[at];
            }
        }

        return count;
    }

    /// <summary>Copies the last events before a place, in their order.</summary>
    /// <param name="before">The place.</param>
    /// <param name="first">The first timestamp that is wanted.</param>
    /// <param name="events">Takes them, from its beginning.</param>
    /// <returns>How many there were.</returns>
    public int CopyBefore(EventKey before, long first, Span<StoredEvent> events)
    {
        int free = events.Length;
        for (int index = Math.Min(PieceOf(before), _pieces.Count - 1); index >= 0 && free > 0; index--)
        {
            Piece piece = _pieces[index];
            for (int at = piece.FirstFrom(before) - 1; at >= 0 && free > 0; at--)
            {
                if (piece.Events[at].Key.Timestamp < first)
                {
                    index = 0;
                    break;
                }

                events[--free] = piece.Events[at];
            }
        }

        events[free..].CopyTo(events);
        return events.Length - free;
    }

    /// <summary>Removes the events of a stream.</summary>
    public void Remove(StoredStream stream)
    {
        List<Piece> pieces = [.. _pieces];
        _pieces.Clear();
        Count = 0;
        foreach (Piece piece in pieces)
        {
            foreach (StoredEvent one in piece.Events.AsSpan(0, piece.Count))
            {
                if (one.Stream != stream) Add(one);
            }
        }
    }

    // The first piece whose last event is not before the key; the number of pieces where there is none.
    private int PieceOf(EventKey key)
    {
        int low = 0;
        int high = _pieces.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_pieces[middle].Last.Key.CompareTo(key) < 0) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    /// <summary>A run of events.</summary>
    private sealed class Piece
    {
        /// <summary>The events, as far as <see cref="Count"/> goes.</summary>
        public StoredEvent[] Events { get; } = new StoredEvent[PieceLength];

        /// <summary>How many there are.</summary>
        public int Count { get; set; }

        /// <summary>The last of them.</summary>
        public StoredEvent Last => Events[Count - 1];

        /// <summary>Where the first event after a key is, or would be.</summary>
        public int FirstAfter(EventKey key) => FirstFrom(new EventKey(key.Timestamp, key.Sequence == long.MaxValue ? key.Sequence : key.Sequence + 1));

        /// <summary>Where the first event with a key or after it is, or would be.</summary>
        public int FirstFrom(EventKey key)
        {
            int low = 0;
            int high = Count;
            while (low < high)
            {
                int middle = (low + high) / 2;
                if (Events[middle].Key.CompareTo(key) < 0) low = middle + 1;
                else high = middle;
            }

            return low;
        }

        /// <summary>Moves the second half into a piece of its own.</summary>
        public Piece Split()
        {
            var second = new Piece();
            int half = Count / 2;
            Array.Copy(Events, half, second.Events, 0, Count - half);
            Array.Clear(Events, half, Count - half);
            second.Count = Count - half;
            Count = half;
            return second;
        }
    }
}
