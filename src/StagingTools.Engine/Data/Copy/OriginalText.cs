using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;
using StagingTools.Engine.Data.Gates;

namespace StagingTools.Engine.Data.Copy;

/// <summary>Finds the texts of originals in the forms in which COPY carries them.</summary>
internal sealed class OriginalText
{
    private const long ShortestNumber = 1_000_000;

    /// <summary>Hands the texts of a value to the recorder.</summary>
    /// <param name="value">The value's bytes.</param>
    /// <param name="form">Their form.</param>
    /// <param name="prose">Whether it may be ordinary words.</param>
    /// <param name="originals">Takes the texts.</param>
    public void Record(ReadOnlySpan<byte> value, OriginalForm form, bool prose, OriginalsRecorder originals)
    {
        Span<byte> digits = stackalloc byte[36];
        switch (form)
        {
            case OriginalForm.Text:
                originals.Add(value, prose);
                break;
            case OriginalForm.Json:
                JsonLeaves.Visit(value, originals, static (leaf, recorder) => Add(leaf, recorder));
                break;
            case OriginalForm.JsonbBinary when value.Length > 1:
                JsonLeaves.Visit(value[1..], originals, static (leaf, recorder) => Add(leaf, recorder));
                break;
            case OriginalForm.UuidBinary when value.Length == 16:
                Utf8Formatter.TryFormat(new Guid(value, bigEndian: true), digits, out _);
                originals.Add(digits, prose: false);
                break;
            case OriginalForm.Int64Binary when value.Length == 8:
                Number(BinaryPrimitives.ReadInt64BigEndian(value), digits, originals);
                break;
            case OriginalForm.Int32Binary when value.Length == 4:
                Number(BinaryPrimitives.ReadInt32BigEndian(value), digits, originals);
                break;
            case OriginalForm.TextArrayBinary:
                Elements(value, prose, originals);
                break;
        }
    }

    private static bool Add(ReadOnlySpan<byte> leaf, OriginalsRecorder recorder)
    {
        recorder.Add(leaf, prose: true);
        return true;
    }

    private static void Number(long number, Span<byte> digits, OriginalsRecorder originals)
    {
        if (number is > -ShortestNumber and < ShortestNumber)
            return;
        number.TryFormat(digits, out int written, provider: CultureInfo.InvariantCulture);
        originals.Add(digits[..written], prose: false);
    }

    // Dimensions, flags, the element's type, two numbers a dimension, then fields as in a row.
    private static void Elements(ReadOnlySpan<byte> array, bool prose, OriginalsRecorder originals)
    {
        if (array.Length < 12)
            return;

        int at = 12 + (8 * BinaryPrimitives.ReadInt32BigEndian(array));
        while (at >= 12 && at + 4 <= array.Length)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(array[at..]);
            at += 4;
            if (length <= 0)
                continue;
            if (at + length > array.Length)
                return;
            originals.Add(array.Slice(at, length), prose);
            at += length;
        }
    }
}
