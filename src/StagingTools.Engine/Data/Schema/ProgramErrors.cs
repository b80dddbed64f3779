using System.Text.RegularExpressions;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Data.Schema;

/// <summary>
/// Reads the errors of pg_dump, pg_restore and psql. Their text repeats the server's, which may hold values: only messages of
/// known forms, made of names, are repeated.
/// </summary>
internal static partial class ProgramErrors
{
    /// <summary>The error behind what a program wrote to its standard error.</summary>
    /// <param name="program">Its name.</param>
    /// <param name="text">What it wrote.</param>
    /// <param name="connection">The variables that said which database.</param>
    public static StagingException Translate(string program, string text, IReadOnlyDictionary<string, string> connection)
    {
        string place = $"{connection["PGHOST"]}:{connection["PGPORT"]}/{connection["PGDATABASE"]}";
        string what = SafeMessage(text) ?? "an error whose text may hold data";
        string entry = Entry().Match(text) is { Success: true } match ? $" ({match.Groups[1].Value.Trim()})"
            : ScriptLine().Match(text) is { Success: true } line ? $" (line {line.Groups[1].Value})"
            : "";
        string message = $"{program} failed at {place}: {what}{entry}.";
        (string id, StagingErrorCategory category, string action) = what switch
        {
            _ when what.Contains("permission denied", StringComparison.Ordinal)
                || what.Contains("must be owner", StringComparison.Ordinal)
                || what.Contains("must be superuser", StringComparison.Ordinal) =>
                ("DatabasePermissionDenied", StagingErrorCategory.PermissionDenied,
                "Log in as the role that owns the objects, or grant it the right."),
            _ when what.StartsWith("role ", StringComparison.Ordinal) =>
                ("RoleMissing", StagingErrorCategory.InvalidState,
                "A policy or a rule of production names this role: make it on the staging server (CREATE ROLE), without login."),
            _ when what.Contains("extension", StringComparison.Ordinal) =>
                ("ExtensionMissing", StagingErrorCategory.NotInstalled,
                "Install the extension on the staging server, or let an administrator create it in template1 there."),
            _ when what.Contains("lock", StringComparison.Ordinal) =>
                ("DatabaseLockTimeout", StagingErrorCategory.ResourceBusy,
                "Run it again when the migration or maintenance that holds the lock has ended."),
            _ when what.Contains("No space left", StringComparison.Ordinal) =>
                ("DatabaseDiskFull", StagingErrorCategory.OperationFailed, "Enlarge the server's storage, and run the job again."),
            _ when what.Contains("connection", StringComparison.Ordinal) =>
                ("DatabaseConnectionLost", StagingErrorCategory.ConnectionError,
                "See whether the server runs and can be reached, and run the job again."),
            _ => ("SchemaCopyFailed", StagingErrorCategory.OperationFailed, "The server's own log has the full text."),
        };
        return new StagingException(id, category, message) { TargetInput = place, RecommendedAction = action };
    }

    /// <summary>The first message of a known form; <see langword="null"/> when there is none.</summary>
    internal static string? SafeMessage(string text)
    {
        foreach (string line in text.Split('\n'))
        {
            if (!line.Contains("error:", StringComparison.Ordinal) && !line.Contains("ERROR:", StringComparison.Ordinal)
                && !line.Contains("FATAL:", StringComparison.Ordinal))
                continue;
            if (Known().Match(line) is { Success: true } match)
                return match.Value.Trim();
        }

        return null;
    }

    [GeneratedRegex(
        """
        permission\ denied\ (for|to)\ .*
        | must\ be\ (owner|superuser)\b.*
        | extension\ "[^"]*"\ (is\ not\ available|has\ no\ .*|already\ exists)
        | could\ not\ open\ extension\ control\ file.*
        | could\ not\ create\ unique\ index\ "[^"]*"
        | (insert\ or\ update\ on\ )?table\ "[^"]*"\ violates\ foreign\ key\ constraint\ "[^"]*"
        | check\ constraint\ "[^"]*"\ of\ relation\ "[^"]*"\ is\ violated\ by\ some\ row
        | column\ "[^"]*"\ of\ relation\ "[^"]*"\ contains\ null\ values
        | conflicting\ key\ value\ violates\ exclusion\ constraint\ "[^"]*"
        | could\ not\ create\ exclusion\ constraint\ "[^"]*"
        | (relation|type|function|schema|role|collation|language|tablespace)\ "[^"]*"\ (does\ not\ exist|already\ exists)
        | canceling\ statement\ due\ to\ lock\ timeout
        | terminating\ connection\ due\ to\ administrator\ command
        | server\ closed\ the\ connection\ unexpectedly
        | could\ not\ connect.*|connection\ to\ server\ .*\ failed
        | could\ not\ (extend|write)\ .*No\ space\ left\ on\ device
        | server\ version:?\ .*|aborting\ because\ of\ server\ version\ mismatch
        | unrecognized\ configuration\ parameter\ "[^"]*"
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Known();

    // "psql:tmp/db-dumps/staging-backup-20250118-093000.sql:1234: ERROR:  ..."
    [GeneratedRegex(@"^psql:.*:(\d+): (?:ERROR|FATAL):", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex ScriptLine();

    // "from TOC entry 3456; 2606 16400 FK CONSTRAINT messages messages_conversation_id_fkey app"
    [GeneratedRegex(@"from TOC entry \d+; \d+ \d+ (.*)", RegexOptions.CultureInvariant)]
    private static partial Regex Entry();
}
