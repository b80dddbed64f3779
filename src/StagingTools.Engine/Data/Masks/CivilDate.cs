using System.Buffers.Text;
using StagingTools.Engine.Data.Copy;

namespace StagingTools.Engine.Data.Masks;

/// <summary>
/// Days of the Gregorian calendar, counted from 2000-01-01 as PostgreSQL does, over the years that it knows (4714 BC to
/// 5874897). The arithmetic is Howard Hinnant's. https://howardhinnant.github.io/date_algorithms.html
/// </summary>
internal static class CivilDate
{
    private const long DaysPerEra = 146_097;

    // From 0000-03-01, where the arithmetic begins, to 2000-01-01.
    private const long EpochShift = 730_425;

    /// <summary>Reads a date at the beginning of a text: <c>2025-01-31</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="year">The year as it is written, without regard to an era that may follow.</param>
    /// <param name="month">The month, 1 to 12.</param>
    /// <param name="day">The day, 1 to 31.</param>
    /// <returns>Bytes that were read; 0 when the text does not begin with a date.</returns>
    public static int Read(ReadOnlySpan<byte> text, out int year, out int month, out int day)
    {
        (month, day) = (0, 0);
        if (!Utf8Parser.TryParse(text, out year, out int digits) || digits is < 4 or > 7 || text[0] is (byte)'-' or (byte)'+')
            return 0;

        ReadOnlySpan<byte> rest = text[digits..];
        if (rest.Length < 6 || rest[0] != '-' || rest[3] != '-' || !TwoDigits(rest[1..], out month) || !TwoDigits(rest[4..], out day))
            return 0;
        return month is >= 1 and <= 12 && day is >= 1 and <= 31 ? digits + 6 : 0;
    }

    /// <summary>The day's number.</summary>
    /// <param name="year">The year; 0 is 1 BC.</param>
    /// <param name="month">The month.</param>
    /// <param name="day">The day of the month.</param>
    public static long ToDays(long year, int month, int day)
    {
        year -= month <= 2 ? 1 : 0;
        long era = FloorDivide(year, 400);
        long yearOfEra = year - (era * 400);
        long dayOfYear = (((153 * (month + (month > 2 ? -3 : 9))) + 2) / 5) + day - 1;
        long dayOfEra = (yearOfEra * 365) + (yearOfEra / 4) - (yearOfEra / 100) + dayOfYear;
        return (era * DaysPerEra) + dayOfEra - EpochShift;
    }

    /// <summary>The day of a number.</summary>
    /// <param name="days">The day's number.</param>
    /// <returns>Year (0 is 1 BC), month and day.</returns>
    public static (long Year, int Month, int Day) FromDays(long days)
    {
        days += EpochShift;
        long era = FloorDivide(days, DaysPerEra);
        long dayOfEra = days - (era * DaysPerEra);
        long yearOfEra = (dayOfEra - (dayOfEra / 1460) + (dayOfEra / 36_524) - (dayOfEra / 146_096)) / 365;
        long dayOfYear = dayOfEra - ((365 * yearOfEra) + (yearOfEra / 4) - (yearOfEra / 100));
        long shiftedMonth = ((5 * dayOfYear) + 2) / 153;
        int day = (int)(dayOfYear - (((153 * shiftedMonth) + 2) / 5) + 1);
        int month = (int)(shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9);
        return ((era * 400) + yearOfEra + (month <= 2 ? 1 : 0), month, day);
    }

    /// <summary>Writes a date: <c>2025-01-31</c>.</summary>
    public static void Write(long year, int month, int day, ByteWriter output)
    {
        Number(year, 4, output);
        output.Write((byte)'-');
        Number(month, 2, output);
        output.Write((byte)'-');
        Number(day, 2, output);
    }

    /// <summary>Divides and rounds down.</summary>
    public static long FloorDivide(long number, long divisor)
    {
        (long quotient, long remainder) = Math.DivRem(number, divisor);
        return remainder < 0 ? quotient - 1 : quotient;
    }

    private static void Number(long number, byte digits, ByteWriter output)
    {
        Utf8Formatter.TryFormat(number, output.Room(20), out int written, new System.Buffers.StandardFormat('D', digits));
        output.Advance(written);
    }

    private static bool TwoDigits(ReadOnlySpan<byte> text, out int number)
    {
        (int tens, int ones) = (text[0] - '0', text[1] - '0');
        number = (tens * 10) + ones;
        return tens is >= 0 and <= 9 && ones is >= 0 and <= 9;
    }
}
