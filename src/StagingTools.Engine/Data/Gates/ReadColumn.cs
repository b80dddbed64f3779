using StagingTools.Engine.Data.Copy;
using StagingTools.Engine.Data.Masks;
using StagingTools.Engine.Data.Planning;
using StagingTools.Engine.Data.Recognition;
using StagingTools.Engine.Data.Rules;

namespace StagingTools.Engine.Data.Gates;

/// <summary>A column that is read back from the incoming database.</summary>
/// <param name="Plan">The column.</param>
/// <param name="SumIndex">Its place in the checksums; -1 for none.</param>
/// <param name="Form">How its texts are found; <see langword="null"/> when it holds none that a gate looks at.</param>
internal sealed record ReadColumn(ColumnPlan Plan, int SumIndex, OriginalForm? Form)
{
    /// <summary>Which paths of its documents were kept; <see langword="null"/> where everything was.</summary>
    public JsonNode? KeptPaths { get; init; }

    /// <summary>Whether originals are looked for; not where the rules say that they stand here.</summary>
    public bool LooksForOriginals => !Plan.Rule.Contains.HasFlag(KnownContents.Originals);

    /// <summary>The patterns that are looked for; not those that the rules say are here.</summary>
    public PersonalDataKinds Wanted { get; } = PersonalDataKinds.Certain & ~Known(Plan.Rule.Contains);

    private static PersonalDataKinds Known(KnownContents contents)
    {
        (KnownContents Content, PersonalDataKinds Kinds)[] known =
        [
            (KnownContents.Email, PersonalDataKinds.Email),
            (KnownContents.Phone, PersonalDataKinds.Phone),
            (KnownContents.Iban, PersonalDataKinds.Iban),
            (KnownContents.Card, PersonalDataKinds.Card),
            (KnownContents.Jwt, PersonalDataKinds.Jwt),
            (KnownContents.Token, PersonalDataKinds.ApiToken | PersonalDataKinds.PrivateKey),
            (KnownContents.Ip, PersonalDataKinds.IpAddress),
        ];
        return known
            .Where(pair => contents.HasFlag(pair.Content))
            .Aggregate(PersonalDataKinds.None, (kinds, pair) => kinds | pair.Kinds);
    }
}
