using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using StagingTools.Engine.Data.Recognition;

namespace StagingTools.Engine.Tests.Data.Recognition;

/// <summary>
/// What the scanner has to find, said with regular expressions over the bytes as Latin-1: slow, and plain to see.
/// </summary>
internal static class ObviousScanner
{
    private const string Edge = "(?<![A-Za-z0-9_])";
    private const string Label = "[A-Za-z0-9\u0080-\u00ff](?:[A-Za-z0-9\u0080-\u00ff-]*[A-Za-z0-9\u0080-\u00ff])?";
    private const string CountryCode =
        @"(?:[17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|(?:2[1-69]|35|37|38|42|50|59|67|68|69|80|85|87|88|96|97|99)[0-9])";

    private static readonly Dictionary<PersonalDataKinds, (Regex[] Forms, Func<string, bool> IsValid)> Kinds = new()
    {
        [PersonalDataKinds.Email] = (
            [
                new(@"(?![.'\u0080-\u00bf-])[A-Za-z0-9_.+%'\u0080-\u00ff-]{1,64}(?<!\.)@(?![1-9]x-*(?![A-Za-z0-9\u0080-\u00ff-]))"
                    + $@"(?:{Label}\.)+(?:[A-Za-z\u0080-\u00ff]{{2,}}|xn--[A-Za-z0-9\u0080-\u00ff-]*[A-Za-z0-9\u0080-\u00ff])(?!-*[A-Za-z0-9\u0080-\u00ff])"),
            ],
            _ => true),
        [PersonalDataKinds.Phone] = (
            [
                new($@"(?<![A-Za-z0-9_+@])\+(?={CountryCode})(?:[0-9](?:[ ./()-]|\u00c2\u00a0){{0,3}}){{7,14}}[0-9](?![A-Za-z0-9_@])"),
            ],
            _ => true),
        [PersonalDataKinds.Card] = (
            [
                .. new[]
                {
                    @"[0-9]{4}([ -])[0-9]{4}\1[0-9]{4}\1[0-9]{4}\1[0-9]{3}", @"[0-9]{4}([ -])[0-9]{4}\1[0-9]{4}\1[0-9]{4}",
                    @"[0-9]{4}([ -])[0-9]{6}\1[0-9]{5}", @"[0-9]{4}([ -])[0-9]{6}\1[0-9]{4}", "[0-9]{14,16}",
                }.Select(form => new Regex($@"(?<![A-Za-z0-9_+])(?<![0-9][.-]){form}(?![A-Za-z0-9_@])(?![.-][0-9])")),
            ],
            IsCard),
        [PersonalDataKinds.Iban] = (
            [
                new($"{Edge}(?:[A-Z]{{2}}[0-9]{{2}}[A-Z0-9]{{11,30}}|[a-z]{{2}}[0-9]{{2}}[a-z0-9]{{11,30}})(?![A-Za-z0-9_])"),
                .. Enumerable.Range(15, 20).Select(length => new Regex(
                    $"{Edge}(?:(?:[A-Z0-9]{{4}} ){{{(length - 1) / 4}}}[A-Z0-9]{{{((length - 1) % 4) + 1}}}"
                    + $"|(?:[a-z0-9]{{4}} ){{{(length - 1) / 4}}}[a-z0-9]{{{((length - 1) % 4) + 1}}})(?![A-Za-z0-9_])")),
            ],
            IsIban),
        [PersonalDataKinds.IpAddress] = (
            [
                new(@"(?<![A-Za-z0-9_.-])(?<![A-Za-z0-9_]/)(?:(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])\.){3}"
                    + @"(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?![A-Za-z0-9_@])(?![.-][A-Za-z0-9_])"),
                new(@"(?<![A-Za-z0-9_:.-])(?:[23][0-9A-Fa-f]{3}|[Ff][CDcd][0-9A-Fa-f]{2}|[Ff][Ee][89ABab][0-9A-Fa-f])(?=:)"
                    + "(?::{1,2}[0-9A-Fa-f]{1,4})*(?:::)?(?![A-Za-z0-9_])(?!:[0-9A-Fa-f:])"),
            ],
            IsAddress),
        [PersonalDataKinds.Jwt] = (
            [new(@"(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{7,}\.[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]*")], _ => true),
        [PersonalDataKinds.ApiToken] = (
            [
                new($"{Edge}(?:(?:sk_live_|sk_test_|rk_live_|rk_test_)[A-Za-z0-9_-]{{16,}}|gh[pousr]_[A-Za-z0-9_-]{{36,}}|glpat-[A-Za-z0-9_-]{{20,}})"),
                new($"{Edge}A[KS]IA[A-Z0-9]{{16}}(?![A-Za-z0-9_])"),
            ],
            _ => true),
    };

