namespace StagingTools.Engine.Data.Recognition;

/// <summary>Finds payment cards: digits in one run or in the groups that are printed on cards.</summary>
internal static class CardRecognizer
{
    private const int MostDigits = 19;

    /// <summary>Looks at the run of digits that begins at a place.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">The place of the run's first digit.</param>
    /// <param name="run">The run's length.</param>
    /// <param name="match">The number.</param>
    public static bool TryMatch(ReadOnlySpan<byte> text, int start, int run, out PersonalDataMatch match)
    {
        match = default;
        int end = start + run;
        bool grouped = run == 4 && end < text.Length && text[end] is (byte)' ' or (byte)'-';
        if (!(grouped || run is >= 14 and <= 16) || IsTail(text, start))
            return false;
        if (grouped)
            return TryGroups(text, start, out match);
        if (!Ends(text, end) || !IsCard(text[start..end]))
            return false;

        match = new PersonalDataMatch(PersonalDataKinds.Card, start, run);
        return true;
    }

    // A fraction's digits (0.4111111111111111) and the tail of a longer number in groups are no card.
    private static bool IsTail(ReadOnlySpan<byte> text, int start) =>
        Ascii.ContinuesWord(text, start)
        || (start > 0 && text[start - 1] == '+')
        || (start > 1 && text[start - 1] is (byte)'.' or (byte)'-' && Ascii.IsDigit(text[start - 2]));

    // 4-4-4-4, 4-4-4-4-3, 4-6-5 (American Express) and 4-6-4 (Diners Club), with one separator throughout. After a space a
    // number of its own may follow, such as the card's security code.
    private static bool TryGroups(ReadOnlySpan<byte> text, int start, out PersonalDataMatch match)
    {
        Span<byte> digits = stackalloc byte[MostDigits];
        Span<int> groups = stackalloc int[5];
        byte separator = text[start + 4];
        int number = 0;
        int count = 0;
        int at = start;
        match = default;
        while (number < groups.Length)
        {
            int group = Ascii.Digits(text, at, 7);
            if (group is 0 or > 6 || count + group > MostDigits)
                break;
            text.Slice(at, group).CopyTo(digits[count..]);
            groups[number++] = group;
            count += group;
            at += group;
            if (groups[..number] is [4, 4, 4, 4] or [4, 4, 4, 4, 3] or [4, 6, 5] or [4, 6, 4]
                && Ends(text, at)
                && IsCard(digits[..count]))
                match = new PersonalDataMatch(PersonalDataKinds.Card, start, at - start);
            if (at >= text.Length || text[at] != separator)
                break;
            at++;
        }

        return match.Length > 0;
    }

    private static bool Ends(ReadOnlySpan<byte> text, int end) =>
        !Ascii.HasWord(text, end)
        && !Ascii.Has(text, end, '@')
        && !(end + 1 < text.Length && text[end] is (byte)'.' or (byte)'-' && Ascii.IsDigit(text[end + 1]));

    private static bool IsCard(ReadOnlySpan<byte> digits) => IsIssued(digits) && HasValidCheckDigit(digits);

    private static bool IsIssued(ReadOnlySpan<byte> digits)
    {
        int four = ((digits[0] - '0') * 1000) + ((digits[1] - '0') * 100) + ((digits[2] - '0') * 10) + digits[3] - '0';
        return digits.Length switch
        {
            14 => four is (>= 3000 and <= 3059) or (>= 3600 and <= 3699) or (>= 3800 and <= 3999), // Diners Club
            15 => four is (>= 3400 and <= 3499) or (>= 3700 and <= 3799), // American Express
            16 => four is (>= 4000 and <= 4999) // Visa
                or (>= 5100 and <= 5599) or (>= 2221 and <= 2720) // Mastercard
                or 6011 or (>= 6440 and <= 6599) // Discover
                or (>= 3528 and <= 3589) // JCB
                or (>= 6200 and <= 6299) or (>= 8100 and <= 8199) // UnionPay
                or (>= 2200 and <= 2204) // Mir
                or 5018 or 5019 or 5020 or 5038 or 5893 or 6304 or 6759 or (>= 6761 and <= 6763), // Maestro, Dankort
            19 => four is (>= 4000 and <= 4999) or (>= 6200 and <= 6299),
            _ => false,
        };
    }

    // Luhn's formula, ISO/IEC 7812-1 annex B.
    private static bool HasValidCheckDigit(ReadOnlySpan<byte> digits)
    {
        int sum = 0;
        for (int i = 0; i < digits.Length; i++)
        {
            int digit = digits[^(i + 1)] - '0';
            if (i % 2 == 1)
                digit = digit > 4 ? (digit * 2) - 9 : digit * 2;
            sum += digit;
        }

        return sum % 10 == 0;
    }
}
