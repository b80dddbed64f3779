using System.Text.Json;
using System.Text.Json.Serialization;

namespace StagingTools.Engine.Logs;

/// <summary>Writes the object of a line as it was, so that what it holds stays what it is.</summary>
internal sealed class LogPropertiesConverter : JsonConverter<LogProperties>
{
    /// <inheritdoc/>
    public override LogProperties? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using JsonDocument document = JsonDocument.ParseValue(ref reader);
        return LogProperties.Read(document.RootElement.GetRawText());
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, LogProperties value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);

        // An object over several lines would part the line of NDJSON that it stands in.
        if (value.Json.AsSpan().ContainsAny('\n', '\r'))
        {
            using var document = JsonDocument.Parse(value.Json);
            document.RootElement.WriteTo(writer);
        }
        else
        {
            // It was read once already.
            writer.WriteRawValue(value.Json, skipInputValidation: true);
        }
    }
}
