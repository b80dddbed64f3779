using System.Collections;
using System.Text.Json;

namespace Amazon.Protocols;

/// <summary>Model classes to JSON and back, by their shapes.</summary>
/// <param name="shapes">The shapes of the service's classes.</param>
/// <param name="timestamps">How the service counts time.</param>
internal sealed class JsonValues(WireShapes shapes, JsonTimestamps timestamps)
{
    /// <summary>Whether a structure has members at all.</summary>
    /// <param name="type">A model class.</param>
    public bool HasMembers(Type type) => shapes.Of(type).Count > 0;

    /// <summary>Writes a structure; members that are null are left out.</summary>
    /// <param name="json">The place to write to.</param>
    /// <param name="structure">An instance of a model class.</param>
    public void WriteStructure(Utf8JsonWriter json, object structure)
    {
        json.WriteStartObject();
        foreach (var (name, member) in shapes.Of(structure.GetType()))
        {
            if (member.ValueToSend(structure) is { } value)
            {
                json.WritePropertyName(name);
                Write(json, value, member.Type);
            }
        }

        json.WriteEndObject();
    }

    /// <summary>Fills a structure; members that it does not know are passed over, null stays null.</summary>
    /// <param name="json">A JSON object.</param>
    /// <param name="structure">An instance of a model class.</param>
    /// <exception cref="FormatException">A member does not have its documented form.</exception>
    public void ReadInto(JsonElement json, object structure)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException($"A JSON object should stand where {json.ValueKind} does.");
        }

        var members = shapes.Of(structure.GetType());
        foreach (var property in json.EnumerateObject())
        {
            if (members.TryGetValue(property.Name, out var member) && property.Value.ValueKind != JsonValueKind.Null)
            {
                member.Set(structure, Read(property.Value, member.Type));
            }
        }
    }

    private void Write(Utf8JsonWriter json, object value, WireType type)
    {
        switch (type.Kind)
        {
            case WireKind.Structure:
                WriteStructure(json, value);
                break;
            case WireKind.List:
                json.WriteStartArray();
                foreach (var item in (IList)value)
                {
                    WriteItem(json, item, type.Element!);
                }

                json.WriteEndArray();
                break;
            case WireKind.Map:
                json.WriteStartObject();
                foreach (DictionaryEntry entry in (IDictionary)value)
                {
                    json.WritePropertyName((string)entry.Key);
                    WriteItem(json, entry.Value, type.Element!);
                }

                json.WriteEndObject();
                break;
            case WireKind.Int32 or WireKind.Int64:
                json.WriteNumberValue(Convert.ToInt64(value, null));
                break;
            case WireKind.Single or WireKind.Double:
                WriteNumber(json, Convert.ToDouble(value, null));
                break;
            case WireKind.Boolean:
                json.WriteBooleanValue((bool)value);
                break;
            case WireKind.Timestamp:
                WriteTime(json, (DateTime)value);
                break;
            default:
                json.WriteStringValue(WireText.Write(value, type));
                break;
        }
    }

    private void WriteItem(Utf8JsonWriter json, object? item, WireType type)
    {
        if (item is null)
        {
            json.WriteNullValue();
        }
        else
        {
            Write(json, item, type);
        }
    }

    private static void WriteNumber(Utf8JsonWriter json, double value)
    {
        if (double.IsFinite(value))
        {
            json.WriteNumberValue(value);
        }
        else
        {
            // JSON has no number for these; the protocol spells them NaN, Infinity and -Infinity.
            json.WriteStringValue(WireText.Write(value, WireType.Of(typeof(double))));
        }
    }

    private void WriteTime(Utf8JsonWriter json, DateTime value)
    {
        var milliseconds = (value.ToUniversalTime() - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMillisecond;
        if (timestamps == JsonTimestamps.EpochMilliseconds)
        {
            json.WriteNumberValue(milliseconds);
        }
        else
        {
            json.WriteNumberValue(milliseconds / 1000m);
        }
    }

    private object Read(JsonElement json, WireType type)
    {
        switch (type.Kind)
        {
            case WireKind.Structure:
                var structure = Activator.CreateInstance(type.Type)!;
                ReadInto(json, structure);
                return structure;
            case WireKind.List when json.ValueKind == JsonValueKind.Array:
                var list = type.NewList();
                foreach (var item in json.EnumerateArray())
                {
                    list.Add(ReadItem(item, type.Element!));
                }

                return list;
            case WireKind.Map when json.ValueKind == JsonValueKind.Object:
                var map = type.NewMap();
                foreach (var property in json.EnumerateObject())
                {
                    map[property.Name] = ReadItem(property.Value, type.Element!);
                }

                return map;
            case WireKind.Timestamp when json.ValueKind == JsonValueKind.Number:
                return ReadTime(json.GetDecimal());
            default:
                return ReadScalar(json, type);
        }
    }

    private object? ReadItem(JsonElement json, WireType type) =>
        json.ValueKind == JsonValueKind.Null ? null : Read(json, type);

    private DateTime ReadTime(decimal value)
    {
        var ticksPerUnit = timestamps == JsonTimestamps.EpochMilliseconds
            ? TimeSpan.TicksPerMillisecond
            : TimeSpan.TicksPerSecond;
        return DateTime.UnixEpoch.AddTicks((long)(value * ticksPerUnit));
    }

    // Numbers and flags also come in quotes from servers that are loose with the protocol.
    private static object ReadScalar(JsonElement json, WireType type) => json.ValueKind switch
    {
        JsonValueKind.String => WireText.Read(json.GetString()!, type),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => WireText.Read(json.GetRawText(), type),
        _ => throw new FormatException($"{type.Kind} should stand where {json.ValueKind} does."),
    };
}
