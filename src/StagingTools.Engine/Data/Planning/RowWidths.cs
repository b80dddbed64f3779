using System.Globalization;
using Npgsql;
using StagingTools.Engine.Data.Catalog;
using StagingTools.Engine.Data.Connections;

namespace StagingTools.Engine.Data.Planning;

/// <summary>
/// Finds how great the numbers of a column get. Asks for the least and the greatest value only, which an index answers at
/// once.
/// </summary>
/// <param name="connection">A session on production in a transaction.</param>
internal sealed class RowWidths(NpgsqlConnection connection)
{
    private readonly Dictionary<(uint Table, string Column), (long Least, long Greatest)?> known = [];

    /// <summary>The longest text of a column's values; <see langword="null"/> when only all rows would tell.</summary>
    public async Task<int?> OfAsync(CatalogTable table, CatalogColumn column, CancellationToken cancellationToken)
    {
        switch (column.Kind)
        {
            case ColumnKind.Uuid:
                return 36;
            case ColumnKind.Text:
                return column.MaximumLength;
            case ColumnKind.Int16 or ColumnKind.Int32 or ColumnKind.Int64:
                (long Least, long Greatest)? range = await RangeAsync(table, column, cancellationToken);
                return range is { } found ? Math.Max(Width(found.Least), Width(found.Greatest)) : 0;
            default:
                return null;
        }
    }

    /// <summary>The least and the greatest of a column's whole numbers; <see langword="null"/> when there is none.</summary>
    public async Task<(long Least, long Greatest)?> RangeAsync(
        CatalogTable table, CatalogColumn column, CancellationToken cancellationToken)
    {
        if (known.TryGetValue((table.Oid, column.Name), out (long, long)? range))
            return range;

        string name = SqlText.Name(column.Name);
        await using var command = new NpgsqlCommand(
            $"select min({name})::bigint, max({name})::bigint from {table.Sql}", connection);
        await using NpgsqlDataReader row = await command.ExecuteReaderAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        range = row.IsDBNull(0) ? null : (row.GetInt64(0), row.GetInt64(1));
        known.Add((table.Oid, column.Name), range);
        return range;
    }

    private static int Width(long number) => number.ToString(CultureInfo.InvariantCulture).Length;
}
