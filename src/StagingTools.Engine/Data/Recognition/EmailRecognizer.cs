namespace StagingTools.Engine.Data.Recognition;

/// <summary>Finds the address round an <c>@</c>.</summary>
internal static class EmailRecognizer
{
    // RFC 5321, 4.5.3.1: 64 bytes of a local part, 255 of a domain.
    private const int MostLocal = 64;
    private const int MostDomain = 255;

    /// <summary>Looks round an <c>@</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="from">Where the address may begin at the earliest.</param>
    /// <param name="at">The place of the <c>@</c>.</param>
    /// <param name="match">The address.</param>
    public static bool TryMatch(ReadOnlySpan<byte> text, int from, int at, out PersonalDataMatch match)
    {
        match = default;
        int start = LocalStart(text, Math.Max(from, at - MostLocal), at);
        if (start == at || text[at - 1] == '.')
            return false;

        int end = DomainEnd(text, at + 1);
        if (end < 0)
            return false;

        match = new PersonalDataMatch(PersonalDataKinds.Email, start, end - start);
        return true;
    }

    private static int LocalStart(ReadOnlySpan<byte> text, int earliest, int at)
    {
        int start = at;
        while (start > earliest && IsLocal(text[start - 1]))
            start--;
        // The limit may have cut a character in two.
        while (start < at && (text[start] & 0xC0) == 0x80)
            start++;
        // The letter of an escape such as \n is not the address's.
        if (start < at && start > 0 && text[start - 1] == '\\' && text[start] is (byte)'n' or (byte)'r' or (byte)'t')
            start++;
        // Quotes and dots before an address are the sentence's.
        while (start < at && text[start] is (byte)'.' or (byte)'\'' or (byte)'-')
            start++;
        return start;
    }

    // The end of the longest domain of at least two labels whose last one can be a top-level domain; -1 without any.
    private static int DomainEnd(ReadOnlySpan<byte> text, int start)
    {
        int limit = Math.Min(text.Length, start + MostDomain);
        int end = -1;
        int at = start;
        for (int labels = 1; ; labels++)
        {
            int labelStart = at;
            while (at < limit && IsLabel(text[at]))
                at++;

            int labelEnd = at;
            while (labelEnd > labelStart && text[labelEnd - 1] == '-')
                labelEnd--;
            if (labelEnd == labelStart || text[labelStart] == '-')
                return end;

            ReadOnlySpan<byte> label = text[labelStart..labelEnd];
            if (labels == 1 && label is [>= (byte)'1' and <= (byte)'9', (byte)'x'])
                return -1; // logo@2x.png
            if (labels > 1 && label.Length >= 2 && (IsLetters(label) || label.StartsWith("xn--"u8)))
                end = labelEnd;
            if (labelEnd < at || !Ascii.Has(text, at, '.') || at + 1 >= limit)
                return end;
            at++;
        }
    }

    private static bool IsLetters(ReadOnlySpan<byte> label)
    {
        foreach (byte c in label)
        {
            if (!Ascii.IsLetter(c) && c < 0x80)
                return false;
        }

        return true;
    }

    private static bool IsLabel(byte c) => Ascii.IsLetter(c) || Ascii.IsDigit(c) || c == '-' || c >= 0x80;

    private static bool IsLocal(byte c) =>
        Ascii.IsWord(c) || c is (byte)'.' or (byte)'+' or (byte)'-' or (byte)'%' or (byte)'\'' || c >= 0x80;
}
