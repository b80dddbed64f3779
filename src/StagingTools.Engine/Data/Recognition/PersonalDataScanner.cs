namespace StagingTools.Engine.Data.Recognition;

/// <summary>
/// Finds personal data and secrets in UTF-8 text by their form. Allocates nothing and takes time in proportion to the
/// text, whatever stands in it: the text is searched for the few bytes that every form has one of, and only their
/// neighbourhood is looked at.
/// </summary>
/// <remarks>
/// Matches do not overlap. A JSON document is best searched value by value with escapes undone; searched as it lies, the
/// usual escapes (<c>\n</c>) before a match do no harm, others (<c>\u0040</c>) hide what they stand for.
/// </remarks>
internal static class PersonalDataScanner
{
    private const PersonalDataKinds OfDigits =
        PersonalDataKinds.Card | PersonalDataKinds.Iban | PersonalDataKinds.IpAddress | PersonalDataKinds.LocalPhone | PersonalDataKinds.ApiToken;

    private const int Groups = 6;

    // By what is wanted, one bit a group of kinds.
    private static readonly ByteSet[] Triggers = [.. Enumerable.Range(0, 1 << Groups).Select(MakeTriggers)];

    /// <summary>Finds the next thing.</summary>
    /// <param name="text">The whole text, for what stands before a match counts.</param>
    /// <param name="wanted">What to look for.</param>
    /// <param name="match">What was found and where.</param>
    /// <param name="from">Where to begin: 0, or the end of the match before.</param>
    public static bool TryFind(
        ReadOnlySpan<byte> text, PersonalDataKinds wanted, out PersonalDataMatch match, int from = 0)
    {
        ByteSet triggers = Triggers[GroupsOf(wanted)];
        int at = from;
        while ((at = triggers.Next(text, at)) < text.Length)
        {
            byte c = text[at];
            if (Ascii.IsDigit(c))
            {
                if (TryDigits(text, from, ref at, wanted, out match))
                    return true;
            }
            else
            {
                if (TryOther(text, from, at, c, wanted, out match))
                    return true;
                at++;
            }
        }

        match = default;
        return false;
    }

    private static bool TryOther(
        ReadOnlySpan<byte> text, int from, int at, byte c, PersonalDataKinds wanted, out PersonalDataMatch match)
    {
        match = default;
        return c switch
        {
            (byte)'@' => EmailRecognizer.TryMatch(text, from, at, out match),
            (byte)'+' => PhoneRecognizer.TryInternational(text, at, out match),
            (byte)':' => IpAddressRecognizer.TryVersion6(text, from, at, out match),
            (byte)'(' => PhoneRecognizer.TryLocal(text, at, out match),
            (byte)'J' => Wants(wanted, PersonalDataKinds.Jwt) && SecretRecognizer.TryWebToken(text, from, at, out match),
            (byte)'-' when Ascii.Has(text, at + 1, '-') =>
                Wants(wanted, PersonalDataKinds.PrivateKey) && SecretRecognizer.TryPrivateKey(text, at, out match),
            _ => Wants(wanted, PersonalDataKinds.ApiToken) && SecretRecognizer.TryToken(text, from, at, out match),
        };
    }

    // Leaves the place where the search goes on when nothing was found.
    private static bool TryDigits(
        ReadOnlySpan<byte> text, int from, ref int at, PersonalDataKinds wanted, out PersonalDataMatch match)
    {
        match = default;
        int run = Ascii.Digits(text, at);
        if (Wants(wanted, PersonalDataKinds.IpAddress) && run <= 3 && Ascii.Has(text, at + run, '.')
            && IpAddressRecognizer.TryVersion4(text, at, out match))
            return true;
        if (Wants(wanted, PersonalDataKinds.Card) && run >= 4 && CardRecognizer.TryMatch(text, at, run, out match))
            return true;
        if (at - 2 >= from && run >= 2 && Ascii.IsLetter(text[at - 1]))
        {
            if (Wants(wanted, PersonalDataKinds.Iban) && IbanRecognizer.TryMatch(text, at - 2, out match))
                return true;
            if (Wants(wanted, PersonalDataKinds.ApiToken) && SecretRecognizer.TryAtDigit(text, from, at, out match))
                return true;
        }

        if (Wants(wanted, PersonalDataKinds.LocalPhone) && PhoneRecognizer.TryLocal(text, at, out match))
            return true;

        // What is left of the word begins in its midst, where nothing begins but an address, and that is found by its '@'.
        at += run + Ascii.Alphanumeric(text, at + run);
        return false;
    }

    private static bool Wants(PersonalDataKinds wanted, PersonalDataKinds kind) => (wanted & kind) != 0;

    private static int GroupsOf(PersonalDataKinds wanted) =>
        (Wants(wanted, PersonalDataKinds.Email) ? 1 : 0)
        | (Wants(wanted, PersonalDataKinds.Phone) ? 2 : 0)
        | (Wants(wanted, OfDigits) ? 4 : 0)
        | (Wants(wanted, PersonalDataKinds.IpAddress) ? 8 : 0)
        | (Wants(wanted, PersonalDataKinds.Secrets) ? 16 : 0)
        | (Wants(wanted, PersonalDataKinds.LocalPhone) ? 32 : 0);

    private static ByteSet MakeTriggers(int groups)
    {
        string[] bytes = ["@", "+", "0123456789", ":", "J-_IGE", "("];
        return new ByteSet([.. bytes.Where((_, group) => (groups & (1 << group)) != 0).SelectMany(text => text).Select(c => (byte)c)]);
    }
}
