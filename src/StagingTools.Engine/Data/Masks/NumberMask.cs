using System.Buffers.Binary;
using System.Buffers.Text;
using StagingTools.Engine.Data.Copy;

namespace StagingTools.Engine.Data.Masks;

/// <summary>
/// Numbers of a range. A whole number within a range of whole numbers goes through a keyed permutation of the range, so that no
/// two of them meet and keys stay keys; any other original is hashed into the range.
/// </summary>
internal sealed class NumberMask : ValueMask
{
    private readonly KeyedHash hash;
    private readonly NumberForm form;
    private readonly NumberRange range;
    private readonly KeyedPermutation? permutation;
    private readonly ByteWriter text = new(64);

    /// <summary>Makes the mask.</summary>
    /// <param name="hash">The hash.</param>
    /// <param name="form">The form that the values have.</param>
    /// <param name="range">The range.</param>
    public NumberMask(KeyedHash hash, NumberForm form, NumberRange range)
    {
        this.hash = hash;
        this.form = form;
        this.range = range;
        if (range is { Scale: 0, IsLong: true })
            permutation = new KeyedPermutation(hash.ToSipHash(), (ulong)range.Size);
    }

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> value, RowFields row, ByteWriter output)
    {
        Int128 number = Map(value);
        switch (form)
        {
            case NumberForm.Int16:
                BinaryPrimitives.WriteInt16BigEndian(output.Room(sizeof(short)), (short)number);
                output.Advance(sizeof(short));
                break;
            case NumberForm.Int32:
                BinaryPrimitives.WriteInt32BigEndian(output.Room(sizeof(int)), (int)number);
                output.Advance(sizeof(int));
                break;
            case NumberForm.Int64:
                BinaryPrimitives.WriteInt64BigEndian(output.Room(sizeof(long)), (long)number);
                output.Advance(sizeof(long));
                break;
            case NumberForm.Float32:
                BinaryPrimitives.WriteSingleBigEndian(output.Room(sizeof(float)), (float)ToDouble(number));
                output.Advance(sizeof(float));
                break;
            case NumberForm.Float64:
                BinaryPrimitives.WriteDoubleBigEndian(output.Room(sizeof(double)), ToDouble(number));
                output.Advance(sizeof(double));
                break;
            case NumberForm.Numeric:
                NumericField.Write(number, range.Scale, output);
                break;
            default:
                DecimalText.Write(number, range.Scale, output);
                break;
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        text.Dispose();
        base.Dispose(disposing);
    }

    // The nearest double of a decimal with this many digits is the quotient's.
    private double ToDouble(Int128 number) => (double)((decimal)number / (decimal)NumberRange.PowerOfTen(range.Scale));

    private Int128 Map(ReadOnlySpan<byte> value)
    {
        switch (form)
        {
            case NumberForm.Int16:
                return MapInteger(BinaryPrimitives.ReadInt16BigEndian(value));
            case NumberForm.Int32:
                return MapInteger(BinaryPrimitives.ReadInt32BigEndian(value));
            case NumberForm.Int64:
                return MapInteger(BinaryPrimitives.ReadInt64BigEndian(value));
            case NumberForm.Float32:
                return HashFloat(BinaryPrimitives.ReadSingleBigEndian(value));
            case NumberForm.Float64:
                return HashFloat(BinaryPrimitives.ReadDoubleBigEndian(value));
            case NumberForm.TextOfFloat32:
                return Utf8Parser.TryParse(value, out float single, out _) ? HashFloat(single) : Hash(value);
            case NumberForm.TextOfFloat64:
                return Utf8Parser.TryParse(value, out double real, out _) ? HashFloat(real) : Hash(value);
            case NumberForm.Numeric:
                text.Clear();
                NumericField.WriteText(value, text);
                return MapText();
            default:
                text.Clear();
                text.Write(value);
                DecimalText.TrimZeros(text, 0);
                return MapText();
        }
    }

    private Int128 MapText() => DecimalText.TryReadInteger(text.WrittenSpan, out long number) ? MapInteger(number) : Hash(text.WrittenSpan);

    private Int128 MapInteger(long number)
    {
        if (permutation is not null && number >= range.Minimum && number <= range.Maximum)
            return range.Minimum + permutation.Map((ulong)(number - range.Minimum));

        Span<byte> digits = stackalloc byte[20];
        Utf8Formatter.TryFormat(number, digits, out int length);
        return Hash(digits[..length]);
    }

    private Int128 HashFloat(double number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(double)];
        BinaryPrimitives.WriteDoubleBigEndian(bytes, number);
        return Hash(bytes);
    }

    private Int128 Hash(ReadOnlySpan<byte> original)
    {
        Span<byte> bytes = stackalloc byte[KeyedHash.Size];
        hash.Compute(original, bytes);
        return range.Minimum + (Int128)(BinaryPrimitives.ReadUInt128BigEndian(bytes) % range.Size);
    }
}
