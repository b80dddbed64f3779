namespace StagingTools.Engine.Data.Recognition;

/// <summary>Finds JSON Web Tokens, private keys and the tokens of services that mark theirs with a prefix.</summary>
internal static class SecretRecognizer
{
    private static readonly TokenForm[] AfterUnderscore =
    [
        // Stripe
        new("sk_live_", 16), new("sk_test_", 16), new("rk_live_", 16), new("rk_test_", 16), new("whsec_", 24),
        // GitHub
        new("ghp_", 36), new("gho_", 36), new("ghu_", 36), new("ghs_", 36), new("ghr_", 36), new("github_pat_", 22),
        // npm, Shopify, DigitalOcean, Hugging Face
        new("npm_", 36), new("shpat_", 32), new("shpss_", 32), new("shpca_", 32), new("shppa_", 32), new("dop_v1_", 64), new("hf_", 30),
    ];

    private static readonly TokenForm[] AfterHyphen =
    [
        // Slack
        new("xoxb-", 10), new("xoxp-", 10), new("xoxa-", 10), new("xoxr-", 10), new("xoxs-", 10), new("xoxe-", 10),
        // GitLab, PyPI, OpenAI, Anthropic
        new("glpat-", 20), new("pypi-AgE", 50), new("sk-proj-", 20), new("sk-ant-", 20), new("sk-", 40),
    ];

    private static ReadOnlySpan<byte> Begin => "-----BEGIN "u8;

    private static ReadOnlySpan<byte> KeyEnd => "PRIVATE KEY-----"u8;

    /// <summary>Looks for a service's token by one byte of its prefix.</summary>
    /// <param name="text">The text.</param>
    /// <param name="from">Where the token may begin at the earliest.</param>
    /// <param name="at">The place of an underscore, a hyphen, or one of <c>I</c>, <c>G</c> and <c>E</c>.</param>
    /// <param name="match">The token.</param>
    public static bool TryToken(ReadOnlySpan<byte> text, int from, int at, out PersonalDataMatch match) => text[at] switch
    {
        (byte)'_' => TryForms(AfterUnderscore, text, from, at, out match),
        (byte)'-' => TryForms(AfterHyphen, text, from, at, out match),
        (byte)'I' => TryAtI(text, from, at, out match),
        (byte)'G' => TryAtG(text, from, at, out match),
        _ => TryAtE(text, at, out match),
    };

    /// <summary>Looks for a token of Google's OAuth, <c>ya29.</c>, by its first digit.</summary>
    public static bool TryAtDigit(ReadOnlySpan<byte> text, int from, int at, out PersonalDataMatch match)
    {
        match = default;
        if (at - 2 < from || text[at - 1] != 'a' || text[at - 2] != 'y' || !text[at..].StartsWith("29."u8))
            return false;

        int run = Ascii.Base64Url(text, at + 3);
        return run >= 20 && TryWord(text, at - 2, 5 + run, out match);
    }

    /// <summary>Looks for a JSON Web Token by the J of <c>eyJ</c>, which is <c>{"</c> in base64.</summary>
    public static bool TryWebToken(ReadOnlySpan<byte> text, int from, int at, out PersonalDataMatch match)
    {
        match = default;
        int start = at - 2;
        if (start < from || text[start] != 'e' || text[start + 1] != 'y'
            || Ascii.ContinuesWord(text, start) || (start > 0 && text[start - 1] == '-'))
            return false;

        int header = Ascii.Base64Url(text, start);
        int dot = start + header;
        if (header < 10 || !Ascii.Has(text, dot, '.'))
            return false;

        int payload = Ascii.Base64Url(text, dot + 1);
        int second = dot + 1 + payload;
        if (payload < 10 || !Ascii.Has(text, second, '.'))
            return false;

        int end = second + 1 + Ascii.Base64Url(text, second + 1);
        match = new PersonalDataMatch(PersonalDataKinds.Jwt, start, end - start);
        return true;
    }

