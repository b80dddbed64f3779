using System.Globalization;
using StagingTools.Engine.Data.Recognition;

namespace StagingTools.Engine.Data.Discovery;

/// <summary>Proposes what to do with texts, of a column or of a place in documents.</summary>
/// <param name="ofPeople">Whether the table's rows are people.</param>
/// <param name="hasKey">Whether templates may name the table's key.</param>
/// <param name="nullable">Whether the texts may be cleared.</param>
internal sealed class TextAdvisor(bool ofPeople, bool hasKey, bool nullable)
{
    private const double Most = 0.6;

    // Lists of given names know one name in two or three.
    private const double Many = 0.3;
    private const double Nearly = 0.9;
    private const int FewDistinct = 20;
    private const int EnoughForFew = 40;
    private const int LongestCode = 40;

    private static readonly (ValueForm Form, ColumnMeaning Meaning, string Plural)[] Personal =
    [
        (ValueForm.Email, ColumnMeaning.Email, "e-mail addresses"),
        (ValueForm.Phone, ColumnMeaning.Phone, "phone numbers"),
        (ValueForm.Iban, ColumnMeaning.BankAccount, "bank accounts"),
        (ValueForm.Card, ColumnMeaning.Card, "card numbers"),
        (ValueForm.Secret, ColumnMeaning.Secret, "tokens or keys"),
        (ValueForm.IpAddress, ColumnMeaning.IpAddress, "IP addresses"),
        (ValueForm.LocalPhone, ColumnMeaning.Phone, "like phone numbers"),
        (ValueForm.PersonName, ColumnMeaning.PersonName, "names of people"),
        (ValueForm.Url, ColumnMeaning.Url, "URLs"),
    ];

    /// <summary>Proposes.</summary>
    /// <param name="name">The column's or the member's name.</param>
    /// <param name="evidence">The samples.</param>
    public RuleProposal Propose(string name, ValueEvidence evidence)
    {
        ColumnMeaning named = ColumnNames.Read(name);
        if (FindPersonal(evidence) is { } seen)
        {
            string counts = $"{Percent(evidence.Share(seen.Form))} of {Samples(evidence)} are {seen.Plural}";
            // A form that has check digits or an @ is certain; the others leave room for what the name says.
            bool isCertain = seen.Form is ValueForm.Email or ValueForm.Phone or ValueForm.Iban or ValueForm.Card or ValueForm.IpAddress;
            ColumnMeaning meaning = !isCertain && ColumnNames.IsPersonal(named) && named is not ColumnMeaning.FreeText ? named : seen.Meaning;
            return named == seen.Meaning
                ? new RuleProposal(Candidates(meaning), $"{Named(named)}; {counts}", RuleConfidence.High)
                : new RuleProposal(
                    Candidates(meaning), meaning == seen.Meaning ? counts : $"{Named(named)}; {counts}", RuleConfidence.Medium);
        }

        if (ColumnNames.IsPersonal(named))
            return new RuleProposal(
                Candidates(named),
                $"{Named(named)}; {(evidence.HasPersonalData ? Contents(evidence) : Samples(evidence))}",
                evidence.Values == 0 ? RuleConfidence.Low : RuleConfidence.Medium);
        if (evidence.HasPersonalData)
            return new RuleProposal(Candidates(ColumnMeaning.FreeText), Contents(evidence), RuleConfidence.Medium);

        return named switch
        {
            ColumnMeaning.Technical => Technical(evidence),
            ColumnMeaning.Identifier => Identifier(evidence),
            ColumnMeaning.Digest => Digest(evidence),
            ColumnMeaning.Label => Label(evidence),
            _ => Unnamed(evidence),
        };
    }

    /// <summary>The masks for a meaning, the best first.</summary>
    public IReadOnlyList<RuleText> Candidates(ColumnMeaning meaning)
    {
        List<RuleText> rules = meaning switch
        {
            ColumnMeaning.Email => [RuleText.Of("email"), RuleText.Template("email", "u{hash}@example.com"), Pattern],
            ColumnMeaning.Phone => [RuleText.Of("phone"), .. WithKey("phone", "+1555000{id}"), Pattern],
            ColumnMeaning.PersonName => [RuleText.Of("name"), .. WithKey("name", "Test User {id}"), RuleText.Template("name", "Test User {hash}"), Pattern],
            ColumnMeaning.Secret => [RuleText.Of("token"), RuleText.Template("token", "t{hash}"), Pattern],
            ColumnMeaning.Digest => [RuleText.Of("hash"), RuleText.Of("token"), RuleText.Template("token", "{hash}"), Pattern],
            ColumnMeaning.Url => [RuleText.Of("url"), RuleText.Template("url", "https://x.test/{hash}"), Pattern],
            ColumnMeaning.Username => [RuleText.Template("template", "user-{hash}"), RuleText.Template("template", "{hash}"), Pattern],
            ColumnMeaning.NationalId or ColumnMeaning.BankAccount or ColumnMeaning.Card or ColumnMeaning.IpAddress
                or ColumnMeaning.Birth or ColumnMeaning.Income or ColumnMeaning.Latitude or ColumnMeaning.Longitude => [Pattern],
            _ => [RuleText.Of("text"), .. WithKey("text", "Test content {id}."), RuleText.Template("text", "Test {hash}"), Pattern],
        };
        if (nullable)
            rules.Add(RuleText.Of("null"));
        return rules;
    }

