using System.Buffers.Binary;
using StagingTools.Engine.Data.Copy;

namespace StagingTools.Engine.Data.Masks;

/// <summary>
/// Moves dates and times by whole days, one to a limit, back or forth. Time of day and distance to other dates of the same
/// person stay when another column decides how far; infinity stays in any case.
/// </summary>
/// <param name="hash">The hash that decides how far.</param>
/// <param name="days">The most days.</param>
/// <param name="form">The form that the values have.</param>
/// <param name="by">The field that is hashed; <see langword="null"/> for the date itself.</param>
/// <param name="byForm">The form that the field has.</param>
internal sealed class DateShiftMask(KeyedHash hash, int days, DateForm form, int? by, FieldForm byForm) : ValueMask
{
    private const long MicrosecondsPerDay = 86_400_000_000;

    // The last day of a date and of a timestamp: 5874897-12-31 and 294276-12-31; their first is 4714-11-24 BC.
    private const long LastDate = 2_145_031_948;
    private const long LastTimestampDay = 106_751_982;
    private const long FirstDay = -2_451_545;

    private readonly ByteWriter key = new(64);

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> value, RowFields row, ByteWriter output)
    {
        switch (form)
        {
            case DateForm.Days:
                int date = BinaryPrimitives.ReadInt32BigEndian(value);
                if (date is not (int.MaxValue or int.MinValue))
                    date = (int)Move(date, row, LastDate);
                BinaryPrimitives.WriteInt32BigEndian(output.Room(sizeof(int)), date);
                output.Advance(sizeof(int));
                break;
            case DateForm.Microseconds:
                long time = BinaryPrimitives.ReadInt64BigEndian(value);
                if (time is not (long.MaxValue or long.MinValue))
                {
                    long day = CivilDate.FloorDivide(time, MicrosecondsPerDay);
                    time += (Move(day, row, LastTimestampDay) - day) * MicrosecondsPerDay;
                }

                BinaryPrimitives.WriteInt64BigEndian(output.Room(sizeof(long)), time);
                output.Advance(sizeof(long));
                break;
            default:
                TryWriteText(value, row, output);
                break;
        }
    }

    /// <summary>Writes a text that begins with a date; anything else, such as infinity, stays.</summary>
    /// <param name="value">The text as PostgreSQL or a JSON document writes it.</param>
    /// <param name="row">The row.</param>
    /// <param name="output">Where the new text goes.</param>
    /// <returns>Whether there was a date. The text is written in any case.</returns>
    public bool TryWriteText(ReadOnlySpan<byte> value, RowFields row, ByteWriter output)
    {
        int read = CivilDate.Read(value, out int writtenYear, out int month, out int day);
        if (read == 0)
        {
            output.Write(value);
            return false;
        }

        ReadOnlySpan<byte> rest = value[read..];
        bool beforeChrist = rest.EndsWith(" BC"u8);
        if (beforeChrist)
            rest = rest[..^3];

        // There is no year 0: 1 BC is followed by 1.
        long moved = Move(
            CivilDate.ToDays(beforeChrist ? 1 - writtenYear : writtenYear, month, day),
            row,
            form == DateForm.TextOfDate ? LastDate : LastTimestampDay);
        (long year, month, day) = CivilDate.FromDays(moved);
        CivilDate.Write(year > 0 ? year : 1 - year, month, day, output);
        output.Write(rest);
        if (year <= 0)
            output.Write(" BC"u8);
        return true;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        key.Dispose();
        base.Dispose(disposing);
    }

    private long Move(long day, RowFields row, long last)
    {
        key.Clear();
        if (by is { } field && !row.IsNull(field))
            FieldText.Write(row[field], byForm, key);
        else
            FieldText.WriteNumber(day, key);

        Span<byte> bytes = stackalloc byte[KeyedHash.Size];
        hash.Compute(key.WrittenSpan, bytes);
        ulong choice = BinaryPrimitives.ReadUInt64BigEndian(bytes) % (2 * (ulong)days);
        // Never zero days: the original does not come out.
        long shift = choice < (ulong)days ? (long)choice + 1 : (long)days - (long)choice - 1;
        // At the ends of the calendar there is only one way to go.
        return day + shift > last || day + shift < FirstDay ? day - shift : day + shift;
    }
}
