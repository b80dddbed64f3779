using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SampleApp;

/// <summary>Writes log lines as JSON objects with <c>timestamp</c>, <c>level</c>, <c>message</c> and the values named in it.</summary>
internal static class JsonLog
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(
        TextWriter output, LogLevel level, string message, IEnumerable<KeyValuePair<string, object?>> values)
    {
        var line = new Dictionary<string, object?>
        {
            ["timestamp"] = DateTime.UtcNow.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
            ["level"] = Name(level),
            ["message"] = message,
        };
        foreach ((string name, object? value) in values)
        {
            if (name != "{OriginalFormat}")
                line.TryAdd(JsonNamingPolicy.CamelCase.ConvertName(name), Plain(value));
        }

        string text = JsonSerializer.Serialize(line, Readable);
        lock (output)
        {
            output.WriteLine(text);
            output.Flush();
        }
    }

    private static object? Plain(object? value) =>
        value is null or string or int or long or double or bool ? value : value.ToString();

    private static string Name(LogLevel level) => level switch
    {
        LogLevel.Critical or LogLevel.Error => "ERROR",
        LogLevel.Warning => "WARN",
        LogLevel.Information => "INFO",
        _ => "DEBUG",
    };
}
