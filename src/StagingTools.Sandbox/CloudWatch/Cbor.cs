using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using StagingTools.Sandbox.Gateway;

namespace StagingTools.Sandbox.CloudWatch;

/// <summary>
/// The part of CBOR that Smithy's RPC protocol uses, which newer SDKs and the AWS CLI speak to CloudWatch. Times are read as seconds
/// since 1970.
/// </summary>
/// <remarks>RFC 8949; https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html</remarks>
internal static class Cbor
{
    private const int Deepest = 32;
    private const byte Break = 0xff;

    /// <summary>Reads a document.</summary>
    /// <exception cref="AwsException">It is none.</exception>
    public static JsonNode? Read(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return bytes.IsEmpty ? new JsonObject() : Item(ref bytes, Deepest);
        }
        catch (Exception broken) when (broken is ArgumentOutOfRangeException or IndexOutOfRangeException or FormatException or OverflowException)
        {
            throw new AwsException("SerializationException", "The request body is not CBOR.");
        }
    }

    /// <summary>Writes a document.</summary>
    public static byte[] Write(JsonNode? node)
    {
        using var stream = new MemoryStream();
        Write(stream, node);
        return stream.ToArray();
    }

    private static JsonNode? Item(ref ReadOnlySpan<byte> bytes, int depth)
    {
        if (depth == 0) throw new FormatException();
        int major = bytes[0] >> 5;
        int detail = bytes[0] & 0x1f;
        bytes = bytes[1..];
        if (major == 7) return Simple(ref bytes, detail);
        bool isOpen = detail == 31;
        ulong length = isOpen ? ulong.MaxValue : Length(ref bytes, detail);
        switch (major)
        {
            case 0:
                return JsonValue.Create((double)length);
            case 1:
                return JsonValue.Create(-1 - (double)length);
            case 2 or 3:
                return JsonValue.Create(Text(ref bytes, isOpen, length));
            case 4:
                var array = new JsonArray();
                while (More(ref bytes, isOpen, ref length)) array.Add(Item(ref bytes, depth - 1));
                return array;
            case 5:
                var map = new JsonObject();
                while (More(ref bytes, isOpen, ref length))
                {
                    string key = (string?)Item(ref bytes, depth - 1) ?? throw new FormatException();
                    map[key] = Item(ref bytes, depth - 1);
                }

                return map;
            default:
                return Item(ref bytes, depth - 1);
        }
    }

    private static bool More(ref ReadOnlySpan<byte> bytes, bool isOpen, ref ulong left)
    {
        if (!isOpen) return left-- > 0;
        if (bytes[0] != Break) return true;
        bytes = bytes[1..];
        return false;
    }

    private static string Text(ref ReadOnlySpan<byte> bytes, bool isOpen, ulong length)
    {
        if (!isOpen)
        {
            string text = Encoding.UTF8.GetString(bytes[..checked((int)length)]);
            bytes = bytes[checked((int)length)..];
            return text;
        }

        var parts = new StringBuilder();
        ulong none = 0;
        while (More(ref bytes, isOpen: true, ref none))
        {
            int detail = bytes[0] & 0x1f;
            bytes = bytes[1..];
            parts.Append(Text(ref bytes, isOpen: false, Length(ref bytes, detail)));
        }

        return parts.ToString();
    }

    private static JsonValue? Simple(ref ReadOnlySpan<byte> bytes, int detail)
    {
        (double? number, int size) = detail switch
        {
            25 => ((double)BinaryPrimitives.ReadHalfBigEndian(bytes), 2),
            26 => (BinaryPrimitives.ReadSingleBigEndian(bytes), 4),
            27 => (BinaryPrimitives.ReadDoubleBigEndian(bytes), 8),
            _ => ((double?)null, 0),
        };
        bytes = bytes[size..];
        return detail switch
        {
            20 => JsonValue.Create(false),
            21 => JsonValue.Create(true),
            22 or 23 => null,
            _ => JsonValue.Create(number ?? throw new FormatException()),
        };
    }

    private static ulong Length(ref ReadOnlySpan<byte> bytes, int detail)
    {
        (ulong length, int size) = detail switch
        {
            < 24 => ((ulong)detail, 0),
            24 => (bytes[0], 1),
            25 => (BinaryPrimitives.ReadUInt16BigEndian(bytes), 2),
            26 => (BinaryPrimitives.ReadUInt32BigEndian(bytes), 4),
            27 => (BinaryPrimitives.ReadUInt64BigEndian(bytes), 8),
            _ => throw new FormatException(),
        };
        bytes = bytes[size..];
        return length;
    }

    private static void Write(Stream stream, JsonNode? node)
    {
        switch (node)
        {
            case null:
                stream.WriteByte(0xf6);
                break;
            case JsonObject map:
                Head(stream, 5, map.Count);
                foreach ((string key, JsonNode? value) in map)
                {
                    Write(stream, JsonValue.Create(key));
                    Write(stream, value);
                }

                break;
            case JsonArray array:
                Head(stream, 4, array.Count);
                foreach (JsonNode? element in array) Write(stream, element);
                break;
            case JsonValue value when value.TryGetValue(out DateTimeOffset time):
                stream.WriteByte(0xc1);
                Number(stream, (time - DateTimeOffset.UnixEpoch).TotalSeconds);
                break;
            case JsonValue value when value.TryGetValue(out string? text):
                byte[] encoded = Encoding.UTF8.GetBytes(text);
                Head(stream, 3, encoded.Length);
                stream.Write(encoded);
                break;
            case JsonValue value when value.TryGetValue(out double number):
                Number(stream, number);
                break;
            default:
                throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"No CBOR for {node.GetValueKind()}."));
        }
    }

    private static void Number(Stream stream, double number)
    {
        Span<byte> bytes = stackalloc byte[9];
        bytes[0] = 0xfb;
        BinaryPrimitives.WriteDoubleBigEndian(bytes[1..], number);
        stream.Write(bytes);
    }

    private static void Head(Stream stream, int major, int length)
    {
        Span<byte> bytes = stackalloc byte[5];
        bytes[0] = (byte)((major << 5) | 26);
        BinaryPrimitives.WriteInt32BigEndian(bytes[1..], length);
        stream.Write(bytes);
    }
}
