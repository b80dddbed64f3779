using System.Text.Json;
using StagingTools.Engine.Data.Copy;

namespace StagingTools.Engine.Data.Masks;

/// <summary>
/// Masks documents path by path. What stays is copied as it stands, blanks, numbers and escapes included; only the values that
/// change are written anew.
/// </summary>
/// <param name="root">The paths; its action holds for what none of them names.</param>
/// <param name="versioned">Whether a byte of jsonb's binary form stands before the text.</param>
internal sealed class JsonPathMask(JsonNode root, bool versioned) : ValueMask
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 1_000_000 };

    private readonly ByteWriter original = new(256);
    private readonly ByteWriter masked = new(256);
    private readonly ByteWriter result = new(4096);
    private JsonFrame[] frames = new JsonFrame[32];

    /// <summary>Looks on; <see langword="null"/> when nobody does.</summary>
    public IJsonWatch? Watch { get; init; }

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> value, RowFields row, ByteWriter output)
    {
        if (versioned)
        {
            output.Write(value[0]);
            value = value[1..];
        }

        result.Clear();
        try
        {
            WriteDocument(value, row);
        }
        catch (JsonException)
        {
            // What PostgreSQL took for a document and the reader does not: nothing of it gets out.
            result.Clear();
            result.Write("null"u8);
        }

        output.Write(result.WrittenSpan);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        root.Dispose();
        original.Dispose();
        masked.Dispose();
        result.Dispose();
        base.Dispose(disposing);
    }

    private void WriteDocument(ReadOnlySpan<byte> document, RowFields row)
    {
        var reader = new Utf8JsonReader(document, Options);
        int depth = -1;
        int copied = 0;
        while (reader.Read())
        {
            int start = (int)reader.TokenStartIndex;
            if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
            {
                CutBefore(ref frames[depth], document, start, isLast: true, ref copied);
                depth--;
                if (depth >= 0)
                    frames[depth].Kept((int)reader.BytesConsumed);
                continue;
            }

            (JsonNode? node, JsonAction action) = depth < 0 ? (root, root.Action!) : (frames[depth].Node, frames[depth].Action);
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                node = node?.Member(reader);
                reader.Read();
            }
            else if (depth >= 0)
            {
                node = node?.Element();
            }

            action = node?.Action ?? action;
            bool isContainer = reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray;
            bool descends = isContainer && (node?.HasChildren == true || action.Kind is not (JsonActionKind.Keep or JsonActionKind.Drop));
            if (action.Kind == JsonActionKind.Drop && !descends && depth >= 0)
            {
                reader.Skip();
                frames[depth].Drop();
                continue;
            }

            if (depth >= 0)
                CutBefore(ref frames[depth], document, start, isLast: false, ref copied);
            if (descends)
            {
                depth++;
                if (depth == frames.Length)
                    Array.Resize(ref frames, 2 * frames.Length);
                frames[depth] = new JsonFrame(node, action, (int)reader.BytesConsumed);
                continue;
            }

            if (isContainer)
                SkipContainer(ref reader, document, action, ref copied);
            else
                WriteScalar(ref reader, document, row, action, ref copied);
            if (depth >= 0)
                frames[depth].Kept((int)reader.BytesConsumed);
        }

        result.Write(document[copied..]);
    }

    // A container that stays; or, at the root alone, one that would be dropped and is emptied instead.
    private void SkipContainer(ref Utf8JsonReader reader, ReadOnlySpan<byte> document, JsonAction action, ref int copied)
    {
        int start = (int)reader.TokenStartIndex;
        bool isObject = reader.TokenType == JsonTokenType.StartObject;
        reader.Skip();
        if (action.Kind != JsonActionKind.Drop)
        {
            Watch?.Kept(document[start..(int)reader.BytesConsumed]);
            return;
        }

        result.Write(document[copied..start]);
        result.Write(isObject ? "{}"u8 : "[]"u8);
        copied = (int)reader.BytesConsumed;
    }

    // What was dropped lies between the last value that stayed and the one that comes, with the commas around it.
    private void CutBefore(ref JsonFrame frame, ReadOnlySpan<byte> document, int start, bool isLast, ref int copied)
    {
        if (frame.Cut < 0)
            return;

        result.Write(document[copied..frame.Cut]);
        if (frame.HasKept && !isLast)
            result.Write((byte)',');
        copied = start;
        frame.Cut = -1;
    }

    private void WriteScalar(ref Utf8JsonReader reader, ReadOnlySpan<byte> document, RowFields row, JsonAction action, ref int copied)
    {
        int start = (int)reader.TokenStartIndex;
        if (action.Kind == JsonActionKind.Keep || reader.TokenType == JsonTokenType.Null)
        {
            Watch?.Kept(document[start..(int)reader.BytesConsumed]);
            return;
        }

        result.Write(document[copied..start]);
        copied = (int)reader.BytesConsumed;
        masked.Clear();
        ReadOnlySpan<byte> value = Original(ref reader);
        bool isText = reader.TokenType == JsonTokenType.String;
        bool isNumber = reader.TokenType == JsonTokenType.Number;
        if (isText || isNumber)
            Watch?.Replaced(value);
        switch (action.Kind)
        {
            case JsonActionKind.MaskText when isText || isNumber:
                action.Mask!.Write(value, row, masked);
                WriteText();
                break;
            case JsonActionKind.MaskNumber when isNumber:
                action.Mask!.Write(value, row, result);
                break;
            case JsonActionKind.MaskDate when isText && ((DateShiftMask)action.Mask!).TryWriteText(value, row, masked):
                WriteText();
                break;
            default:
                result.Write("null"u8);
                break;
        }
    }

    private ReadOnlySpan<byte> Original(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String || !reader.ValueIsEscaped)
            return reader.ValueSpan;

        original.Clear();
        try
        {
            original.Advance(reader.CopyString(original.Room(reader.ValueSpan.Length)));
        }
        catch (InvalidOperationException)
        {
            // An escape of half a character, which json takes and no text can hold: it is masked as it is written.
            return reader.ValueSpan;
        }

        return original.WrittenSpan;
    }

    private void WriteText()
    {
        result.Write((byte)'"');
        foreach (byte c in masked.WrittenSpan)
        {
            if (c is (byte)'"' or (byte)'\\')
            {
                result.Write((byte)'\\');
                result.Write(c);
            }
            else if (c < 0x20)
            {
                result.Write("\\u00"u8);
                result.Write((byte)(c < 0x10 ? '0' : '1'));
                result.Write("0123456789abcdef"u8[c & 0xF]);
            }
            else
            {
                result.Write(c);
            }
        }

        result.Write((byte)'"');
    }
}
