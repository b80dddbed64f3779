using StagingTools.Engine.Data.Catalog;

namespace StagingTools.Engine.Data.Copy;

/// <summary>Says how the texts in a column's values are found.</summary>
internal static class TextForms
{
    /// <summary>The form of a column; <see langword="null"/> when it holds nothing that could stand in a text.</summary>
    public static OriginalForm? Of(CatalogColumn column, CopyFormat format) => (column.ElementKind, column.Kind, format) switch
    {
        // An array that travels as text is looked at as one text, word by word.
        (ColumnKind.Text or ColumnKind.Json or ColumnKind.Jsonb, _, CopyFormat.Text) => OriginalForm.Text,
        (ColumnKind.Text, _, _) => OriginalForm.TextArrayBinary,
        (not null, _, _) => null,
        (_, ColumnKind.Text, _) => OriginalForm.Text,
        (_, ColumnKind.Json, _) or (_, ColumnKind.Jsonb, CopyFormat.Text) => OriginalForm.Json,
        (_, ColumnKind.Jsonb, _) => OriginalForm.JsonbBinary,
        (_, ColumnKind.Uuid or ColumnKind.Int64 or ColumnKind.Int32, CopyFormat.Text) => OriginalForm.Text,
        (_, ColumnKind.Uuid, _) => OriginalForm.UuidBinary,
        (_, ColumnKind.Int64, _) => OriginalForm.Int64Binary,
        (_, ColumnKind.Int32, _) => OriginalForm.Int32Binary,
        _ when column.Type is "xml" or "hstore" or "public.hstore" => OriginalForm.Text,
        _ => null,
    };
}
