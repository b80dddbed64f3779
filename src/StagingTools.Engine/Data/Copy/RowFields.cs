namespace StagingTools.Engine.Data.Copy;

/// <summary>The fields of one row, as masks see them: without framing and without escapes.</summary>
/// <param name="row">The bytes that the slices point into.</param>
/// <param name="fields">The fields in the order of the copied columns.</param>
internal readonly ref struct RowFields(ReadOnlySpan<byte> row, ReadOnlySpan<FieldSlice> fields)
{
    private readonly ReadOnlySpan<byte> row = row;
    private readonly ReadOnlySpan<FieldSlice> fields = fields;

    /// <summary>Whether a field is NULL.</summary>
    public bool IsNull(int index) => fields[index].IsNull;

    /// <summary>A field's bytes; empty for NULL.</summary>
    public ReadOnlySpan<byte> this[int index] =>
        fields[index] is { IsNull: false } field ? row.Slice(field.Start, field.Length) : default;
}
