using System.Security.Cryptography;
using System.Text;
using Npgsql;
using StagingTools.Engine.Data.Catalog;
using StagingTools.Engine.Data.Connections;
using StagingTools.Engine.Data.Copy;
using StagingTools.Engine.Data.Masks;
using StagingTools.Engine.Data.Rules;

namespace StagingTools.Engine.Data.Planning;

/// <summary>
/// Tries what masks write on the check constraints and domains of production, in its own session, which can only read. The originals
/// are a few rows of each table and a few made-up ones; the answer is yes or no, and no value is told.
/// </summary>
/// <param name="connection">A session on production in a transaction.</param>
/// <param name="mistake">Takes what is wrong.</param>
internal sealed class OutcomeTrial(NpgsqlConnection connection, Action<ColumnRule, string> mistake)
{
    private const int Rows = 20;
    private const string Savepoint = "outcome_trial";

    private static readonly string[] MadeUp = ["ada@lovelace.org", "+4915112345678", "Ada Lovelace", "0f0e0d0c-0b0a-0908-0706-050403020100"];

    private readonly MaskFactory masks = new(RandomNumberGenerator.GetBytes(32));

    /// <summary>Tries the masks of a table.</summary>
    public async Task TryAsync(TablePlan plan, CancellationToken cancellationToken)
    {
        ColumnPlan[] domains = [.. plan.Masked.Where(column => column.Column.IsDomain && column.Rule.Mask != MaskKind.Null)];
        (CheckConstraint Check, ColumnPlan[] Masked)[] checks =
        [
            .. plan.Table.Checks
                .Select(check => (check, plan.Masked.Where(column => Reaches(plan, check, column)).ToArray()))
                .Where(pair => pair.Item2.Length > 0),
        ];
        if (domains.Length == 0 && checks.Length == 0)
            return;

        IReadOnlyList<string?[]> originals = await SampleAsync(
            plan, [.. domains, .. checks.SelectMany(pair => Given(plan, pair.Check))], cancellationToken);
        HashSet<(ColumnPlan, string)> told = [];
        foreach (ColumnPlan column in domains)
        {
            foreach (string?[] row in originals.Concat(MadeUpRows(plan, [column])))
                await TryDomainAsync(plan, column, Masked(plan, row), told, cancellationToken);
        }

        foreach ((CheckConstraint check, ColumnPlan[] masked) in checks)
        {
            // What is kept in a check belongs together with the rest of its row, so only real rows tell.
            IEnumerable<string?[]> rows = plan.Columns.All(column => column.IsMasked || !check.Columns.Contains(column.Column.Name, StringComparer.Ordinal))
                ? originals.Concat(MadeUpRows(plan, masked))
                : originals;
            foreach (string?[] row in rows)
                await TryCheckAsync(plan, check, masked[0], Masked(plan, row), told, cancellationToken);
        }
    }

    private static bool Reaches(TablePlan plan, CheckConstraint check, ColumnPlan column) => check.Columns.Any(name =>
        name == column.Column.Name
        || plan.Table.Columns.Any(other => other.Name == name && other.ComputedFrom.Contains(column.Column.Name, StringComparer.Ordinal)));

    // A mask whose outcome has the original's form cannot be tried on an original of another form.
    private static IEnumerable<string?[]> MadeUpRows(TablePlan plan, IReadOnlyList<ColumnPlan> tried) =>
        tried.All(column => column.Column.ElementKind is null && column.Rule.Mask is MaskKind.Null or MaskKind.Email or MaskKind.Phone
                or MaskKind.Name or MaskKind.Text or MaskKind.Token or MaskKind.Hash or MaskKind.Url or MaskKind.Uuid
                or MaskKind.Template or MaskKind.Choice)
            ? MadeUp.Select(original => plan.Columns
                .Select(column => tried.Contains(column) ? original : column.Column.Kind == ColumnKind.Uuid ? MadeUp[3] : "1234567")
                .ToArray())
            : [];

    // The columns whose values a check needs: its own, and those that its generated columns are computed from.
    private static IEnumerable<ColumnPlan> Given(TablePlan plan, CheckConstraint check) =>
        plan.Columns.Where(column => Reaches(plan, check, column));

