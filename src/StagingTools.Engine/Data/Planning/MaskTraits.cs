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

    private const int UuidLength = 36;

    /// <summary>Whether a mask can write a column of that kind, or the elements of an array of it.</summary>
    public static bool Fits(MaskKind mask, ColumnKind column) => mask switch
    {
        MaskKind.Keep or MaskKind.Null => true,
        MaskKind.Uuid => column is ColumnKind.Uuid or ColumnKind.Text,
        MaskKind.Jsonb => column is ColumnKind.Json or ColumnKind.Jsonb,
        MaskKind.Number => column is ColumnKind.Int16 or ColumnKind.Int32 or ColumnKind.Int64
            or ColumnKind.Numeric or ColumnKind.Float32 or ColumnKind.Float64,
        MaskKind.DateShift => column is ColumnKind.Date or ColumnKind.Timestamp or ColumnKind.TimestampTz,
        MaskKind.Choice => column is ColumnKind.Text or ColumnKind.Enum or ColumnKind.Uuid or ColumnKind.Boolean
            or ColumnKind.Int16 or ColumnKind.Int32 or ColumnKind.Int64,
        _ => column == ColumnKind.Text,
    };

    /// <summary>Whether the new value depends on the old one only, so that it is the same in every table.</summary>
    public static bool DependsOnValueOnly(ColumnRule rule) =>
        rule.Mask is not (MaskKind.Keep or MaskKind.Null)
        && rule.By is null
        && rule.Templates.All(template => template.Parts.All(part => part.Hole is null or ValueTemplate.HashHole))
        && (rule.Paths ?? []).All(path => path.Rule?.By is null);

    /// <summary>The numbers that mask number writes; whole numbers begin at 1 unless the rule says otherwise.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="kind">The column's kind.</param>
    /// <param name="scale">The decimals of the column, when it has a number of them.</param>
    public static NumberRange RangeOf(ColumnRule rule, ColumnKind kind, int? scale) => NumberRange.Of(
        rule.Minimum ?? Math.Min(1, rule.Maximum ?? 1),
        rule.Maximum ?? GreatestOf(kind),
        kind is ColumnKind.Int16 or ColumnKind.Int32 or ColumnKind.Int64 ? 0 : scale);

    /// <summary>The least and the greatest number of a kind of whole numbers; <see langword="null"/> for other kinds.</summary>
    public static (long Least, long Greatest)? BoundsOf(ColumnKind kind) => kind switch
    {
        ColumnKind.Int16 => (short.MinValue, short.MaxValue),
        ColumnKind.Int32 => (int.MinValue, int.MaxValue),
        ColumnKind.Int64 => (long.MinValue, long.MaxValue),
        _ => null,
    };

    /// <summary>Whether different originals have different outcomes, given what its holes hold.</summary>
    /// <param name="column">The column.</param>
    /// <param name="isUnique">Whether a column has no value twice in the table.</param>
    public static bool IsInjective(ColumnPlan column, Func<string, bool> isUnique) => column.Rule switch
    {
        { Mask: MaskKind.Keep } => true,
        // NULLs are not equal to each other, so a unique index takes any number of them.
        { Mask: MaskKind.Null } => true,
        { Template: { } template } => TemplateTraits.IsInjective(template, column.Holes, isUnique),
        { Mask: MaskKind.Email or MaskKind.Token or MaskKind.Hash or MaskKind.Url or MaskKind.Uuid or MaskKind.Pattern } => true,
        { Mask: MaskKind.Number } rule => IsPermutation(column.Column, rule),
        _ => false,
    };

    /// <summary>Whether mask number takes each number of its range to another one of the column.</summary>
    public static bool IsPermutation(CatalogColumn column, ColumnRule rule) =>
        BoundsOf(column.ValueKind) is not null && RangeOf(rule, column.ValueKind, column.Scale).IsPermuted;

    /// <summary>The longest outcome in characters; <see langword="null"/> when it cannot be told or is no longer than the original.</summary>
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
                MaskKind.Uuid => UuidLength,
                MaskKind.Choice => column.Rule.Values.Max(value => value.EnumerateRunes().Count()),
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

    private static decimal GreatestOf(ColumnKind kind) => BoundsOf(kind)?.Greatest ?? 1;
}
