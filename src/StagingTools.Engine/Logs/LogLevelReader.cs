using System.Buffers;
using System.Text;
using System.Text.Json;

namespace StagingTools.Engine.Logs;

/// <summary>Finds the level of a line.</summary>
internal static class LogLevelReader
{
    // How far into a line of PostgreSQL its prefix reaches at most.
    private const int LongestPrefix = 160;
    private const int LongestOnStack = 1024;

    private static readonly string[] Names = ["level", "severity", "loglevel"];

    /// <summary>The level as the line has it; <see langword="null"/> where it names none.</summary>
    public static string? Read(string line)
    {
        ReadOnlySpan<char> text = line.AsSpan().Trim();
        return text.IsEmpty ? null : text[0] == '{' ? OfJson(text) : OfText(text);
    }

    private static string? OfJson(ReadOnlySpan<char> text)
    {
        if (text[^1] != '}')
            return null;

        int most = Encoding.UTF8.GetMaxByteCount(text.Length);
        byte[]? rented = most > LongestOnStack ? ArrayPool<byte>.Shared.Rent(most) : null;
        Span<byte> bytes = rented ?? stackalloc byte[LongestOnStack];
        try
        {
            return OfJson(bytes[..Encoding.UTF8.GetBytes(text, bytes)]);
        }
        finally
        {
            if (rented is not null)
                ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private static string? OfJson(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
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

    // "ERROR no", "[warn] slow" and "info: up". A word in small letters alone is prose ("log in first"), but for one before a colon.
    private static string? OfText(ReadOnlySpan<char> text)
    {
        if (char.IsAsciiDigit(text[0]))
            return BehindPrefix(text[..Math.Min(text.Length, LongestPrefix)]);

        bool bracketed = text[0] is '[' or '(' or '<';
        if (bracketed)
            text = text[1..].TrimStart();
        int end = WordLength(text);
        if (end == 0 || LogLevels.Of(text[..end]) is null)
            return null;

        char next = end < text.Length ? text[end] : ' ';
        bool isMarked = next == ':' || (bracketed && next is ']' or ')' or '>' or ' ');
        return isMarked || (IsUpper(text[..end]) && !char.IsLetterOrDigit(next)) ? text[..end].ToString() : null;
    }

    // A line that begins with its time: "2026-03-15 12:00:00 UTC:10.0.0.1(5432):app@shop:[77]:ERROR:  no", "12:00:00 WARN slow".
    private static string? BehindPrefix(ReadOnlySpan<char> text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (!char.IsAsciiLetterUpper(text[i]) || (i > 0 && text[i - 1] is not (' ' or ':' or ']' or '[' or '|' or '\t')))
                continue;

            int end = WordLength(text[i..]);
            ReadOnlySpan<char> word = text.Slice(i, end);
            if (IsUpper(word) && LogLevels.Of(word) is not null)
                return word.ToString();
            i += end;
        }

        return null;
    }

    private static int WordLength(ReadOnlySpan<char> text)
    {
        int end = 0;
        while (end < text.Length && char.IsAsciiLetterOrDigit(text[end]))
            end++;
        return end > 0 && char.IsAsciiLetter(text[0]) ? end : 0;
    }

    private static bool IsUpper(ReadOnlySpan<char> word)
    {
        foreach (char letter in word)
        {
            if (char.IsAsciiLetterLower(letter))
                return false;
        }

        return true;
    }
}
