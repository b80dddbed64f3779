using System.Text;
using StagingTools.Engine.Data.Catalog;
using StagingTools.Engine.Data.Connections;

namespace StagingTools.Engine.Data.Planning;

/// <summary>
/// Makes a condition mean the same in every session: each copy has a transaction of its own, and rows and what refers to them must
/// not be chosen at different moments.
/// </summary>
internal static class ConditionSql
{
    // Functions whose value is another one in the next session or at the next call, though they are not marked as volatile.
    private static readonly HashSet<string> Fleeting = new(StringComparer.Ordinal)
    {
        "statement_timestamp", "current_time", "localtime", "pg_backend_pid", "txid_current", "pg_current_xact_id",
        "current_setting", "inet_client_port", "pg_my_temp_schema",
    };

    /// <summary>Puts the moment of the plan into a condition, where it says <c>now()</c>, <c>current_date</c> and the like.</summary>
    /// <param name="sql">The condition.</param>
    /// <param name="now">The moment, as PostgreSQL writes a timestamp with time zone; <see langword="null"/> leaves it as it is.</param>
    public static string Freeze(string sql, string? now)
    {
        if (now is null)
            return sql;

        string moment = $"(timestamptz {SqlText.Literal(now)})";
        var frozen = new StringBuilder();
        int copied = 0;
        IReadOnlyList<SqlWord> words = SqlWords.Cut(sql);
        for (int i = 0; i < words.Count; i++)
        {
            if (words[i].Kind != SqlWordKind.Name || IsColumnOf(words, i, sql))
                continue;

            bool called = IsSign(words, i + 1, sql, '(') && IsSign(words, i + 2, sql, ')');
            (string? replacement, int end) = words[i].Name(sql) switch
            {
                "now" or "transaction_timestamp" when called => (moment, words[i + 2].End),
                "current_timestamp" => (moment, words[i].End),
                "current_date" => ($"{moment}::date", words[i].End),
                "localtimestamp" => ($"{moment}::timestamp", words[i].End),
                _ => (null, 0),
            };
            if (replacement is null)
                continue;
            int start = IsSign(words, i - 1, sql, '.') ? words[i - 2].Start : words[i].Start;
            frozen.Append(sql, copied, start - copied).Append(replacement);
            copied = end;
        }

        return frozen.Append(sql, copied, sql.Length - copied).ToString();
    }

    /// <summary>The names that a condition calls as functions.</summary>
    public static IReadOnlyList<string> Calls(string sql)
    {
        IReadOnlyList<SqlWord> words = SqlWords.Cut(sql);
        return
        [
            .. words.Where((word, index) => word.IsName && IsSign(words, index + 1, sql, '(')).Select(word => word.Name(sql)).Distinct(),
        ];
    }

    /// <summary>The first name in a condition that is known to mean something else in the next session.</summary>
    public static string? FindFleeting(string sql) => SqlWords.Cut(sql)
        .Where(word => word.Kind == SqlWordKind.Name)
        .Select(word => word.Name(sql))
        .FirstOrDefault(Fleeting.Contains);

    /// <summary>Whether a condition is one expression: brackets in pairs, nothing behind a semicolon.</summary>
    public static bool IsWhole(string sql)
    {
        int depth = 0;
        foreach (SqlWord word in SqlWords.Cut(sql).Where(word => word.Kind == SqlWordKind.Sign))
        {
            depth += sql[word.Start] switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth < 0 || sql[word.Start] == ';')
                return false;
        }

        return depth == 0;
    }

    // t.now is a column; pg_catalog.now() is the function.
    private static bool IsColumnOf(IReadOnlyList<SqlWord> words, int index, string sql) =>
        IsSign(words, index - 1, sql, '.') && !(index > 1 && words[index - 2].Name(sql) == "pg_catalog");

    private static bool IsSign(IReadOnlyList<SqlWord> words, int index, string sql, char sign) =>
        index >= 0 && index < words.Count && words[index].Kind == SqlWordKind.Sign && sql[words[index].Start] == sign;
}
