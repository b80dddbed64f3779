using System.Buffers;

namespace StagingTools.Engine.Data.Recognition;

/// <summary>Questions about single bytes of UTF-8 text and their neighbours.</summary>
internal static class Ascii
{
    // RFC 4648, chapter 5: what most tokens are written in.
    private static readonly SearchValues<byte> OfBase64Url =
        SearchValues.Create("-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"u8);

    /// <summary>Whether a byte is a digit.</summary>
    public static bool IsDigit(byte c) => (uint)(c - '0') <= 9;

    /// <summary>Whether a byte is a letter of ASCII.</summary>
    public static bool IsLetter(byte c) => (uint)((c | 0x20) - 'a') <= 'z' - 'a';

    /// <summary>Whether a byte is a hexadecimal digit.</summary>
    public static bool IsHex(byte c) => IsDigit(c) || (uint)((c | 0x20) - 'a') <= 'f' - 'a';

    /// <summary>Whether a byte belongs to a word: letter, digit or underscore.</summary>
    public static bool IsWord(byte c) => IsDigit(c) || IsLetter(c) || c == '_';

    /// <summary>Whether there is a byte at a place and it is this one.</summary>
    public static bool Has(ReadOnlySpan<byte> text, int at, char c) => (uint)at < (uint)text.Length && text[at] == c;

    /// <summary>Whether there is a digit at a place.</summary>
    public static bool HasDigit(ReadOnlySpan<byte> text, int at) => (uint)at < (uint)text.Length && IsDigit(text[at]);

    /// <summary>Whether a word goes on at a place.</summary>
    public static bool HasWord(ReadOnlySpan<byte> text, int at) => (uint)at < (uint)text.Length && IsWord(text[at]);

    /// <summary>
    /// Whether what starts at a place is the tail of a word. The letter of an escape such as <c>\n</c>, as JSON and logs
    /// have it, is none.
    /// </summary>
    public static bool ContinuesWord(ReadOnlySpan<byte> text, int start) =>
        start > 0
        && IsWord(text[start - 1])
        && !(start > 1 && text[start - 2] == '\\' && text[start - 1] is (byte)'n' or (byte)'r' or (byte)'t');

    /// <summary>Digits from a place on, up to a limit.</summary>
    public static int Digits(ReadOnlySpan<byte> text, int start, int most = int.MaxValue)
    {
        int at = start;
        while (at < text.Length && at - start < most && IsDigit(text[at]))
            at++;
        return at - start;
    }

    /// <summary>Letters and digits from a place on.</summary>
    public static int Alphanumeric(ReadOnlySpan<byte> text, int start)
    {
        int at = start;
        while (at < text.Length && (IsDigit(text[at]) || IsLetter(text[at])))
            at++;
        return at - start;
    }

    /// <summary>Characters of base64url from a place on; blobs of it can be long.</summary>
    public static int Base64Url(ReadOnlySpan<byte> text, int start)
    {
        int length = text[start..].IndexOfAnyExcept(OfBase64Url);
        return length < 0 ? text.Length - start : length;
    }
}
