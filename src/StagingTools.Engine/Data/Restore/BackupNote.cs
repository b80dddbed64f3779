namespace StagingTools.Engine.Data.Restore;

/// <summary>
/// The line at a backup's end that says of its data what the mark on the database did: a comment to psql, which knows
/// nothing of it.
/// </summary>
internal static class BackupNote
{
    private const string Prefix = "-- stagingtools: backup";

    /// <summary>The line.</summary>
    /// <param name="detail">The detail of the database's mark; may be empty.</param>
    public static string Write(string detail) => detail.Length == 0 ? Prefix : $"{Prefix} {detail}";

    /// <summary>The detail in a line; <see langword="null"/> when the line is another.</summary>
    /// <param name="line">A comment line of a backup.</param>
    public static string? Find(string line) =>
        line == Prefix ? ""
        : line.StartsWith(Prefix + " ", StringComparison.Ordinal) ? line[(Prefix.Length + 1)..].Trim()
        : null;
}
