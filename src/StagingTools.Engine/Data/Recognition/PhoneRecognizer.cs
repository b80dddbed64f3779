namespace StagingTools.Engine.Data.Recognition;

/// <summary>Finds phone numbers: after a <c>+</c>, and those of one country that begin with a digit or a parenthesis.</summary>
internal static class PhoneRecognizer
{
    // E.164: at most 15 digits with the country's code. Fewer than 8 are no subscriber's.
    private const int FewestDigits = 8;
    private const int MostDigits = 15;
    private const int MostSeparators = 3;

    /// <summary>Looks after a <c>+</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="plus">The place of the <c>+</c>.</param>
    /// <param name="match">The number, from the <c>+</c> on.</param>
    public static bool TryInternational(ReadOnlySpan<byte> text, int plus, out PersonalDataMatch match)
    {
        match = default;
        if (Ascii.ContinuesWord(text, plus)
            || (plus > 0 && text[plus - 1] is (byte)'+' or (byte)'@')
            || !CountryCodes.Begin(text[(plus + 1)..]))
            return false;

        int digits = 0;
        int end = -1;
        int at = plus + 1;
        while (true)
        {
            int group = Ascii.Digits(text, at, MostDigits + 1);
            digits += group;
            at += group;
            if (digits > MostDigits)
                break;
            if (digits >= FewestDigits && !IsGlued(text, at))
                end = at;
            int separators = Separators(text, at);
            if (separators == 0 || !Ascii.HasDigit(text, at + separators))
                break;
            at += separators;
        }

        if (end < 0)
            return false;

        match = new PersonalDataMatch(PersonalDataKinds.Phone, plus, end - plus);
        return true;
    }

    /// <summary>Looks at digits that stand alone: <c>0151 2345678</c>, <c>0049 151 2345678</c>, <c>(555) 123-4567</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">The place of the first digit or the parenthesis.</param>
    /// <param name="match">The number.</param>
    public static bool TryLocal(ReadOnlySpan<byte> text, int start, out PersonalDataMatch match)
    {
        match = default;
        if (Ascii.ContinuesWord(text, start)
            || (start > 0 && text[start - 1] is (byte)'+' or (byte)'-' or (byte)'.' or (byte)'/' or (byte)':' or (byte)'#'))
            return false;

        Span<int> groups = stackalloc int[8];
        int count = 0;
        int digits = 0;
        int at = start + (text[start] == '(' ? 1 : 0);
        int first = at;
        while (count < groups.Length && Ascii.HasDigit(text, at))
        {
            int group = Ascii.Digits(text, at, MostDigits + 3);
            groups[count++] = group;
            digits += group;
            at += group;
            int separators = Separators(text, at);
            if (separators == 0 || !Ascii.HasDigit(text, at + separators))
                break;
            at += separators;
        }

        if (IsGlued(text, at) || !IsLocal(text[first..at], groups[..count], digits))
            return false;

        match = new PersonalDataMatch(PersonalDataKinds.LocalPhone, start, at - start);
        return true;
    }

    private static bool IsLocal(ReadOnlySpan<byte> number, ReadOnlySpan<int> groups, int digits)
    {
        if (number.IsEmpty)
            return false;
        if (number.StartsWith("00"u8))
            return digits is >= 10 and <= MostDigits + 2 && CountryCodes.Begin(number[2..]);
        // Area codes and exchanges of North America begin with 2 to 9.
        if (groups is [3, 3, 4])
            return number[0] >= '2';
        if (groups is [1, 3, 3, 4])
            return number[0] == '1';
        // 0.123456789 is a fraction, 01.02.2024 and 01-02-24 are dates.
        return number[0] == '0' && groups[0] > 1 && digits is >= 9 and <= 12 && groups is not ([2, 2, ..] or [2, 2, 4]);
    }

    // A word or an address goes on.
    private static bool IsGlued(ReadOnlySpan<byte> text, int at) => Ascii.HasWord(text, at) || Ascii.Has(text, at, '@');

    private static int Separators(ReadOnlySpan<byte> text, int at)
    {
        int end = at;
        for (int count = 0; count < MostSeparators && end < text.Length; count++)
        {
            if (text[end] is (byte)' ' or (byte)'-' or (byte)'.' or (byte)'/' or (byte)'(' or (byte)')')
                end++;
            else if (text[end] == 0xC2 && end + 1 < text.Length && text[end + 1] == 0xA0)
                end += 2; // No-break space, as typesetters and phones put it.
            else
                break;
        }

        return end - at;
    }
}
