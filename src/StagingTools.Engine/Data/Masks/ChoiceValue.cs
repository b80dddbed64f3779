using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using StagingTools.Engine.Data.Catalog;
using StagingTools.Engine.Data.Copy;

namespace StagingTools.Engine.Data.Masks;

/// <summary>The values of a rule's list as a column takes them.</summary>
internal static class ChoiceValue
{
    /// <summary>Whether a text is a value of a kind.</summary>
    public static bool IsValid(string value, ColumnKind kind) => kind switch
    {
        ColumnKind.Int16 => short.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        ColumnKind.Int32 => int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        ColumnKind.Int64 => long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        ColumnKind.Uuid => Guid.TryParseExact(value, "D", out _),
        ColumnKind.Boolean => value is "true" or "false",
        _ => true,
    };

    /// <summary>A value in the form that COPY carries.</summary>
    /// <param name="value">The value as the rule has it.</param>
    /// <param name="kind">The column's kind.</param>
    /// <param name="format">The form of the copy.</param>
    public static byte[] Encode(string value, ColumnKind kind, CopyFormat format)
    {
        if (kind == ColumnKind.Boolean)
            return (format, value) switch
            {
                (CopyFormat.Binary, "true") => [1],
                (CopyFormat.Binary, _) => [0],
                (_, "true") => "t"u8.ToArray(),
                _ => "f"u8.ToArray(),
            };

        if (format == CopyFormat.Text)
            return Encoding.UTF8.GetBytes(value);

        byte[] bytes;
        switch (kind)
        {
            case ColumnKind.Int16:
                bytes = new byte[sizeof(short)];
                BinaryPrimitives.WriteInt16BigEndian(bytes, short.Parse(value, CultureInfo.InvariantCulture));
                return bytes;
            case ColumnKind.Int32:
                bytes = new byte[sizeof(int)];
                BinaryPrimitives.WriteInt32BigEndian(bytes, int.Parse(value, CultureInfo.InvariantCulture));
                return bytes;
            case ColumnKind.Int64:
                bytes = new byte[sizeof(long)];
                BinaryPrimitives.WriteInt64BigEndian(bytes, long.Parse(value, CultureInfo.InvariantCulture));
                return bytes;
            case ColumnKind.Uuid:
                return Guid.ParseExact(value, "D").ToByteArray(bigEndian: true);
            default:
                return Encoding.UTF8.GetBytes(value);
        }
    }
}
