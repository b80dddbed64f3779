namespace StagingTools.Engine.Data.Gates;

/// <summary>Puts the originals that one copy sees into the set, many at a time. For one thread.</summary>
/// <param name="originals">The set.</param>
internal sealed class OriginalsRecorder(OriginalsSet originals)
{
    // A single short word stands in many places without being anybody's.
    private const int LongWord = 12;

    private readonly ulong[] pending = new ulong[4096];
    private int count;
    private ulong last;

    /// <summary>Adds an original, unless it is too common a text to tell anything.</summary>
    /// <param name="value">Its text.</param>
    /// <param name="prose">
    /// Whether it may be an ordinary word, as names and messages may: then a short word without digits is passed over.
    /// </param>
    public void Add(ReadOnlySpan<byte> value, bool prose)
    {
        if (value.Length < OriginalsSet.ShortestValue || (prose && IsOrdinaryWord(value)))
            return;

        ulong hash = originals.Hash(value);
        if (hash == last)
            return;

        last = hash;
        pending[count++] = hash;
        if (count == pending.Length)
            Flush();
    }

    /// <summary>Hands over what is pending.</summary>
    public void Flush()
    {
        originals.Add(pending.AsSpan(0, count));
        count = 0;
    }

    private static bool IsOrdinaryWord(ReadOnlySpan<byte> value) =>
        value.Length < LongWord && !value.ContainsAnyInRange((byte)'0', (byte)'9') && !value.ContainsAny((byte)'@', (byte)' ');
}
