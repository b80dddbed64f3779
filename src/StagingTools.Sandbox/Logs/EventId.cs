using System.Buffers;
using System.Buffers.Text;
using System.Globalization;

namespace StagingTools.Sandbox.Logs;

/// <summary>The ids of events: 56 digits, in the order of the events.</summary>
internal static class EventId
{
    /// <summary>Digits of an id.</summary>
    public const int Length = 56;

    private const int TimeDigits = 16;
    private const int SequenceDigits = Length - 1 - TimeDigits;

    /// <summary>Writes an id in ASCII.</summary>
    public static void Write(EventKey key, Span<byte> digits)
    {
        // A leading digit other than zero, so that nobody's reading as a number shortens it.
        digits[0] = (byte)'3';
        Utf8Formatter.TryFormat(key.Timestamp, digits[1..], out _, new StandardFormat('D', TimeDigits));
        Utf8Formatter.TryFormat(key.Sequence, digits[(1 + TimeDigits)..], out _, new StandardFormat('D', SequenceDigits));
    }

    /// <summary>An id.</summary>
    public static string Text(EventKey key) => string.Create(
        CultureInfo.InvariantCulture, $"3{key.Timestamp:D16}{key.Sequence:D39}");

    /// <summary>Reads an id.</summary>
    /// <returns>False where it is none.</returns>
    public static bool TryParse(ReadOnlySpan<char> digits, out EventKey key)
    {
        key = default;
        if (digits.Length != Length || digits[0] != '3'
            || !long.TryParse(digits.Slice(1, TimeDigits), NumberStyles.None, CultureInfo.InvariantCulture, out long timestamp)
            || !long.TryParse(digits[(1 + TimeDigits)..], NumberStyles.None, CultureInfo.InvariantCulture, out long sequence))
        {
            return false;
        }

        key = new EventKey(timestamp, sequence);
        return true;
    }
}
