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
                new MaskedField(places[column.Column.Name], Create(column, plan.Format, places, watch))),
        ];
        return plan.Format == CopyFormat.Binary
            ? new BinaryRowRewriter(plan.Columns.Count, masks, watch)
            : new TextRowRewriter(
                plan.Columns.Count,
                masks,
                plan.Masked.SelectMany(column => column.Shown).Select(shown => places[shown.Name]),
                watch);
    }

    /// <summary>A column's mask; <see langword="null"/> when it is cleared.</summary>
    /// <param name="column">The column with its rule.</param>
    /// <param name="format">The form that values come in.</param>
    /// <param name="places">The places of columns among the copied ones.</param>
    /// <param name="watch">Looks on while documents are masked; <see langword="null"/> when nobody does.</param>
    public ValueMask? Create(
        ColumnPlan column, CopyFormat format, IReadOnlyDictionary<string, int> places, IJsonWatch? watch = null)
    {
        if (column.Rule.Mask == MaskKind.Null)
            return null;

        ValueMask mask = OfValue(column, format, places, watch);
        if (column.Column.ElementKind is null)
            return mask;
        return format == CopyFormat.Binary ? new BinaryArrayMask(mask) : new TextArrayMask(mask);
    }

    private ValueMask OfValue(ColumnPlan column, CopyFormat format, IReadOnlyDictionary<string, int> places, IJsonWatch? watch)
    {
        ColumnRule rule = column.Rule;
        ValueMask mask = OfRule(column, rule, column.Column.ValueKind, format, places, watch);
        // A pattern shows the original's own letters and length; the others see one form of all equal values.
        bool seesCanonical = column.Column.ValueKind == ColumnKind.Text && rule.Mask is not (MaskKind.Pattern or MaskKind.Redact);
        return seesCanonical && (column.Folding != CaseFolding.None || column.Column.Padded)
            ? new CanonicalMask(mask, column.Folding, column.Column.Padded)
            : mask;
    }

    private ValueMask OfRule(
        ColumnPlan column,
        ColumnRule rule,
        ColumnKind kind,
        CopyFormat format,
        IReadOnlyDictionary<string, int> places,
        IJsonWatch? watch = null)
    {
        if (rule.Template is { } template)
            return OfTemplate(column, rule, template, format, places);

        return rule.Mask switch
        {
            MaskKind.Email => new HashMask(
                Hash("email"), MaskTraits.EmailDigits, MaskTraits.EmailPrefix, MaskTraits.EmailSuffix),
            MaskKind.Phone => new PhoneMask(Hash("phone")),
            MaskKind.Name => new NameMask(Hash("name")),
            MaskKind.Text => new ConstantMask(Encoding.UTF8.GetBytes(MaskTraits.GenericText), keepsEmpty: true),
            MaskKind.Token => new HashMask(Hash("token"), MaskTraits.TokenDigits, MaskTraits.TokenPrefix, ""),
            MaskKind.Hash => new HashMask(Hash("hash"), MaskTraits.HashDigits, "", ""),
            MaskKind.Url => new HashMask(Hash("url"), MaskTraits.UrlDigits, MaskTraits.UrlPrefix, ""),
            MaskKind.Uuid => new UuidMask(Hash("uuid"), format == CopyFormat.Text || kind == ColumnKind.Text),
            MaskKind.Pattern => new PatternMask(
                Hash("pattern").ToSipHash(), rule.KeepFirst, rule.KeepLast, kind == ColumnKind.Text && column.Column.Padded),
            MaskKind.Number => new NumberMask(Hash("number"), FormOfNumber(kind, format), MaskTraits.RangeOf(rule, kind, column.Column.Scale)),
            MaskKind.DateShift => OfDateShift(column, rule, kind, format, places),
            MaskKind.Choice => new ChoiceMask(Hash("choice"), [.. rule.Values.Select(value => ChoiceValue.Encode(value, kind, format))]),
            MaskKind.Redact => new RedactMask(
                OfRule(column, rule with { Mask = MaskKind.Email }, kind, format, places),
                new PhoneMask(Hash("phone")),
                kind == column.Column.ValueKind ? column.Column.MaximumLength : null),
            MaskKind.Jsonb when rule.Paths is { } paths => new JsonPathMask(
                OfPaths(column, paths, rule.Others, places, format), format == CopyFormat.Binary && kind == ColumnKind.Jsonb)
            {
                Watch = watch,
            },
            MaskKind.Jsonb => new ConstantMask(Document(rule, kind, format), keepsEmpty: false),
            _ => throw new InvalidOperationException($"Mask {MaskNames.Of(rule.Mask)} writes nothing."),
        };
    }

    private DateShiftMask OfDateShift(
        ColumnPlan column, ColumnRule rule, ColumnKind kind, CopyFormat format, IReadOnlyDictionary<string, int> places)
    {
        DateForm form = (format, kind) switch
        {
            (CopyFormat.Text, ColumnKind.Date) => DateForm.TextOfDate,
            (CopyFormat.Binary, ColumnKind.Date) => DateForm.Days,
            (CopyFormat.Binary, ColumnKind.Timestamp or ColumnKind.TimestampTz) => DateForm.Microseconds,
            _ => DateForm.TextOfTimestamp,
        };
        CatalogColumn? by = rule.By is { } name ? column.By[name] : null;
        return new DateShiftMask(
            Hash("date_shift"), rule.Days, form, by is null ? null : places[by.Name], by is null ? default : FormOf(by, format));
    }

    /// <summary>The paths that a rule keeps; everything else is cleared. <see langword="null"/> for a rule without paths.</summary>
    public static JsonNode? KeptPaths(ColumnRule rule)
    {
        if (rule.Paths is not { } paths)
            return null;

        var root = new JsonNode();
        root.Add([], Stays(rule.Others == JsonOthers.Keep));
        foreach (JsonPathRule path in paths)
            root.Add(path.Path.Steps, Stays(path.Rule is { Mask: MaskKind.Keep }));
        return root;

        static JsonAction Stays(bool stays) => new(stays ? JsonActionKind.Keep : JsonActionKind.Clear);
    }

    // Values in a document are texts whatever form the document itself comes in; holes and 'by' are fields of the row.
    private JsonNode OfPaths(
        ColumnPlan column, IReadOnlyList<JsonPathRule> paths, JsonOthers others, IReadOnlyDictionary<string, int> places, CopyFormat format)
    {
        var root = new JsonNode();
        root.Add([], new JsonAction(others switch
        {
            JsonOthers.Keep => JsonActionKind.Keep,
            JsonOthers.Drop => JsonActionKind.Drop,
            _ => JsonActionKind.Clear,
        }));
        foreach (JsonPathRule path in paths)
            root.Add(path.Path.Steps, path.Rule is { } rule ? OfPath(column, rule, places, format) : new JsonAction(JsonActionKind.Drop));
        return root;
    }

    private JsonAction OfPath(ColumnPlan column, ColumnRule rule, IReadOnlyDictionary<string, int> places, CopyFormat format) => rule switch
    {
        { Mask: MaskKind.Keep } => new JsonAction(JsonActionKind.Keep),
        { Mask: MaskKind.Null } => new JsonAction(JsonActionKind.Clear),
        { Template: { } template } => new JsonAction(JsonActionKind.MaskText, OfTemplate(column, rule, template, format, places)),
        { Mask: MaskKind.Number } => new JsonAction(
            JsonActionKind.MaskNumber, new NumberMask(Hash("number"), NumberForm.Text, MaskTraits.RangeOf(rule, ColumnKind.Numeric, null))),
        { Mask: MaskKind.DateShift } => new JsonAction(JsonActionKind.MaskDate, OfDateShift(column, rule, ColumnKind.Json, format, places)),
        _ => new JsonAction(JsonActionKind.MaskText, OfRule(column, rule, ColumnKind.Text, CopyFormat.Text, places)),
    };

    private TemplateMask OfTemplate(
        ColumnPlan column, ColumnRule rule, ValueTemplate template, CopyFormat format, IReadOnlyDictionary<string, int> places) =>
        new(template.Parts.Select(part => part switch
        {
            { Literal: { } literal } => TemplateMask.Piece.OfLiteral(literal),
            { Hole: ValueTemplate.HashHole } => TemplateMask.Piece.OfHash(Hash(MaskNames.Of(rule.Mask))),
            _ => TemplateMask.Piece.OfField(places[column.Holes[part.Hole!].Name], FormOf(column.Holes[part.Hole!], format)),
        }));

    private static FieldForm FormOf(CatalogColumn column, CopyFormat format) => (format, column.Kind) switch
    {
        (CopyFormat.Text, _) => FieldForm.Text,
        (_, ColumnKind.Int16) => FieldForm.Int16,
        (_, ColumnKind.Int32) => FieldForm.Int32,
        (_, ColumnKind.Int64) => FieldForm.Int64,
        (_, ColumnKind.Uuid) => FieldForm.Uuid,
        _ => FieldForm.Text,
    };

    private static NumberForm FormOfNumber(ColumnKind kind, CopyFormat format) => (format, kind) switch
    {
        (CopyFormat.Text, ColumnKind.Float32) => NumberForm.TextOfFloat32,
        (CopyFormat.Text, ColumnKind.Float64) => NumberForm.TextOfFloat64,
        (CopyFormat.Text, _) => NumberForm.Text,
        (_, ColumnKind.Int16) => NumberForm.Int16,
        (_, ColumnKind.Int32) => NumberForm.Int32,
        (_, ColumnKind.Int64) => NumberForm.Int64,
        (_, ColumnKind.Float32) => NumberForm.Float32,
        (_, ColumnKind.Float64) => NumberForm.Float64,
        (_, ColumnKind.Numeric) => NumberForm.Numeric,
        _ => NumberForm.Text,
    };

    // The binary form of jsonb is a version, 1, and the text.
    private static byte[] Document(ColumnRule rule, ColumnKind kind, CopyFormat format)
    {
        byte[] text = Encoding.UTF8.GetBytes(rule.Json ?? "{}");
        return format == CopyFormat.Binary && kind == ColumnKind.Jsonb ? [1, .. text] : text;
    }

    private KeyedHash Hash(string purpose) => new(key, purpose);
}
