using System.Data;
using System.Globalization;
using Npgsql;
using StagingTools.Engine.Data.Catalog;
using StagingTools.Engine.Data.Connections;

namespace StagingTools.Engine.Data.Discovery;

/// <summary>
/// Reads some rows of a table, from all over it where it is large, and looks at their values one by one. No value is
/// kept. What takes too long is left, and the table counts as not sampled.
/// </summary>
/// <param name="connection">A session on production in a transaction.</param>
/// <param name="rows">Rows of a table that are looked at, at most.</param>
internal sealed class TableSampler(NpgsqlConnection connection, int rows)
{
    private const string Savepoint = "table_sample";
    private const int Seconds = 20;

    // A document or text beyond it is cut off, or, where half of it says nothing, passed over.
    private const int LongestText = 20_000;
    private const int LongestDocument = 400_000;

    // Blocks are chosen, not rows: more of them make up for rows that stand together.
    private const int Surplus = 4;

    /// <summary>Looks at a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="columns">Its columns to look at.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>What was seen, by column; empty when nothing could be read.</returns>
    public async Task<IReadOnlyDictionary<string, ColumnSample>> ReadAsync(
        CatalogTable table, IReadOnlyList<CatalogColumn> columns, CancellationToken cancellationToken)
    {
        Dictionary<string, ColumnSample> samples = columns.ToDictionary(
            column => column.Name, _ => new ColumnSample(), StringComparer.Ordinal);
        if (columns.Count == 0 || !table.Readable)
            return samples;

        try
        {
            bool chosen = table.EstimatedRows > (long)rows * Surplus * 5;
            int read = chosen ? await ReadAsync(table, columns, samples, Blocks(table), cancellationToken) : 0;
            if (read < rows / 2)
                await ReadAsync(table, columns, samples, "", cancellationToken);
            return samples;
        }
        catch (PostgresException failure) when (failure.SqlState is "57014" or "55P03" or "42501" || failure.SqlState.StartsWith("22", StringComparison.Ordinal))
        {
            // Too long, locked, or not ours to read: names and types have to do.
            cancellationToken.ThrowIfCancellationRequested();
            return columns.ToDictionary(column => column.Name, _ => new ColumnSample(), StringComparer.Ordinal);
        }
    }

    /// <summary>Whether a column's samples tell something.</summary>
    public static bool IsWorthReading(CatalogColumn column) =>
        column.ValueKind is ColumnKind.Text or ColumnKind.Json or ColumnKind.Jsonb || column.Kind is ColumnKind.Int64 or ColumnKind.Numeric;

    private async Task<int> ReadAsync(
        CatalogTable table,
        IReadOnlyList<CatalogColumn> columns,
        Dictionary<string, ColumnSample> samples,
        string tableSample,
        CancellationToken cancellationToken)
    {
        string fields = string.Join(", ", columns.Select(Field));
        string only = table.Partitioned ? "" : "only ";
        string sql = string.Create(
            CultureInfo.InvariantCulture, $"select {fields} from {only}{table.Sql}{tableSample} limit {rows}");
        int read = 0;
        await ExecuteAsync($"savepoint {Savepoint}; set local statement_timeout = '{Seconds}s'", cancellationToken);
        try
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                read++;
                for (int i = 0; i < columns.Count; i++)
                {
                    if (!reader.IsDBNull(i))
                        Look(columns[i], samples[columns[i].Name], reader.GetFieldValue<byte[]>(i));
                }
            }
        }
        finally
        {
            // A session that is gone has nothing to take back.
            if (connection.State == ConnectionState.Open)
                await ExecuteAsync($"rollback to savepoint {Savepoint}; release savepoint {Savepoint}", CancellationToken.None);
        }

        return read;
    }

    // Bytes, because they need no decoding and stand in no string.
    private static string Field(CatalogColumn column)
    {
        string name = SqlText.Name(column.Name);
        string text = column.ElementKind is null ? $"{name}::text" : $"array_to_string({name}, chr(31))";
        return column.ValueKind is ColumnKind.Json or ColumnKind.Jsonb
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"case when octet_length({text}) > {LongestDocument} then '' else convert_to({text}, 'UTF8') end")
            : string.Create(CultureInfo.InvariantCulture, $"convert_to(left({text}, {LongestText}), 'UTF8')");
    }

    private static void Look(CatalogColumn column, ColumnSample sample, ReadOnlySpan<byte> value)
    {
        if (column.ValueKind is ColumnKind.Json or ColumnKind.Jsonb)
        {
            if (column.ElementKind is not null || !sample.Documents.TryAdd(value))
                sample.Unreadable++;
            return;
        }

        if (column.ElementKind is null)
        {
            sample.Values.Add(value);
            return;
        }

        foreach (Range element in value.Split((byte)31))
            sample.Values.Add(value[element]);
    }

    private string Blocks(CatalogTable table)
    {
        double percent = Math.Min(100, 100.0 * rows * Surplus / table.EstimatedRows);
        return string.Create(CultureInfo.InvariantCulture, $" tablesample system ({percent:0.######})");
    }

    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
