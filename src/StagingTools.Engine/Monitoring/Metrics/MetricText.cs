
namespace StagingTools.Engine.Monitoring.Metrics;

/// <summary>Values of metrics as people read them.</summary>
internal static class MetricText
{
    // Memory and storage are sold and alarmed on in powers of 1024.
    private static readonly string[] ByteUnits = ["B", "KiB", "MiB", "GiB", "TiB", "PiB"];

    /// <summary>A value with its unit; nothing for none.</summary>
    /// <param name="value">The value.</param>
    /// <param name="unit">CloudWatch's word for its unit.</param>
    public static string Of(double? value, string unit) => value is not { } known ? "" : unit switch
    {
        "Percent" => Invariant($"{known:0.0} %"),
        "Bytes" => Bytes(known),
        "Bytes/Second" => Bytes(known) + "/s",
        "Seconds" => Seconds(known),
        "Count/Second" => Invariant($"{known:#,0.##} /s"),
        _ => Invariant($"{known:#,0.##}"),
    };

    /// <summary>A duration in its largest whole unit: <c>5 min</c>.</summary>
    /// <param name="span">The duration, of whole seconds.</param>
    public static string Of(TimeSpan span) => (long)span.TotalSeconds switch
    {
        var seconds when seconds % 86400 == 0 => Invariant($"{seconds / 86400} d"),
        var seconds when seconds % 3600 == 0 => Invariant($"{seconds / 3600} h"),
        var seconds when seconds % 60 == 0 => Invariant($"{seconds / 60} min"),
        var seconds => Invariant($"{seconds} s"),
    };

    private static string Bytes(double bytes)
    {
        double value = bytes;
        int unit = 0;
        while (Math.Abs(value) >= 1023.95 && unit < ByteUnits.Length - 1)
        {
            value /= 1024;
            unit++;
        }

        return unit == 0 ? Invariant($"{value:0} B") : Invariant($"{value:0.0} {ByteUnits[unit]}");
    }

    private static string Seconds(double seconds) =>
        Math.Abs(seconds) < 0.9995 ? Invariant($"{seconds * 1000:0.##} ms") : Invariant($"{seconds:0.00} s");

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
