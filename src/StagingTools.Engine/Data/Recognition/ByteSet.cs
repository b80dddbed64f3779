using System.Buffers;

namespace StagingTools.Engine.Data.Recognition;

/// <summary>
/// Finds the next byte of a set. Looks at the nearest bytes one by one, which is faster where they are dense, and at the
/// others many at once.
/// </summary>
internal sealed class ByteSet
{
    private const int Near = 12;

    private readonly SearchValues<byte> values;
    private readonly bool[] contains = new bool[256];

    /// <summary>Makes the set.</summary>
    /// <param name="bytes">What is in it.</param>
    public ByteSet(byte[] bytes)
    {
        values = SearchValues.Create(bytes);
        foreach (byte c in bytes)
            contains[c] = true;
    }

    /// <summary>The place of the next byte of the set.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Where to begin.</param>
    /// <returns>The place; the text's length when there is none.</returns>
    public int Next(ReadOnlySpan<byte> text, int at)
    {
        bool[] inSet = contains;
        int near = Math.Min(text.Length, at + Near);
        for (; at < near; at++)
        {
            if (inSet[text[at]])
                return at;
        }

        if (at >= text.Length)
            return text.Length;

        int distance = text[at..].IndexOfAny(values);
        return distance < 0 ? text.Length : at + distance;
    }
}
