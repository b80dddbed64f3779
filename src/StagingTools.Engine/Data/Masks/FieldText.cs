using System.Buffers.Binary;
using System.Buffers.Text;
using StagingTools.Engine.Data.Copy;

namespace StagingTools.Engine.Data.Masks;

/// <summary>Writes fields as text.</summary>
internal static class FieldText
{
    /// <summary>Writes a field as PostgreSQL prints it.</summary>
    /// <param name="field">Its bytes; none for NULL, which writes nothing.</param>
    /// <param name="form">Their form.</param>
    /// <param name="output">Where the text goes.</param>
    public static void Write(ReadOnlySpan<byte> field, FieldForm form, ByteWriter output)
    {
        if (field.IsEmpty)
            return;

        int written;
        switch (form)
        {
            case FieldForm.Text:
                output.Write(field);
                return;
            case FieldForm.Uuid:
                Utf8Formatter.TryFormat(new Guid(field, bigEndian: true), output.Room(36), out written);
                break;
            default:
                long number = form switch
                {
                    FieldForm.Int16 => BinaryPrimitives.ReadInt16BigEndian(field),
                    FieldForm.Int32 => BinaryPrimitives.ReadInt32BigEndian(field),
                    _ => BinaryPrimitives.ReadInt64BigEndian(field),
                };
                WriteNumber(number, output);
                return;
        }

        output.Advance(written);
    }

    /// <summary>Writes a whole number.</summary>
    public static void WriteNumber(long number, ByteWriter output)
    {
        Utf8Formatter.TryFormat(number, output.Room(20), out int written);
        output.Advance(written);
    }
}
