namespace StagingTools.Engine.Data.Recognition;

/// <summary>Finds IPv4 addresses at their first digit and IPv6 addresses at their first colon.</summary>
internal static class IpAddressRecognizer
{
    private const int Groups = 8;

    /// <summary>Looks for four numbers with dots between.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">The place of the first digit.</param>
    /// <param name="match">The address.</param>
    public static bool TryVersion4(ReadOnlySpan<byte> text, int start, out PersonalDataMatch match)
    {
        match = default;
        // Chrome/120.0.0.0 is a version, http://84.1.2.3 an address.
        if (Ascii.ContinuesWord(text, start)
            || (start > 0 && text[start - 1] is (byte)'.' or (byte)'-')
            || (start > 1 && text[start - 1] == '/' && Ascii.IsWord(text[start - 2])))
            return false;

        int at = start;
        int first = 0;
        int sum = 0;
        for (int part = 0; part < 4; part++)
        {
            if (part > 0)
            {
                if (!Ascii.Has(text, at, '.'))
                    return false;
                at++;
            }

            int digits = 0;
            int number = 0;
            while (digits < 4 && Ascii.HasDigit(text, at))
            {
                number = (number * 10) + text[at] - '0';
                digits++;
                at++;
            }

            // 01.02.03.04 is no address.
            if (digits is 0 or > 3 || number > 255 || (digits > 1 && text[at - digits] == '0'))
                return false;
            if (part == 0)
                first = number;
            sum += number;
        }

        if (Ascii.HasWord(text, at)
            || Ascii.Has(text, at, '@')
            || (at + 1 < text.Length && text[at] is (byte)'.' or (byte)'-' && Ascii.IsWord(text[at + 1])))
            return false;

        // This machine, no machine and every machine (RFC 6890).
        if (first is 0 or 127 || sum == 4 * 255)
            return false;

        match = new PersonalDataMatch(PersonalDataKinds.IpAddress, start, at - start);
        return true;
    }

    /// <summary>
    /// Looks round a colon. Only addresses of networks count: those of the internet (2000::/3), private ones (fc00::/7)
    /// and those of a link (fe80::/10). All of them begin with four digits, which tells them from times and C++.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="from">Where the address may begin at the earliest.</param>
    /// <param name="colon">The place of the first colon.</param>
    /// <param name="match">The address.</param>
    public static bool TryVersion6(ReadOnlySpan<byte> text, int from, int colon, out PersonalDataMatch match)
    {
        match = default;
        int start = colon - 4;
        if (start < from
            || !IsNetwork(text[start..colon])
            || Ascii.ContinuesWord(text, start)
            || (start > 0 && text[start - 1] is (byte)':' or (byte)'.' or (byte)'-'))
            return false;

        int groups = 1;
        bool gap = false;
        int at = colon;
        while (Ascii.Has(text, at, ':'))
        {
            int next = at + 1;
            if (Ascii.Has(text, next, ':'))
            {
                if (gap)
                    return false;
                gap = true;
                next++;
            }

            int digits = 0;
            while (digits < 5 && next + digits < text.Length && Ascii.IsHex(text[next + digits]))
                digits++;
            if (digits > 4)
                return false;
            if (digits == 0)
            {
                // A gap may end an address; a single colon after it is the sentence's.
                if (next - at == 2)
                    at = next;
                break;
            }

            if (++groups > Groups)
                return false;
            at = next + digits;
        }

        if (Ascii.HasWord(text, at)
            || (Ascii.Has(text, at, ':') && at + 1 < text.Length && (text[at + 1] == ':' || Ascii.IsHex(text[at + 1])))
            || (gap ? groups >= Groups : groups != Groups))
            return false;

        match = new PersonalDataMatch(PersonalDataKinds.IpAddress, start, at - start);
        return true;
    }

    private static bool IsNetwork(ReadOnlySpan<byte> group)
    {
        foreach (byte c in group)
        {
            if (!Ascii.IsHex(c))
                return false;
        }

        return group[0] is (byte)'2' or (byte)'3'
            || ((group[0] | 0x20) == 'f' && (group[1] | 0x20) is 'c' or 'd')
            || ((group[0] | 0x20) == 'f' && (group[1] | 0x20) == 'e' && (group[2] | 0x20) is '8' or '9' or 'a' or 'b');
    }
}
