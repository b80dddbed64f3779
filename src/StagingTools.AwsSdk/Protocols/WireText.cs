using System.Globalization;
using Amazon.Runtime;

namespace Amazon.Protocols;

/// <summary>
/// Scalars as text: what Query writes, what XML holds, and what some servers put in quotes in JSON. Errors name the
/// form, never the text, which may be a secret.
/// </summary>
internal static class WireText
{
    /// <summary>A scalar as text: times as ISO 8601 in UTC, with milliseconds only where there are some.</summary>
    /// <param name="value">The value.</param>
    /// <param name="type">Its form.</param>
    public static string Write(object value, WireType type) => type.Kind switch
    {
        WireKind.Text => (string)value,
        WireKind.Constant => ((ConstantClass)value).Value,
        WireKind.Boolean => (bool)value ? "true" : "false",
        WireKind.Timestamp => Iso8601((DateTime)value),
        WireKind.Blob => Convert.ToBase64String(((MemoryStream)value).ToArray()),
        WireKind.Single or WireKind.Double => ((IFormattable)value).ToString("R", CultureInfo.InvariantCulture),
        _ => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
    };

    /// <summary>A scalar from its text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="type">The form that it should have.</param>
    /// <exception cref="FormatException">It does not have that form.</exception>
    public static object Read(string text, WireType type)
    {
        var invariant = CultureInfo.InvariantCulture;
        return type.Kind switch
        {
            WireKind.Text => text,
            WireKind.Constant => type.Constant(text),
            WireKind.Int32 when int.TryParse(text, NumberStyles.Integer, invariant, out var number) => number,
            WireKind.Int64 when long.TryParse(text, NumberStyles.Integer, invariant, out var number) => number,
            WireKind.Single when float.TryParse(text, NumberStyles.Float, invariant, out var number) => number,
            WireKind.Double when double.TryParse(text, NumberStyles.Float, invariant, out var number) => number,
            WireKind.Boolean when bool.TryParse(text, out var flag) => flag,
            WireKind.Timestamp when DateTime.TryParse(
                text,
                invariant,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
                out var time) => time,
            WireKind.Blob when TryDecode(text, out var blob) => blob,
            _ => throw new FormatException($"A value does not have the form {type.Kind}."),
        };
    }

    private static string Iso8601(DateTime value)
    {
        var utc = value.ToUniversalTime();
        return utc.ToString(
            utc.Millisecond == 0 ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:ss.fff'Z'",
            CultureInfo.InvariantCulture);
    }

    private static bool TryDecode(string text, out MemoryStream blob)
    {
        var bytes = new byte[(text.Length * 3 / 4) + 3];
        var decoded = Convert.TryFromBase64String(text, bytes, out var length);
        blob = new MemoryStream(bytes, 0, length, writable: true, publiclyVisible: true);
        return decoded;
    }
}
