using Npgsql;
using StagingTools.Engine.Data.Catalog;
using StagingTools.Engine.Data.Rules;

namespace StagingTools.Engine.Data.Planning;

/// <summary>Has PostgreSQL plan the conditions of rules, without reading a row, so that their mistakes are found before the copy.</summary>
/// <param name="connection">A session on production in a transaction.</param>
/// <param name="mistake">Takes what is wrong.</param>
internal sealed class ConditionTrial(NpgsqlConnection connection, Action<RulePosition, string> mistake)
{
    private const string Savepoint = "condition_trial";

    /// <summary>Tries a condition.</summary>
    /// <param name="table">The table.</param>
    /// <param name="condition">The condition.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task TryAsync(CatalogTable table, RowCondition condition, CancellationToken cancellationToken)
    {
        if (!ConditionSql.IsWhole(condition.Sql))
        {
            mistake(condition.Position, "the condition's brackets do not pair, or it holds a semicolon");
            return;
        }

        if (ConditionSql.FindFleeting(condition.Sql) is { } fleeting)
        {
            mistake(condition.Position, Fleeting(fleeting));
            return;
        }

        string before = $"explain select from {table.Sql} where (";
        if (await FailureAsync($"{before}{condition.Sql}\n)", cancellationToken) is { } failure)
        {
            string text = failure.SqlState.StartsWith("42", StringComparison.Ordinal)
                ? failure.MessageText
                : PostgresErrors.SafeText(failure);
            int at = failure.Position - before.Length;
            string place = at >= 1 && at <= condition.Sql.Length ? $" (character {at} of the condition)" : "";
            mistake(condition.Position, $"PostgreSQL does not take the condition: {text}{place}");
            return;
        }

        if (await FindVolatileAsync(ConditionSql.Calls(ConditionSql.Freeze(condition.Sql, "epoch")), cancellationToken) is { } function)
            mistake(condition.Position, Fleeting($"{function}()"));
    }

    private static string Fleeting(string name) =>
        $"the condition holds {name}, which gives another answer each time, so the rows and those that refer to them would be chosen "
        + "differently; choose by columns, or by now()";

    private async Task<PostgresException?> FailureAsync(string sql, CancellationToken cancellationToken)
    {
        await ExecuteAsync($"savepoint {Savepoint}", cancellationToken);
        try
        {
            await ExecuteAsync(sql, cancellationToken);
            return null;
        }
        catch (PostgresException failure) when (failure.SqlState[..2] is "22" or "42" or "0A" or "P0" or "2F" or "39" or "38")
        {
            return failure;
        }
        finally
        {
            await ExecuteAsync($"rollback to savepoint {Savepoint}; release savepoint {Savepoint}", cancellationToken);
        }
    }

    private async Task<string?> FindVolatileAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "select min(proname::text) from pg_proc where provolatile = 'v' and proname::text = any ($1)", connection);
        command.Parameters.AddWithValue(names.ToArray());
        return await command.ExecuteScalarAsync(cancellationToken) as string;
    }

    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
