namespace StagingTools.Engine.Data.Catalog;

/// <summary>Cuts SQL into words, to find names in it.</summary>
internal static class SqlWords
{
    /// <summary>The columns whose names stand in an expression; all when it holds a whole row.</summary>
    /// <param name="sql">The expression.</param>
    /// <param name="columns">The table's columns.</param>
    public static IReadOnlyList<string> ColumnsIn(string sql, IEnumerable<CatalogColumn> columns)
    {
        bool wholeRow = sql.Contains(".*", StringComparison.Ordinal);
        HashSet<string> names = [.. Cut(sql).Where(word => word.IsName).Select(word => word.Name(sql))];
        return [.. columns.Where(column => wholeRow || names.Contains(column.Name)).Select(column => column.Name)];
    }

    /// <summary>Cuts SQL into words, without what lies between them and without comments.</summary>
    public static IReadOnlyList<SqlWord> Cut(string sql)
    {
        List<SqlWord> words = [];
        for (int at = 0; at < sql.Length;)
        {
            (SqlWordKind? kind, int end) = Next(sql, at);
            if (kind is { } found)
                words.Add(new SqlWord(found, at, end - at));
            at = end;
        }

        return words;
    }

    private static (SqlWordKind? Kind, int End) Next(string sql, int at)
    {
        char c = sql[at];
        char next = at + 1 < sql.Length ? sql[at + 1] : '\0';
        if (char.IsWhiteSpace(c))
            return (null, at + 1);
        if (c == '-' && next == '-')
            return (null, EndOf(sql, "\n", at));
        if (c == '/' && next == '*')
            return (null, EndOfComment(sql, at));
        if (c == '"')
            return (SqlWordKind.QuotedName, EndOfQuoted(sql, at, '"', escapes: false));
        if (c == '\'')
            return (SqlWordKind.Literal, EndOfQuoted(sql, at, '\'', escapes: false));
        if (c is 'e' or 'E' && next == '\'')
            return (SqlWordKind.Literal, EndOfQuoted(sql, at + 1, '\'', escapes: true));
        if (c == '$' && DollarTag(sql, at) is { } tag)
            return (SqlWordKind.Literal, EndOf(sql, tag, at + tag.Length));
        if (IsNameStart(c))
            return (SqlWordKind.Name, EndWhile(sql, at, letter => IsNameStart(letter) || char.IsAsciiDigit(letter) || letter == '$'));
        if (char.IsAsciiDigit(c))
            return (SqlWordKind.Literal, EndWhile(sql, at, letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_'));
        return (SqlWordKind.Sign, at + 1);
    }

    private static bool IsNameStart(char c) => c == '_' || char.IsAsciiLetter(c) || c >= 0x80;

    private static int EndWhile(string sql, int at, Func<char, bool> belongs)
    {
        while (at < sql.Length && belongs(sql[at]))
            at++;
        return at;
    }

    private static int EndOf(string sql, string ending, int from)
    {
        int found = sql.IndexOf(ending, from, StringComparison.Ordinal);
        return found < 0 ? sql.Length : found + ending.Length;
    }

    private static int EndOfQuoted(string sql, int at, char quote, bool escapes)
    {
        for (int i = at + 1; i < sql.Length; i++)
        {
            if (escapes && sql[i] == '\\')
                i++;
            else if (sql[i] == quote && (i + 1 >= sql.Length || sql[i + 1] != quote))
                return i + 1;
            else if (sql[i] == quote)
                i++;
        }

        return sql.Length;
    }

    // PostgreSQL's comments nest.
    private static int EndOfComment(string sql, int at)
    {
        int depth = 0;
        for (int i = at; i + 1 < sql.Length; i++)
        {
            if (sql[i] == '/' && sql[i + 1] == '*')
                (depth, i) = (depth + 1, i + 1);
            else if (sql[i] == '*' && sql[i + 1] == '/')
                (depth, i) = (depth - 1, i + 1);
            if (depth == 0)
                return i + 1;
        }

        return sql.Length;
    }

    private static string? DollarTag(string sql, int at)
    {
        int close = sql.IndexOf('$', at + 1);
        if (close < 0)
            return null;
        ReadOnlySpan<char> tag = sql.AsSpan(at + 1, close - at - 1);
        foreach (char c in tag)
        {
            if (!IsNameStart(c) && !char.IsAsciiDigit(c))
                return null;
        }

        return tag.Length > 0 && char.IsAsciiDigit(tag[0]) ? null : sql[at..(close + 1)];
    }
}