    /// <summary>Looks for a private key by the first hyphen of its header. Without its last line it goes to the end.</summary>
    public static bool TryPrivateKey(ReadOnlySpan<byte> text, int at, out PersonalDataMatch match)
    {
        match = default;
        if (!text[at..].StartsWith(Begin))
            return false;

        ReadOnlySpan<byte> header = text[(at + Begin.Length)..];
        int end = header[..Math.Min(header.Length, 40)].IndexOf(KeyEnd);
        if (end < 0)
            return false;

        int body = at + Begin.Length + end + KeyEnd.Length;
        int last = text[body..].IndexOf(KeyEnd);
        match = new PersonalDataMatch(
            PersonalDataKinds.PrivateKey, at, (last < 0 ? text.Length : body + last + KeyEnd.Length) - at);
        return true;
    }

    // Amazon (AKIA, ASIA) and Google (AIza), by the I of the prefix.
    private static bool TryAtI(ReadOnlySpan<byte> text, int from, int at, out PersonalDataMatch match)
    {
        match = default;
        if (at - 2 >= from && text[at - 2] == 'A' && text[at - 1] is (byte)'K' or (byte)'S' && Ascii.Has(text, at + 1, 'A'))
        {
            int run = Ascii.Alphanumeric(text, at - 2);
            return run == 20
                && !text.Slice(at - 2, run).ContainsAnyInRange((byte)'a', (byte)'z')
                && !Ascii.HasWord(text, at - 2 + run)
                && TryWord(text, at - 2, run, out match);
        }

        if (at - 1 < from || text[at - 1] != 'A' || !Ascii.Has(text, at + 1, 'z') || !Ascii.Has(text, at + 2, 'a'))
            return false;

        int length = Ascii.Base64Url(text, at - 1);
        return length == 39 && TryWord(text, at - 1, length, out match);
    }

    // SendGrid, by the G of SG.
    private static bool TryAtG(ReadOnlySpan<byte> text, int from, int at, out PersonalDataMatch match)
    {
        match = default;
        if (at - 1 < from || text[at - 1] != 'S' || !Ascii.Has(text, at + 1, '.'))
            return false;

        int first = Ascii.Base64Url(text, at + 2);
        int dot = at + 2 + first;
        if (first < 16 || !Ascii.Has(text, dot, '.'))
            return false;

        int second = Ascii.Base64Url(text, dot + 1);
        return second >= 16 && TryWord(text, at - 1, dot + 1 + second - (at - 1), out match);
    }

    // Meta, as WhatsApp's interface takes it, by the first letter of EAA.
    private static bool TryAtE(ReadOnlySpan<byte> text, int at, out PersonalDataMatch match)
    {
        match = default;
        if (!text[at..].StartsWith("EAA"u8) || Ascii.ContinuesWord(text, at))
            return false;

        int run = Ascii.Alphanumeric(text, at);
        // What goes on with these is base64 of something else.
        return run >= 80
            && !(at + run < text.Length && text[at + run] is (byte)'+' or (byte)'/' or (byte)'=' or (byte)'_')
            && TryWord(text, at, run, out match);
    }

    private static bool TryForms(TokenForm[] forms, ReadOnlySpan<byte> text, int from, int at, out PersonalDataMatch match)
    {
        match = default;
        byte before = at > 0 ? text[at - 1] : (byte)0;
        foreach (TokenForm form in forms)
        {
            int start = at - form.Anchor;
            if (before != form.BeforeAnchor || start < from || !text[start..].StartsWith(form.Prefix))
                continue;

            int run = Ascii.Base64Url(text, start + form.Prefix.Length);
            if (run >= form.Fewest && TryWord(text, start, form.Prefix.Length + run, out match))
                return true;
        }

        return false;
    }

    private static bool TryWord(ReadOnlySpan<byte> text, int start, int length, out PersonalDataMatch match)
    {
        match = new PersonalDataMatch(PersonalDataKinds.ApiToken, start, length);
        return !Ascii.ContinuesWord(text, start);
    }
}
