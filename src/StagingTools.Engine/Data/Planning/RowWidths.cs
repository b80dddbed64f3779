using System.Globalization;
using Npgsql;
using StagingTools.Engine.Data.Catalog;
using StagingTools.Engine.Data.Connections;

namespace StagingTools.Engine.Data.Planning;

/// <summary>
/// Finds how long the numbers in a template's holes get. Asks for the least and the greatest value only, which an index
/// answers at once.
/// </summary>
/// <param name="connection">A session on production in a transaction.</param>
internal sealed class RowWidths(NpgsqlConnection connection)
{
    private readonly Dictionary<(uint Table, string Column), int?> known = [];

    /// <summary>The longest text of a column's values; <see langword="null"/> when only all rows would tell.</summary>
    public async Task<int?> OfAsync(CatalogTable table, CatalogColumn column, CancellationToken cancellationToken)
    {
        switch (column.Kind)
        {
            case ColumnKind.Uuid:
                return 36;
            case ColumnKind.Text:
                return column.MaximumLength;
        }

        if (known.TryGetValue((table.Oid, column.Name), out int? width))
            return width;

        string name = SqlText.Name(column.Name);
        await using var command = new NpgsqlCommand(
            $"select min({name})::bigint, max({name})::bigint from {table.Sql}", connection);
        await using NpgsqlDataReader row = await command.ExecuteReaderAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        width = row.IsDBNull(0) ? 0 : Math.Max(Width(row.GetInt64(0)), Width(row.GetInt64(1)));
        known.Add((table.Oid, column.Name), width);
        return width;
    }

    private static int Width(long number) => number.ToString(CultureInfo.InvariantCulture).Length;
}
