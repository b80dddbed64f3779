namespace StagingTools.Engine.Data.Recognition;

/// <summary>Finds bank account numbers, in one run or in printed groups of four.</summary>
internal static class IbanRecognizer
{
    // Country and length, from the IBAN registry of SWIFT.
    private const string Countries =
        "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 "
        + "FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 "
        + "LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 "
        + "RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30";

    private static readonly byte[] Lengths = ReadLengths();

    /// <summary>Looks at two letters and the two check digits after them.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">The place of the first letter.</param>
    /// <param name="match">The number.</param>
    public static bool TryMatch(ReadOnlySpan<byte> text, int start, out PersonalDataMatch match)
    {
        match = default;
        if (text.Length - start < 15
            || !Ascii.IsLetter(text[start]) || !Ascii.IsLetter(text[start + 1])
            || !Ascii.IsDigit(text[start + 2]) || !Ascii.IsDigit(text[start + 3])
            || Ascii.ContinuesWord(text, start))
            return false;

        bool lower = text[start] >= 'a';
        int length = Lengths[((text[start] | 0x20) - 'a') * 26 + ((text[start + 1] | 0x20) - 'a')];
        if (length == 0)
            return false;

        // Check digits: with country and digits moved to the end, and letters as 10 to 35, the number modulo 97 is 1.
        int remainder = 0;
        int at = start;
        bool grouped = Ascii.Has(text, start + 4, ' ');
        int head = 0;
        for (int place = 0; place < length; place++, at++)
        {
            if (grouped && place > 0 && place % 4 == 0)
            {
                if (!Ascii.Has(text, at, ' '))
                    return false;
                at++;
            }

            if (at >= text.Length)
                return false;
            byte c = text[at];
            bool digit = Ascii.IsDigit(c);
            // All of one case: digests mix letters and digits, too, but not with a country's length and its check digits.
            if (!digit && (!Ascii.IsLetter(c) || c >= 'a' != lower))
                return false;
            int value = digit ? c - '0' : (c | 0x20) - 'a' + 10;
            if (place < 4)
                head = (head * (digit ? 10 : 100)) + value;
            else
                remainder = ((remainder * (digit ? 10 : 100)) + value) % 97;
        }

        if (Ascii.HasWord(text, at) || ((remainder * 1_000_000) + head) % 97 != 1)
            return false;

        match = new PersonalDataMatch(PersonalDataKinds.Iban, start, at - start);
        return true;
    }

    private static byte[] ReadLengths()
    {
        byte[] lengths = new byte[26 * 26];
        foreach (string entry in Countries.Split(' '))
            lengths[((entry[0] - 'A') * 26) + entry[1] - 'A'] = (byte)(((entry[2] - '0') * 10) + entry[3] - '0');
        return lengths;
    }
}
