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

    /// <summary>The word in a mark's detail that says that production's data stands there as it was.</summary>
    public const string Unmasked = "unmasked";

    /// <summary>The word in a mark's detail that says that a sync filled the database.</summary>
    public const string Filled = "filled";

    /// <summary>The word of the mark in a comment; <see langword="null"/> when there is none.</summary>
    public static string? Find(string? comment) => Line(comment)?.Split(' ', 2)[0];

    /// <summary>What the mark says besides its word; empty when that is nothing.</summary>
    public static string FindDetail(string? comment) => Line(comment)?.Split(' ', 2) is [_, var detail] ? detail : "";

    /// <summary>The detail of a previous database: whose it is, and what it said of itself before.</summary>
    /// <param name="current">The name of the database that it was.</param>
    /// <param name="detail">Its detail until then.</param>
    public static string PreviousDetail(string current, string detail) =>
        detail.Length == 0 ? $"of {current}" : $"of {current}; {detail}";

    /// <summary>What a previous database said of itself before it became one.</summary>
    /// <param name="current">The name of the database that it was.</param>
    /// <param name="detail">Its detail now.</param>
    public static string FormerDetail(string current, string detail) =>
        detail.StartsWith($"of {current}; ", StringComparison.Ordinal) ? detail[$"of {current}; ".Length..] : "";

    /// <summary>Whether data stands there as production has it, unmasked.</summary>
    /// <param name="detail">The detail of a mark.</param>
    public static bool IsUnmasked(string detail) => detail.Split(' ').Contains(Unmasked, StringComparer.Ordinal);

    /// <summary>Whether the data is masked; <see langword="null"/> when no sync said so.</summary>
    /// <param name="detail">The detail of a mark.</param>
    public static bool? IsSanitized(string detail) =>
        IsUnmasked(detail) ? false : detail.Split(' ').Contains(Filled, StringComparer.Ordinal) ? true : null;

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

    private static string? Line(string? comment) =>
        Lines(comment).LastOrDefault(candidate => candidate.StartsWith(Prefix, StringComparison.Ordinal))?[Prefix.Length..];

    private static string[] Lines(string? comment) => string.IsNullOrEmpty(comment) ? [] : comment.Split('\n');
}
