using System.Formats.Cbor;
using System.Text;
using System.Text.Json.Nodes;
using StagingTools.Sandbox.Gateway;

namespace StagingTools.Sandbox.CloudWatch;

/// <summary>
/// Smithy's RPC protocol, which newer SDKs and the AWS CLI speak to CloudWatch, as JSON nodes and back. Times are read as seconds since 1970.
/// </summary>
/// <remarks>https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html</remarks>
internal static class Cbor
{
    private const int Deepest = 32;

    /// <summary>Reads a document.</summary>
    /// <exception cref="AwsException">It is none.</exception>
    public static JsonNode? Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return bytes.IsEmpty ? new JsonObject() : Item(new CborReader(bytes, CborConformanceMode.Lax), Deepest);
        }
        catch (Exception broken) when (broken is CborContentException or InvalidOperationException or FormatException)
        {
            throw new AwsException("SerializationException", "The request body is not CBOR.");
        }
    }

    /// <summary>Writes a document.</summary>
    public static byte[] Write(JsonNode? node)
    {
        var writer = new CborWriter(CborConformanceMode.Lax);
        Write(writer, node);
        return writer.Encode();
    }

    private static JsonNode? Item(CborReader reader, int depth)
    {
        if (depth == 0) throw new FormatException();
        switch (reader.PeekState())
        {
            case CborReaderState.Tag:
                reader.ReadTag();
                return Item(reader, depth - 1);
            case CborReaderState.StartMap:
                var map = new JsonObject();
                reader.ReadStartMap();
                while (reader.PeekState() != CborReaderState.EndMap) map[reader.ReadTextString()] = Item(reader, depth - 1);
                reader.ReadEndMap();
                return map;
            case CborReaderState.StartArray:
                var array = new JsonArray();
                reader.ReadStartArray();
                while (reader.PeekState() != CborReaderState.EndArray) array.Add(Item(reader, depth - 1));
                reader.ReadEndArray();
                return array;
            case CborReaderState.TextString or CborReaderState.StartIndefiniteLengthTextString:
                return JsonValue.Create(reader.ReadTextString());
            case CborReaderState.ByteString or CborReaderState.StartIndefiniteLengthByteString:
                return JsonValue.Create(Encoding.UTF8.GetString(reader.ReadByteString()));
            case CborReaderState.UnsignedInteger:
                return JsonValue.Create((double)reader.ReadUInt64());
            case CborReaderState.NegativeInteger:
                return JsonValue.Create(-1 - (double)reader.ReadCborNegativeIntegerRepresentation());
            case CborReaderState.HalfPrecisionFloat or CborReaderState.SinglePrecisionFloat or CborReaderState.DoublePrecisionFloat:
                return JsonValue.Create(reader.ReadDouble());
            case CborReaderState.Boolean:
                return JsonValue.Create(reader.ReadBoolean());
            case CborReaderState.Null:
                reader.ReadNull();
                return null;
            case CborReaderState.SimpleValue when reader.ReadSimpleValue() == CborSimpleValue.Undefined:
                return null;
            default:
                throw new FormatException();
        }
    }

    private static void Write(CborWriter writer, JsonNode? node)
    {
        switch (node)
        {
            case null:
                writer.WriteNull();
                break;
            case JsonObject map:
                writer.WriteStartMap(map.Count);
                foreach ((string key, JsonNode? value) in map)
                {
                    writer.WriteTextString(key);
                    Write(writer, value);
                }

                writer.WriteEndMap();
                break;
            case JsonArray array:
                writer.WriteStartArray(array.Count);
                foreach (JsonNode? element in array) Write(writer, element);
                writer.WriteEndArray();
                break;
            case JsonValue value when value.TryGetValue(out DateTimeOffset time):
                writer.WriteTag(CborTag.UnixTimeSeconds);
                writer.WriteDouble((time - DateTimeOffset.UnixEpoch).TotalSeconds);
                break;
            case JsonValue value when value.TryGetValue(out string? text):
                writer.WriteTextString(text);
                break;
            case JsonValue value when value.TryGetValue(out double number):
                writer.WriteDouble(number);
                break;
            default:
                throw new InvalidOperationException($"No CBOR for {node.GetValueKind()}.");
        }
    }
}
