using System.Globalization;
using StagingTools.Engine.Data.Recognition;
using StagingTools.Engine.Data.Rules;

namespace StagingTools.Engine.Data.Discovery;

/// <summary>Counts the samples of a kept column in which personal data or secrets stand.</summary>
/// <param name="rule">The column's rule, with what it is known to hold.</param>
internal sealed class KeptColumnSearch(ColumnRule rule)
{
    private static readonly (PersonalDataKinds Kind, KnownContents Known, string Plural)[] Kinds =
    [
        (PersonalDataKinds.Email, KnownContents.Email, "e-mail addresses"),
        (PersonalDataKinds.Phone, KnownContents.Phone, "phone numbers"),
        (PersonalDataKinds.Iban, KnownContents.Iban, "bank accounts"),
        (PersonalDataKinds.Card, KnownContents.Card, "card numbers"),
        (PersonalDataKinds.IpAddress, KnownContents.Ip, "IP addresses"),
        (PersonalDataKinds.Jwt, KnownContents.Jwt, "web tokens"),
        (PersonalDataKinds.ApiToken | PersonalDataKinds.PrivateKey, KnownContents.Token, "tokens or private keys"),
    ];

    private readonly int[] counts = new int[Kinds.Length];
    private int values;

    /// <summary>Looks at a value.</summary>
    /// <param name="value">The value in UTF-8.</param>
    public void Add(ReadOnlySpan<byte> value)
    {
        values++;
        PersonalDataKinds found = PersonalDataKinds.None;
        int from = 0;
        while (PersonalDataScanner.TryFind(value, PersonalDataKinds.Certain & ~found, out PersonalDataMatch match, from))
        {
            found |= match.Kind;
            from = match.End;
        }

        for (int i = 0; i < Kinds.Length; i++)
        {
            if ((found & Kinds[i].Kind) != 0)
                counts[i]++;
        }
    }

    /// <summary>What was found that the rule does not know of; <see langword="null"/> when nothing was.</summary>
    public string? Describe()
    {
        (int Count, string Plural, string Known)[] found =
        [
            .. Kinds
                .Select((kind, index) => (counts[index], kind.Plural, kind.Known))
                .Where(kind => kind.Item1 > 0 && !rule.Contains.HasFlag(kind.Known))
                .Select(kind => (kind.Item1, kind.Plural, kind.Known.ToString().ToLowerInvariant())),
        ];
        if (found.Length == 0)
            return null;

        string text = string.Join(", ", found.Select(kind => string.Create(
            CultureInfo.InvariantCulture, $"{kind.Count} of {values} samples hold {kind.Plural}")));
        return $"{text}; mask it, or say that they may stay: {{ mask: keep, contains: [{string.Join(", ", found.Select(kind => kind.Known))}] }}";
    }
}
