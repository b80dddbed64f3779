using StagingTools.Engine.Data.Catalog;
using StagingTools.Engine.Data.Planning;
using StagingTools.Engine.Data.Rules;

namespace StagingTools.Engine.Data.Copy;

/// <summary>Says what is looked at in a table's columns while they are copied.</summary>
internal static class WatchedColumns
{
    /// <summary>The columns of a table, in the order in which they are copied.</summary>
    public static IReadOnlyList<WatchedColumn> Of(TablePlan plan)
    {
        var columns = new WatchedColumn[plan.Columns.Count];
        int summed = 0;
        for (int i = 0; i < columns.Length; i++)
        {
            ColumnPlan column = plan.Columns[i];
            columns[i] = new WatchedColumn(
                IsSummed(column) ? summed++ : -1,
                column.IsMasked ? FormOf(column, plan.Format) : null,
                IsProse(column.Rule.Mask));
        }

        return columns;
    }

    /// <summary>
    /// Whether it is read back and compared with what was sent: what is kept, and of what masks wrote the keys, which other tables
    /// refer to. Other texts of masks are not worth the way back: nothing of production can stand there that was never sent.
    /// </summary>
    public static bool IsSummed(ColumnPlan column) =>
        !column.IsMasked
        || column.Rule.Mask == MaskKind.Null
        || column.Column.Kind is ColumnKind.Uuid or ColumnKind.Int16 or ColumnKind.Int32 or ColumnKind.Int64;

    // Names and messages may be ordinary words, which stand elsewhere without being anybody's.
    private static bool IsProse(MaskKind mask) => mask is not (
        MaskKind.Email or MaskKind.Phone or MaskKind.Token or MaskKind.Hash or MaskKind.Url or MaskKind.Uuid or MaskKind.Pattern);

    // Of a document that is masked path by path the mask itself says what it replaces.
    private static OriginalForm? FormOf(ColumnPlan column, CopyFormat format) =>
        column.Rule.Paths is not null ? null : TextForms.Of(column.Column, format);
}
