using System.Globalization;
using StagingTools.Engine.Data.Catalog;
using StagingTools.Engine.Data.Masks;
using StagingTools.Engine.Data.Rules;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Data.Planning;

/// <summary>Checks the options of masks against the columns that they are for.</summary>
internal static class MaskOptions
{
    private const int MostDecimals = 9;

    /// <summary>What is wrong with a rule's options for a column; <see langword="null"/> when nothing is.</summary>
    public static string? FindMistake(ColumnRule rule, CatalogColumn column) => rule.Mask switch
    {
        MaskKind.Choice => Choice(rule, column),
        MaskKind.Number => MaskTraits.BoundsOf(column.ValueKind) is { } bounds ? Integer(rule, bounds) : Fraction(rule, column),
        _ => null,
    };

    private static string? Choice(ColumnRule rule, CatalogColumn column)
    {
        string[] wrong =
        [
            .. rule.Values.Where(value => column.ValueKind == ColumnKind.Enum
                ? !column.Labels.Contains(value, StringComparer.Ordinal)
                : !ChoiceValue.IsValid(value, column.ValueKind)),
        ];
        if (wrong.Length == 0)
            return null;
        string what = column.ValueKind == ColumnKind.Enum ? "a label" : "a value";
        string suggestion = column.ValueKind == ColumnKind.Enum ? DidYouMean.Suggest(wrong[0], column.Labels) : "";
        return $"'{wrong[0]}' is not {what} of the column's type{suggestion}";
    }

    private static string? Integer(ColumnRule rule, (long Least, long Greatest) bounds)
    {
        decimal minimum = rule.Minimum ?? 1;
        decimal maximum = rule.Maximum ?? bounds.Greatest;
        if (decimal.Truncate(minimum) != minimum || decimal.Truncate(maximum) != maximum)
            return "min and max have decimals, and the column has none";
        if (minimum < bounds.Least || maximum > bounds.Greatest)
            return string.Create(
                CultureInfo.InvariantCulture, $"min and max have to lie within {bounds.Least} and {bounds.Greatest}");
        return minimum >= maximum && rule.Minimum is not null ? "max has to be greater than min" : null;
    }

    private static string? Fraction(ColumnRule rule, CatalogColumn column)
    {
        if (rule.Minimum is not { } minimum || rule.Maximum is not { } maximum)
            return "mask number needs 'min' and 'max' for numbers with decimals";
        if (column.Scale > MostDecimals)
            return $"mask number writes {MostDecimals} decimals at most";
        NumberRange range = MaskTraits.RangeOf(rule, column.ValueKind, column.Scale);
        if (range.Minimum > range.Maximum)
            return "there is no number between min and max with the column's decimals";
        if (column is { Precision: { } precision, Scale: { } scale }
            && Math.Max(Math.Abs(minimum), Math.Abs(maximum)) >= Power(precision - Math.Max(scale, 0)))
            return "min or max has more digits than the column";
        return null;
    }

    private static decimal Power(int digits)
    {
        decimal result = 1;
        for (int i = 0; i < Math.Min(digits, 28); i++)
            result *= 10;
        return result;
    }
}
