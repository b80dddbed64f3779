using System.Text;
using System.Text.Json;

namespace StagingTools.Engine.Logs;

/// <summary>Finds the level of a structured line.</summary>
internal static class LogLevelReader
{
    private static readonly string[] Names = ["level", "severity", "loglevel"];

    /// <summary>The level as the line has it; <see langword="null"/> for plain text and for JSON that names none.</summary>
    public static string? Read(string line)
    {
        ReadOnlySpan<char> text = line.AsSpan().Trim();
        if (text is not ['{', .., '}'])
            return null;

        try
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(line));
            reader.Read();
            string? level = null;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                bool isLevel = level is null && Names.Contains(reader.GetString(), StringComparer.OrdinalIgnoreCase);
                reader.Read();
                if (isLevel && reader.TokenType is JsonTokenType.String or JsonTokenType.Number)
                    level = reader.TokenType == JsonTokenType.String
                        ? reader.GetString()
                        : Encoding.UTF8.GetString(reader.ValueSpan);
                reader.Skip();
            }

            // To the end: what only begins like JSON is not JSON.
            return level;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