    /// <summary>The kinds that it knows.</summary>
    public static IReadOnlyCollection<PersonalDataKinds> Known => Kinds.Keys;

    /// <summary>Everything of one kind, in order.</summary>
    public static List<PersonalDataMatch> All(string text, PersonalDataKinds kind)
    {
        (Regex[] forms, Func<string, bool> isValid) = Kinds[kind];
        List<PersonalDataMatch> found = [];
        for (int at = 0; at < text.Length; at++)
        {
            Match? match = forms
                .Select(form => form.Match(text, at))
                .FirstOrDefault(match => match.Success && match.Index == at && isValid(match.Value));
            if (match is null)
                continue;
            found.Add(new PersonalDataMatch(kind, at, match.Length));
            at += match.Length - 1;
        }

        return found;
    }

    private static bool IsCard(string text)
    {
        string digits = string.Concat(text.Where(char.IsAsciiDigit));
        int sum = digits.Reverse().Select((c, i) => i % 2 == 0 ? c - '0' : ((c - '0') * 2 / 10) + ((c - '0') * 2 % 10)).Sum();
        return sum % 10 == 0
            && Regex.IsMatch(
                digits,
                "^(4[0-9]{15}|4[0-9]{18}|5[1-5][0-9]{14}|(222[1-9]|22[3-9][0-9]|2[3-6][0-9]{2}|27[01][0-9]|2720)[0-9]{12}"
                + "|3[47][0-9]{13}|3(0[0-5]|6[0-9]|[89][0-9])[0-9]{11}|(6011|64[4-9][0-9]|65[0-9]{2})[0-9]{12}"
                + "|35(2[89]|[3-8][0-9])[0-9]{12}|62[0-9]{14}|62[0-9]{17}|81[0-9]{14}|220[0-4][0-9]{12}"
                + "|(5018|5019|5020|5038|5893|6304|6759|676[123])[0-9]{12})$");
    }

    private static bool IsIban(string text)
    {
        string compact = text.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        int? length = compact[..2] switch
        {
            "DE" => 22,
            "GB" => 22,
            "FR" => 27,
            "NO" => 15,
            "NL" => 18,
            "ES" => 24,
            _ => null,
        };
        if (compact.Length != length || !char.IsAsciiDigit(compact[2]) || !char.IsAsciiDigit(compact[3]))
            return false;

        string number = string.Concat((compact[4..] + compact[..4]).Select(c =>
            char.IsAsciiDigit(c) ? c.ToString() : (c - 'A' + 10).ToString(CultureInfo.InvariantCulture)));
        return BigInteger.Parse(number, CultureInfo.InvariantCulture) % 97 == 1;
    }

    private static bool IsAddress(string text)
    {
        if (text.Contains('.', StringComparison.Ordinal))
            return !text.StartsWith("0.", StringComparison.Ordinal)
                && !text.StartsWith("127.", StringComparison.Ordinal)
                && text != "255.255.255.255";

        string[] halves = text.Split("::");
        int groups = halves.Sum(half => half.Split(':', StringSplitOptions.RemoveEmptyEntries).Length);
        return halves.Length == 1 ? groups == 8 : halves.Length == 2 && groups < 8;
    }
}