    // Columns that no trial looks at are not read.
    private async Task<IReadOnlyList<string?[]>> SampleAsync(
        TablePlan plan, IReadOnlyList<ColumnPlan> tried, CancellationToken cancellationToken)
    {
        HashSet<string> read = [.. tried.Select(column => column.Column.Name)];
        read.UnionWith(tried.SelectMany(column => column.Shown).Select(column => column.Name));
        string columns = string.Join(
            ", ", plan.Columns.Select(column => read.Contains(column.Column.Name) ? $"{SqlText.Name(column.Column.Name)}::text" : "null::text"));
        string where = plan.Selection is { } selection ? $" where {selection}" : "";
        List<string?[]> rows = [];
        await using var command = new NpgsqlCommand($"select {columns} from only {plan.Table.Sql}{where} limit {Rows}", connection);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(index => reader.IsDBNull(index) ? null : reader.GetString(index))]);
        return rows;
    }

    // The row as it would arrive.
    private string?[] Masked(TablePlan plan, string?[] row)
    {
        byte[][] fields = [.. row.Select(field => Encoding.UTF8.GetBytes(field ?? ""))];
        FieldSlice[] slices = new FieldSlice[fields.Length];
        for (int i = 0, at = 0; i < fields.Length; at += fields[i].Length, i++)
            slices[i] = new FieldSlice(at, row[i] is null ? -1 : fields[i].Length);
        byte[] bytes = [.. fields.SelectMany(field => field)];
        Dictionary<string, int> places = plan.Columns
            .Select((column, index) => (column.Column.Name, index))
            .ToDictionary(pair => pair.Name, pair => pair.index, StringComparer.Ordinal);

        string?[] masked = [.. row];
        using var output = new ByteWriter(256);
        for (int i = 0; i < row.Length; i++)
        {
            if (row[i] is null || !plan.Columns[i].IsMasked)
                continue;
            output.Clear();
            using ValueMask? mask = masks.Create(plan.Columns[i], CopyFormat.Text, places);
            mask?.Write(fields[i], new RowFields(bytes, slices), output);
            masked[i] = mask is null ? null : Encoding.UTF8.GetString(output.WrittenSpan);
        }

        return masked;
    }

    private async Task TryDomainAsync(
        TablePlan plan, ColumnPlan column, string?[] row, HashSet<(ColumnPlan, string)> told, CancellationToken cancellationToken)
    {
        string? value = row[plan.Columns.Select(other => other.Column.Name).ToList().IndexOf(column.Column.Name)];
        if (value is null || told.Contains((column, column.Column.Type)))
            return;

        (_, PostgresException? failure) = await AskAsync($"select ($1::text::{column.Column.Type}) is null", [value], cancellationToken);
        if (failure is null || !IsRefusal(failure))
            return;

        told.Add((column, column.Column.Type));
        string constraint = failure.ConstraintName is { Length: > 0 } name ? $" ({name})" : "";
        mistake(
            column.Rule,
            $"what this mask writes is no value of {column.Column.Type}, the type of {plan.Table}.{column.Column.Name}{constraint}; "
            + "use a template or another mask");
    }

    private async Task TryCheckAsync(
        TablePlan plan,
        CheckConstraint check,
        ColumnPlan blamed,
        string?[] row,
        HashSet<(ColumnPlan, string)> told,
        CancellationToken cancellationToken)
    {
        if (told.Contains((blamed, check.Name)))
            return;

        ColumnPlan[] given = [.. Given(plan, check)];
        string columns = string.Join(
            ", ", given.Select((column, index) => $"${index + 1}::text::{column.Column.Type} as {SqlText.Name(column.Column.Name)}"));
        string computed = string.Concat(plan.Table.Columns
            .Where(column => column.Expression is not null && check.Columns.Contains(column.Name, StringComparer.Ordinal))
            .Select(column => $", ({column.Expression})::{column.Type} as {SqlText.Name(column.Name)}"));
        (bool? holds, PostgresException? failure) = await AskAsync(
            $"select ({check.Expression}) is not false from (select *{computed} from (select {columns}) as given) as {SqlText.Name(plan.Table.Name)}",
            [.. row.Where((_, index) => given.Contains(plan.Columns[index]))],
            cancellationToken);
        // A domain that refuses is told of by its own trial.
        if (failure is null ? holds == true : failure.SqlState is "23514" or "23502" || !IsRefusal(failure))
            return;

        told.Add((blamed, check.Name));
        mistake(
            blamed.Rule,
            $"what this mask writes breaks the check constraint {check.Name} of {plan.Table}, which is {check.Expression}; use a template "
            + "or another mask");
    }

    // Whether a value was refused. Other failures, such as a function that may not be called here, tell nothing of it.
    private static bool IsRefusal(PostgresException failure) => failure.SqlState[..2] is "22" or "23" or "P0";

    private async Task<(bool? Answer, PostgresException? Failure)> AskAsync(
        string sql, IReadOnlyList<string?> values, CancellationToken cancellationToken)
    {
        await ExecuteAsync($"savepoint {Savepoint}", cancellationToken);
        try
        {
            await using var command = new NpgsqlCommand(sql, connection);
            foreach (string? value in values)
                command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text, Value = value ?? (object)DBNull.Value });
            return (await command.ExecuteScalarAsync(cancellationToken) as bool?, null);
        }
        catch (PostgresException failure) when (failure.SqlState[..2] is not ("57" or "08" or "53" or "58"))
        {
            return (null, failure);
        }
        finally
        {
            await ExecuteAsync($"rollback to savepoint {Savepoint}; release savepoint {Savepoint}", cancellationToken);
        }
    }

    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
