using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace StagingTools.Engine.Hosting;

/// <summary>
/// The JSON of results: names in camel case, enumerations by name, times in ISO 8601, time spans in seconds, absent values
/// as null.
/// </summary>
public static class JsonText
{
    private static readonly JsonSerializerOptions Compact = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(), new SecondsConverter() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { EnvironmentFirst } },
    };

    private static readonly JsonSerializerOptions Indented = new(Compact) { WriteIndented = true };

    /// <summary>A value over several lines.</summary>
    /// <param name="value">The value.</param>
    public static string Document(object value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return JsonSerializer.Serialize(value, value.GetType(), Indented);
    }

    /// <summary>A value in one line.</summary>
    /// <param name="value">The value.</param>
    public static string Line(object value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return JsonSerializer.Serialize(value, value.GetType(), Compact);
    }

    /// <summary>Reads what <see cref="Document"/> wrote.</summary>
    /// <typeparam name="T">What it is.</typeparam>
    /// <param name="json">The text.</param>
    /// <exception cref="JsonException">The text is something else.</exception>
    internal static T Read<T>(string json) =>
        JsonSerializer.Deserialize<T>(json, Compact) ?? throw new JsonException("The text is null.");

    private static void EnvironmentFirst(JsonTypeInfo type)
    {
        if (type.Type.IsAssignableTo(typeof(EnvironmentRecord)))
            foreach (JsonPropertyInfo property in type.Properties)
                if (property.AttributeProvider is PropertyInfo member && member.DeclaringType == typeof(EnvironmentRecord))
                    property.Order = -1;
    }
}
