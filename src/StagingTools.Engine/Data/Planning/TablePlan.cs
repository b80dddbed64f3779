using StagingTools.Engine.Data.Catalog;
using StagingTools.Engine.Data.Copy;

namespace StagingTools.Engine.Data.Planning;

/// <summary>What is done with a table.</summary>
/// <param name="Table">The table.</param>
/// <param name="Columns">The columns that COPY moves: all but those that PostgreSQL computes.</param>
/// <param name="Skipped">Whether it arrives without rows.</param>
internal sealed record TablePlan(CatalogTable Table, IReadOnlyList<ColumnPlan> Columns, bool Skipped)
{
    /// <summary>
    /// The condition of the rows that are copied, in SQL over the table's own columns, to be put behind <c>WHERE</c> of a query that
    /// reads <c>ONLY</c> this table in the snapshot; <see langword="null"/> for all rows.
    /// </summary>
    public string? Selection { get; init; }

    /// <summary>Whether rows are copied.</summary>
    public bool Copies => !Skipped && !Table.Partitioned;

    /// <summary>Binary where every column's binary form means the same elsewhere.</summary>
    public CopyFormat Format => Columns.All(column => column.Column.BinaryPortable) ? CopyFormat.Binary : CopyFormat.Text;

    /// <summary>The columns that are rewritten.</summary>
    public IEnumerable<ColumnPlan> Masked => Columns.Where(column => column.IsMasked);

    /// <summary>The columns that are copied as they are.</summary>
    public IEnumerable<ColumnPlan> Kept => Columns.Where(column => !column.IsMasked);
}
