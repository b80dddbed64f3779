using System.Data;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Npgsql;
using StagingTools.Engine.Data.Catalog;
using StagingTools.Engine.Data.Connections;
using StagingTools.Engine.Data.Copy;
using StagingTools.Engine.Data.Masks;
using StagingTools.Engine.Data.Planning;
using StagingTools.Engine.Data.Rules;

namespace StagingTools.Engine.Data.Discovery;

/// <summary>
/// Reads some rows of a table: searches what is kept for personal data, and shows what masks make of values. The masks have a
/// key that lasts as long as this object.
/// </summary>
/// <param name="connection">A session on production in a transaction.</param>
/// <param name="rows">Rows to search.</param>
/// <param name="previews">Values of each masked column to show.</param>
internal sealed class TableCheck(NpgsqlConnection connection, int rows, int previews)
{
    private const string Savepoint = "table_check";
    private const int Seconds = 30;
    private const int LongestValue = 200_000;

    // Among so many rows there are a few values of most columns.
    private const int RowsForPreviews = 100;

    private readonly MaskFactory masks = new(RandomNumberGenerator.GetBytes(32));

    /// <summary>What was found of a table's columns.</summary>
    /// <param name="Findings">What stands in kept columns, by column.</param>
    /// <param name="Previews">Values before and after, by masked column.</param>
    public sealed record Outcome(IReadOnlyDictionary<string, string> Findings, IReadOnlyDictionary<string, IReadOnlyList<MaskPreview>> Previews);

