namespace StagingTools.Engine.Data.Swap;

/// <summary>
/// What StagingTools writes about a database: one line of the comment on it. A comment can be written by the plain owner,
/// on RDS too, follows the database through renames, and does not travel with pg_dump. Other lines stay as they are.
/// </summary>
internal static class DatabaseMark
{
    private const string Prefix = "stagingtools: ";

    /// <summary>A database that syncs may replace.</summary>
    public const string Staging = "staging";

    /// <summary>A database that is being filled.</summary>
    public const string Incoming = "incoming";

    /// <summary>The database from before the last sync.</summary>
    public const string Previous = "previous";

    /// <summary>The word of the mark in a comment; <see langword="null"/> when there is none.</summary>
    public static string? Find(string? comment)
    {
        string? line = Lines(comment).LastOrDefault(candidate => candidate.StartsWith(Prefix, StringComparison.Ordinal));
        return line?[Prefix.Length..].Split(' ', 2)[0];
    }

    /// <summary>A comment with a mark in place of the one that it has.</summary>
    /// <param name="comment">The comment as it is.</param>
    /// <param name="mark">One of the words.</param>
    /// <param name="detail">More for people to read; may be empty.</param>
    public static string Write(string? comment, string mark, string detail = "")
    {
        string line = detail.Length == 0 ? Prefix + mark : $"{Prefix}{mark} {detail}";
        return string.Join('\n', Lines(comment)
            .Where(candidate => !candidate.StartsWith(Prefix, StringComparison.Ordinal))
            .Append(line));
    }

    private static string[] Lines(string? comment) => string.IsNullOrEmpty(comment) ? [] : comment.Split('\n');
}
