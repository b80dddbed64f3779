using StagingTools.Engine.Data.Catalog;
using StagingTools.Engine.Data.Masks;
using StagingTools.Engine.Data.Rules;

namespace StagingTools.Engine.Data.Planning;

/// <summary>What is known of a mask's outcome before the first value.</summary>
internal static class MaskTraits
{
    /// <summary>Digits of the hash in an e-mail address.</summary>
    public const int EmailDigits = 20;

    /// <summary>Digits of the hash in a URL.</summary>
    public const int UrlDigits = 16;

    /// <summary>Digits of the hash in a token.</summary>
    public const int TokenDigits = 32;

    /// <summary>Digits of mask hash.</summary>
    public const int HashDigits = 64;

    /// <summary>What stands before the digits of an e-mail address.</summary>
    public const string EmailPrefix = "user-";

    /// <summary>What stands after the digits of an e-mail address.</summary>
    public const string EmailSuffix = "@example.com";

    /// <summary>What stands before the digits of a URL.</summary>
    public const string UrlPrefix = "https://example.com/";

    /// <summary>What stands before the digits of a token.</summary>
    public const string TokenPrefix = "test-token-";

    /// <summary>What mask text writes.</summary>
    public const string GenericText = "Generic test content.";

    /// <summary>Whether a mask can write a column of that kind.</summary>
    public static bool Fits(MaskKind mask, ColumnKind column) => mask switch
    {
        MaskKind.Keep or MaskKind.Null => true,
        MaskKind.Uuid => column is ColumnKind.Uuid or ColumnKind.Text,
        MaskKind.Jsonb => column is ColumnKind.Json or ColumnKind.Jsonb,
        _ => column == ColumnKind.Text,
    };

    /// <summary>Whether the new value depends on the old one only, so that it is the same in every table.</summary>
    public static bool DependsOnValueOnly(ColumnRule rule) =>
        rule.Template is null
            ? rule.Mask is not (MaskKind.Keep or MaskKind.Null)
            : rule.Template.Parts.All(part => part.Hole is null or ValueTemplate.HashHole);

    /// <summary>Whether different originals have different outcomes, given what its holes hold.</summary>
    /// <param name="column">The column.</param>
    /// <param name="isUnique">Whether a column has no value twice in the table.</param>
    public static bool IsInjective(ColumnPlan column, Func<string, bool> isUnique) => column.Rule switch
    {
        { Mask: MaskKind.Keep } => true,
        // NULLs are not equal to each other, so a unique index takes any number of them.
        { Mask: MaskKind.Null } => true,
        { Template: { } template } => template.Parts.Any(part => part.Hole == ValueTemplate.HashHole)
            || column.Holes.Values.Any(hole => isUnique(hole.Name)),
        { Mask: MaskKind.Email or MaskKind.Token or MaskKind.Hash or MaskKind.Url or MaskKind.Uuid } => true,
        _ => false,
    };

    /// <summary>The longest outcome in characters; <see langword="null"/> when it cannot be told.</summary>
    /// <param name="column">The column.</param>
    /// <param name="widthOf">The longest text of a column in a hole; <see langword="null"/> when it is not known.</param>
    public static int? LongestOutcome(ColumnPlan column, Func<CatalogColumn, int?> widthOf)
    {
        if (column.Rule.Template is not { } template)
            return column.Rule.Mask switch
            {
                MaskKind.Email => EmailPrefix.Length + EmailDigits + EmailSuffix.Length,
                MaskKind.Phone => PhoneMask.Length,
                MaskKind.Name => NameMask.MaximumLength,
                MaskKind.Text => GenericText.Length,
                MaskKind.Token => TokenPrefix.Length + TokenDigits,
                MaskKind.Hash => HashDigits,
                MaskKind.Url => UrlPrefix.Length + UrlDigits,
                MaskKind.Uuid => 36,
                _ => null,
            };

        int? sum = 0;
        foreach (TemplatePart part in template.Parts)
            sum += part switch
            {
                { Literal: { } literal } => literal.Length,
                { Hole: ValueTemplate.HashHole } => TemplateMask.HashDigits,
                { Hole: { } hole } => widthOf(column.Holes[hole]),
                _ => 0,
            };
        return sum;
    }
}