    /// <summary>Looks at a table.</summary>
    /// <param name="plan">The table, bound to its rules.</param>
    /// <param name="wrong">Columns whose masks do not fit, which are passed over.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>What was found; <see langword="null"/> when the table took too long or may not be read.</returns>
    public async Task<Outcome?> RunAsync(TablePlan plan, IReadOnlySet<string> wrong, CancellationToken cancellationToken)
    {
        ColumnPlan[] masked = previews > 0 ? [.. plan.Masked.Where(column => !wrong.Contains(column.Column.Name))] : [];
        Dictionary<ColumnPlan, (KeptColumnSearch Search, ValueMask? Filter)> kept = rows > 0
            ? plan.Columns
                .Where(column => !wrong.Contains(column.Column.Name) && KeepsTexts(column))
                .ToDictionary(column => column, column => (new KeptColumnSearch(column.Rule), Rest(column)))
            : [];
        if (masked.Length == 0 && kept.Count == 0)
            return new Outcome(new Dictionary<string, string>(), new Dictionary<string, IReadOnlyList<MaskPreview>>());

        HashSet<string> read =
        [
            .. masked.SelectMany(column => column.Shown.Append(column.Column)).Select(column => column.Name),
            .. kept.Keys.Select(column => column.Column.Name),
        ];
        Dictionary<string, List<MaskPreview>> shown = masked.ToDictionary(column => column.Column.Name, _ => new List<MaskPreview>());
        if (!await ReadAsync(plan, read, kept.Count > 0 ? Math.Max(rows, RowsForPreviews) : RowsForPreviews, row => Look(plan, row, masked, kept, shown), cancellationToken))
            return null;

        return new Outcome(
            kept.Where(pair => pair.Value.Search.Describe() is not null)
                .ToDictionary(pair => pair.Key.Column.Name, pair => pair.Value.Search.Describe()!),
            shown.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<MaskPreview>)pair.Value));
    }

    private static bool KeepsTexts(ColumnPlan column) => column.Rule switch
    {
        { Mask: MaskKind.Keep } => column.Column.ValueKind is ColumnKind.Text or ColumnKind.Json or ColumnKind.Jsonb,
        { Mask: MaskKind.Jsonb, Paths: { } paths } rule => rule.Others == JsonOthers.Keep || paths.Any(path => path.Rule?.Mask == MaskKind.Keep),
        _ => false,
    };

    // Of a document only what is kept is searched: pseudonyms look like personal data, as they should.
    private ValueMask? Rest(ColumnPlan column)
    {
        if (column.Rule.Mask != MaskKind.Jsonb)
            return null;

        ColumnRule rule = column.Rule with
        {
            Paths =
            [
                .. column.Rule.Paths!.Select(path => path.Rule is null or { Mask: MaskKind.Keep }
                    ? path
                    : path with { Rule = new ColumnRule(MaskKind.Null, path.Position) }),
            ],
        };
        return masks.Create(column with { Rule = rule }, CopyFormat.Text, new Dictionary<string, int>());
    }

    private void Look(
        TablePlan plan,
        string?[] row,
        ColumnPlan[] masked,
        Dictionary<ColumnPlan, (KeptColumnSearch Search, ValueMask? Filter)> kept,
        Dictionary<string, List<MaskPreview>> shown)
    {
        using var output = new ByteWriter(256);
        for (int i = 0; i < plan.Columns.Count; i++)
        {
            ColumnPlan column = plan.Columns[i];
            if (row[i] is not { Length: > 0 } value)
                continue;
            if (kept.TryGetValue(column, out (KeptColumnSearch Search, ValueMask? Filter) search))
            {
                byte[] bytes = Encoding.UTF8.GetBytes(value);
                output.Clear();
                search.Filter?.Write(bytes, new RowFields(bytes, []), output);
                search.Search.Add(search.Filter is null ? bytes : output.WrittenSpan);
            }

            if (masked.Contains(column) && shown[column.Column.Name].Count < previews)
                shown[column.Column.Name].Add(new MaskPreview(ValueShape.Of(value), Mask(plan, row, i, output)));
        }
    }

    private string? Mask(TablePlan plan, string?[] row, int index, ByteWriter output)
    {
        ColumnPlan column = plan.Columns[index];
        Dictionary<string, int> places = plan.Columns
            .Select((other, place) => (other.Column.Name, place))
            .ToDictionary(pair => pair.Name, pair => pair.place, StringComparer.Ordinal);
        if (masks.Create(column, CopyFormat.Text, places) is not { } mask)
            return null;

        // Other columns show through templates: their forms have to do.
        byte[][] fields =
        [
            .. row.Select((field, place) => Encoding.UTF8.GetBytes(
                place == index ? field! : ValueShape.Filling(field ?? ""))),
        ];
        FieldSlice[] slices = new FieldSlice[fields.Length];
        for (int i = 0, at = 0; i < fields.Length; at += fields[i].Length, i++)
            slices[i] = new FieldSlice(at, row[i] is null ? -1 : fields[i].Length);
        output.Clear();
        mask.Write(fields[index], new RowFields([.. fields.SelectMany(field => field)], slices), output);
        string outcome = Encoding.UTF8.GetString(output.WrittenSpan);
        return ShowsOriginal(column.Rule) ? ValueShape.Of(outcome) : ValueShape.Cut(outcome);
    }

    // Masks that leave parts of the original standing.
    private static bool ShowsOriginal(ColumnRule rule) =>
        rule.Mask is MaskKind.Redact or MaskKind.Pattern || rule.Paths is not null;

    private async Task<bool> ReadAsync(
        TablePlan plan, HashSet<string> read, int limit, Action<string?[]> look, CancellationToken cancellationToken)
    {
        string fields = string.Join(", ", plan.Columns.Select(column => read.Contains(column.Column.Name)
            ? string.Create(CultureInfo.InvariantCulture, $"case when octet_length({Text(column)}) <= {LongestValue} then {Text(column)} end")
            : "null::text"));
        string only = plan.Table.Partitioned ? "" : "only ";
        string where = plan.Selection is { } selection ? $" where {selection}" : "";
        string blocks = plan.Table.EstimatedRows > limit * 20L && where.Length == 0
            ? string.Create(CultureInfo.InvariantCulture, $" tablesample system ({Math.Min(100, 400.0 * limit / plan.Table.EstimatedRows):0.######})")
            : "";
        try
        {
            int found = await QueryAsync(blocks);
            if (blocks.Length > 0 && found < limit / 2)
                await QueryAsync("");
            return true;
        }
        catch (PostgresException failure) when (failure.SqlState is "57014" or "55P03" or "42501")
        {
            cancellationToken.ThrowIfCancellationRequested();
            return false;
        }

        async Task<int> QueryAsync(string sample)
        {
            await ExecuteAsync($"savepoint {Savepoint}; set local statement_timeout = '{Seconds}s'");
            try
            {
                int found = 0;
                await using var command = new NpgsqlCommand(
                    string.Create(CultureInfo.InvariantCulture, $"select {fields} from {only}{plan.Table.Sql}{sample}{where} limit {limit}"), connection);
                await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken);
                while (await reader.ReadAsync(cancellationToken))
                {
                    found++;
                    look([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? null : reader.GetString(i))]);
                }

                return found;
            }
            finally
            {
                if (connection.State == ConnectionState.Open)
                    await ExecuteAsync($"rollback to savepoint {Savepoint}; release savepoint {Savepoint}");
            }
        }

        async Task ExecuteAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync(CancellationToken.None);
        }
    }

    private static string Text(ColumnPlan column) => $"{SqlText.Name(column.Column.Name)}::text";
}