    /// <summary>A share for people: <c>98 %</c>. Never rounds up to all.</summary>
    public static string Percent(double share) =>
        string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(share * 100):0} %");

    /// <summary>A number of samples for people.</summary>
    public static string Samples(ValueEvidence evidence) => evidence.Values switch
    {
        0 => "no samples",
        1 => "1 sample",
        var values => string.Create(CultureInfo.InvariantCulture, $"{values} samples"),
    };

    private static RuleText Pattern => RuleText.Of("pattern");

    private IEnumerable<RuleText> WithKey(string mask, string template) => hasKey ? [RuleText.Template(mask, template)] : [];

    private static (ValueForm Form, ColumnMeaning Meaning, string Plural)? FindPersonal(ValueEvidence evidence)
    {
        foreach ((ValueForm Form, ColumnMeaning Meaning, string Plural) personal in Personal)
        {
            if (evidence.Share(personal.Form) >= (personal.Form == ValueForm.PersonName ? Many : Most))
                return personal;
        }

        return null;
    }

    private static string Named(ColumnMeaning meaning) => $"named like {ColumnNames.Describe(meaning)}";

    private static string Contents(ValueEvidence evidence)
    {
        int found = evidence.Containing + Personal.Take(6).Sum(personal => evidence[personal.Form]);
        return string.Create(
            CultureInfo.InvariantCulture, $"{found} of {Samples(evidence)} hold personal data or secrets");
    }

    private static RuleProposal Technical(ValueEvidence evidence)
    {
        if (evidence.Values == 0)
            return RuleProposal.Keep("named like a code; no samples", RuleConfidence.Low);
        bool isCode = evidence.Longest <= LongestCode && evidence.Share(ValueForm.Sentence) == 0
            || evidence.Share(ValueForm.CodeWord) >= Nearly;
        return isCode
            ? RuleProposal.Keep($"named like a code; {Different(evidence)}, nothing personal", RuleConfidence.Medium)
            : RuleProposal.Decide($"named like a code, but {Samples(evidence)} are longer than codes; keep, or text");
    }

    private RuleProposal Identifier(ValueEvidence evidence)
    {
        if (evidence.Share(ValueForm.Uuid) >= Nearly || evidence.Share(ValueForm.Digest) >= Nearly || evidence.Share(ValueForm.CodeWord) >= Nearly)
            return RuleProposal.Keep($"named like an identifier; {Samples(evidence)} have its form", RuleConfidence.Medium);
        return evidence.Share(ValueForm.Opaque) >= Most
            ? new RuleProposal(Candidates(ColumnMeaning.Secret), $"named like an identifier; {Samples(evidence)} look like tokens", RuleConfidence.Low)
            : RuleProposal.Decide($"named like an identifier; {Samples(evidence)}; keep, or hash");
    }

    private RuleProposal Digest(ValueEvidence evidence) =>
        evidence.Share(ValueForm.Digest) >= Nearly
            ? new RuleProposal(Candidates(ColumnMeaning.Digest), $"named like a digest; {Samples(evidence)} are digests, which can be reversed for short originals", RuleConfidence.Medium)
            : new RuleProposal(Candidates(ColumnMeaning.Secret), $"named like a digest; {Samples(evidence)}", RuleConfidence.Low);

    private RuleProposal Label(ValueEvidence evidence)
    {
        if (ofPeople)
            return new RuleProposal(Candidates(ColumnMeaning.PersonName), $"a name in a table of people; {Samples(evidence)}", RuleConfidence.Medium);
        if (evidence.Share(ValueForm.CodeWord) >= Nearly)
            return RuleProposal.Keep($"{Samples(evidence)} are words of programs", RuleConfidence.Medium);
        return new RuleProposal(
            Candidates(ColumnMeaning.FreeText), $"a name or title, perhaps of a person; {Samples(evidence)}; keep it when it is not", RuleConfidence.Low);
    }

    private RuleProposal Unnamed(ValueEvidence evidence)
    {
        if (evidence.Values == 0)
            return RuleProposal.Decide("nothing known of the name, and no samples; keep, or text");
        if (evidence.Share(ValueForm.Sentence) >= Many)
            return new RuleProposal(
                Candidates(ColumnMeaning.FreeText), $"{Percent(evidence.Share(ValueForm.Sentence))} of {Samples(evidence)} are sentences", RuleConfidence.Medium);
        if (evidence.Share(ValueForm.Uuid) >= Nearly)
            return RuleProposal.Keep($"{Samples(evidence)} are UUIDs", RuleConfidence.Medium);
        if (evidence is { Distinct: <= FewDistinct, Values: >= EnoughForFew, Longest: <= LongestCode } && evidence[ValueForm.PersonName] == 0)
            return RuleProposal.Keep($"{Different(evidence)}, nothing personal", RuleConfidence.Medium);
        if (evidence.Share(ValueForm.Digest) >= Most || evidence.Share(ValueForm.Opaque) >= Most)
            return new RuleProposal(Candidates(ColumnMeaning.Secret), $"{Samples(evidence)} look like tokens or digests", RuleConfidence.Low);
        return RuleProposal.Decide($"nothing known of the name or the form of {Samples(evidence)}; keep, or text");
    }

    private static string Different(ValueEvidence evidence) => evidence.Distinct is { } distinct
        ? string.Create(CultureInfo.InvariantCulture, $"{distinct} different in {Samples(evidence)}")
        : Samples(evidence);
}
