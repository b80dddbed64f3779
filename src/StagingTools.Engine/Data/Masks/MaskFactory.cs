using System.Text;
using StagingTools.Engine.Data.Catalog;
using StagingTools.Engine.Data.Copy;
using StagingTools.Engine.Data.Planning;
using StagingTools.Engine.Data.Rules;

namespace StagingTools.Engine.Data.Masks;

/// <summary>Makes the masks of a table.</summary>
/// <param name="key">The environment's masking key.</param>
internal sealed class MaskFactory(byte[] key)
{
    /// <summary>A rewriter for a table's rows.</summary>
    /// <param name="plan">The table.</param>
    /// <param name="watch">Looks on; <see langword="null"/> when nobody does.</param>
    public IRowRewriter CreateRewriter(TablePlan plan, CopyWatch? watch = null)
    {
        Dictionary<string, int> places = plan.Columns
            .Select((column, index) => (column.Column.Name, index))
            .ToDictionary(pair => pair.Name, pair => pair.index, StringComparer.Ordinal);
        MaskedField[] masks =
        [
            .. plan.Masked.Select(column =>
                new MaskedField(places[column.Column.Name], Create(column, plan.Format, places))),
        ];
        return plan.Format == CopyFormat.Binary
            ? new BinaryRowRewriter(plan.Columns.Count, masks, watch)
            : new TextRowRewriter(
                plan.Columns.Count,
                masks,
                plan.Masked.SelectMany(column => column.Holes.Values).Select(hole => places[hole.Name]),
                watch);
    }

    /// <summary>A column's mask; <see langword="null"/> when it is cleared.</summary>
    /// <param name="column">The column with its rule.</param>
    /// <param name="format">The form that values come in.</param>
    /// <param name="places">The places of columns among the copied ones.</param>
    public ValueMask? Create(ColumnPlan column, CopyFormat format, IReadOnlyDictionary<string, int> places)
    {
        if (column.Rule.Template is { } template)
            return OfTemplate(column, template, format, places);

        return column.Rule.Mask switch
        {
            MaskKind.Null => null,
            MaskKind.Email => new HashMask(
                Hash("email"), MaskTraits.EmailDigits, MaskTraits.EmailPrefix, MaskTraits.EmailSuffix),
            MaskKind.Phone => new PhoneMask(Hash("phone")),
            MaskKind.Name => new NameMask(Hash("name")),
            MaskKind.Text => new ConstantMask(Encoding.UTF8.GetBytes(MaskTraits.GenericText), keepsEmpty: true),
            MaskKind.Token => new HashMask(Hash("token"), MaskTraits.TokenDigits, MaskTraits.TokenPrefix, ""),
            MaskKind.Hash => new HashMask(Hash("hash"), MaskTraits.HashDigits, "", ""),
            MaskKind.Url => new HashMask(Hash("url"), MaskTraits.UrlDigits, MaskTraits.UrlPrefix, ""),
            MaskKind.Uuid => new UuidMask(Hash("uuid"), format == CopyFormat.Text || column.Column.Kind == ColumnKind.Text),
            MaskKind.Jsonb => new ConstantMask(Document(column, format), keepsEmpty: false),
            _ => throw new InvalidOperationException($"Mask {column.Rule.Mask} writes nothing."),
        };
    }

    private TemplateMask OfTemplate(
        ColumnPlan column, ValueTemplate template, CopyFormat format, IReadOnlyDictionary<string, int> places) =>
        new(template.Parts.Select(part => part switch
        {
            { Literal: { } literal } => TemplateMask.Piece.OfLiteral(literal),
            { Hole: ValueTemplate.HashHole } => TemplateMask.Piece.OfHash(Hash(column.Rule.Mask.ToString().ToLowerInvariant())),
            _ => OfHole(column.Holes[part.Hole!], format, places),
        }));

    private static TemplateMask.Piece OfHole(CatalogColumn hole, CopyFormat format, IReadOnlyDictionary<string, int> places)
    {
        FieldForm form = (format, hole.Kind) switch
        {
            (CopyFormat.Text, _) => FieldForm.Text,
            (_, ColumnKind.Int16) => FieldForm.Int16,
            (_, ColumnKind.Int32) => FieldForm.Int32,
            (_, ColumnKind.Int64) => FieldForm.Int64,
            (_, ColumnKind.Uuid) => FieldForm.Uuid,
            _ => FieldForm.Text,
        };
        return TemplateMask.Piece.OfField(places[hole.Name], form);
    }

    // The binary form of jsonb is a version, 1, and the text.
    private static byte[] Document(ColumnPlan column, CopyFormat format)
    {
        byte[] text = Encoding.UTF8.GetBytes(column.Rule.Json ?? "{}");
        return format == CopyFormat.Binary && column.Column.Kind == ColumnKind.Jsonb ? [1, .. text] : text;
    }

    private KeyedHash Hash(string purpose) => new(key, purpose);
}
