using StagingTools.Engine.Data.Catalog;
using StagingTools.Engine.Data.Masks;
using StagingTools.Engine.Data.Rules;

namespace StagingTools.Engine.Data.Planning;

/// <summary>Tells whether a template's texts keep apart what its holes keep apart.</summary>
internal static class TemplateTraits
{
    private const int UuidLength = 36;

    /// <summary>Whether different rows, or different originals for <c>{hash}</c>, have different texts.</summary>
    /// <param name="template">The template.</param>
    /// <param name="holes">The columns in its holes.</param>
    /// <param name="isUnique">Whether a column has no value twice in the table.</param>
    public static bool IsInjective(
        ValueTemplate template, IReadOnlyDictionary<string, CatalogColumn> holes, Func<string, bool> isUnique)
    {
        IReadOnlyList<TemplatePart> parts = template.Parts;
        for (int i = 0; i < parts.Count; i++)
        {
            if (parts[i].Hole is not { } hole || !IsDistinct(hole, holes, isUnique))
                continue;
            // The hole's text can be read back out of the whole when it is known where it begins and where it ends: then
            // two texts that are equal have equal holes.
            bool startIsKnown = parts.Take(i).All(part => Width(part, holes) is not null);
            bool endIsKnown = parts.Skip(i + 1).All(part => Width(part, holes) is not null);
            bool endsByItself = Width(parts[i], holes) is not null
                || (i + 1 < parts.Count && IsNumber(hole, holes) && parts[i + 1].Literal is { } next && !char.IsAsciiDigit(next[0]));
            // From its end backwards a sign may belong to the number or to what stands before it.
            bool beginsByItself = Width(parts[i], holes) is not null
                || (i > 0 && IsNumber(hole, holes) && parts[i - 1].Literal is { } before
                    && before[^1] != '-' && !char.IsAsciiDigit(before[^1]));
            if ((startIsKnown && (endIsKnown || endsByItself)) || (endIsKnown && beginsByItself))
                return true;
        }

        return false;
    }

    private static bool IsDistinct(string hole, IReadOnlyDictionary<string, CatalogColumn> holes, Func<string, bool> isUnique) =>
        hole == ValueTemplate.HashHole || (holes.TryGetValue(hole, out CatalogColumn? column) && isUnique(column.Name));

    private static int? Width(TemplatePart part, IReadOnlyDictionary<string, CatalogColumn> holes) => part switch
    {
        { Literal: { } literal } => literal.Length,
        { Hole: ValueTemplate.HashHole } => TemplateMask.HashDigits,
        { Hole: { } hole } when holes.GetValueOrDefault(hole) is { Kind: ColumnKind.Uuid, NotNull: true } => UuidLength,
        _ => null,
    };

    private static bool IsNumber(string hole, IReadOnlyDictionary<string, CatalogColumn> holes) =>
        hole != ValueTemplate.HashHole
        && holes.GetValueOrDefault(hole)?.Kind is ColumnKind.Int16 or ColumnKind.Int32 or ColumnKind.Int64;
}
