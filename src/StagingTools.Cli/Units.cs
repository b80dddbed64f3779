using System.Globalization;

namespace StagingTools.Cli;

/// <summary>Quantities as people read them.</summary>
internal static class Units
{
    private static readonly string[] ByteUnits = ["B", "kB", "MB", "GB", "TB", "PB"];

    /// <summary>A time span: <c>0.4 s</c>, <c>12 s</c>, <c>3 min 05 s</c>, <c>2 h 10 min</c>.</summary>
    /// <param name="span">The span.</param>
    public static string Duration(TimeSpan span)
    {
        if (span.TotalSeconds < 9.95)
            return Invariant($"{Math.Max(0, span.TotalSeconds):0.0} s");

        TimeSpan whole = TimeSpan.FromSeconds(Math.Round(span.TotalSeconds));
        return whole switch
        {
            { TotalMinutes: < 1 } => Invariant($"{whole.Seconds} s"),
            { TotalHours: < 1 } => Invariant($"{whole.Minutes} min {whole.Seconds:00} s"),
            _ => Invariant($"{(int)whole.TotalHours} h {whole.Minutes:00} min"),
        };
    }

    /// <summary>A time span in its largest whole unit: <c>30 s</c>, <c>5 min</c>, <c>1 h</c>.</summary>
    /// <param name="span">The span, of whole seconds.</param>
    public static string Step(TimeSpan span) => span switch
    {
        _ when span.Ticks % TimeSpan.TicksPerHour == 0 => Invariant($"{span.TotalHours:0} h"),
        _ when span.Ticks % TimeSpan.TicksPerMinute == 0 => Invariant($"{span.TotalMinutes:0} min"),
        _ => Invariant($"{span.TotalSeconds:0} s"),
    };

    /// <summary>What people call the thing of an ARN: the part behind its last slash.</summary>
    /// <param name="arn">The ARN.</param>
    public static string? ArnName(string? arn) => arn?[(arn.LastIndexOf('/') + 1)..];

    /// <summary>A number of bytes in powers of 1000: <c>512 B</c>, <c>1.2 MB</c>.</summary>
    /// <param name="bytes">The number.</param>
    public static string Bytes(long bytes)
    {
        double value = bytes;
        int unit = 0;
        while (value >= 999.95 && unit < ByteUnits.Length - 1)
        {
            value /= 1000;
            unit++;
        }

        return unit == 0 ? Invariant($"{bytes} B") : Invariant($"{value:0.0} {ByteUnits[unit]}");
    }

    /// <summary>A count with thousands apart: <c>20,000</c>.</summary>
    /// <param name="count">The count.</param>
    public static string Count(long count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>An amount of money: <c>15.40 USD</c>; a dash when it is not known.</summary>
    /// <param name="amount">The amount.</param>
    /// <param name="currency">ISO 4217.</param>
    public static string Money(decimal? amount, string currency) =>
        amount is { } known ? Invariant($"{known:#,0.00} {currency}") : "-";

    /// <summary>A moment to the second, UTC.</summary>
    /// <param name="moment">The moment.</param>
    public static string Moment(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
