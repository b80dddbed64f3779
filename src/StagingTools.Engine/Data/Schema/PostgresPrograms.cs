using System.Diagnostics;
using System.Globalization;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Data.Schema;

/// <summary>PostgreSQL's own client programs of one version.</summary>
/// <param name="Dump">The path of pg_dump.</param>
/// <param name="Restore">The path of pg_restore.</param>
/// <param name="Major">Their major version.</param>
internal sealed record PostgresPrograms(string Dump, string Restore, int Major)
{
    /// <summary>
    /// Finds the oldest programs that are not older than the servers: pg_dump refuses newer servers, and a newer
    /// pg_restore may use settings that an older server does not know.
    /// </summary>
    /// <param name="context">PATH.</param>
    /// <param name="serverMajor">The newer server's major version.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="StagingException"><c>PostgresProgramsMissing</c>.</exception>
    public static async Task<PostgresPrograms> FindAsync(
        StagingContext context, int serverMajor, CancellationToken cancellationToken)
    {
        List<PostgresPrograms> found = [];
        foreach (string folder in Folders(context))
        {
            string dump = Path.Combine(folder, Executable("pg_dump"));
            string restore = Path.Combine(folder, Executable("pg_restore"));
            if (File.Exists(dump) && File.Exists(restore) && await MajorAsync(dump, cancellationToken) is { } major)
                found.Add(new PostgresPrograms(dump, restore, major));
        }

        PostgresPrograms? best = found.Where(programs => programs.Major >= serverMajor).MinBy(programs => programs.Major);
        if (best is not null)
            return best;

        string have = found.Count == 0
            ? "none were found"
            : $"only version {string.Join(", ", found.Select(programs => programs.Major).Distinct())} was found";
        throw new StagingException(
            "PostgresProgramsMissing",
            StagingErrorCategory.NotInstalled,
            $"pg_dump and pg_restore of version {serverMajor} or later are needed, and {have}.")
        {
            TargetInput = "pg_dump",
            RecommendedAction =
                $"Install PostgreSQL's client programs: `apt-get install postgresql-client-{serverMajor}` on Debian and Ubuntu "
                + $"(apt.postgresql.org has every version), `brew install postgresql@{serverMajor}` on macOS, or put their folder on PATH.",
        };
    }

    // Debian's /usr/bin/pg_dump is a wrapper that chooses a version by itself, so the folders of versions come first.
    private static IEnumerable<string> Folders(StagingContext context)
    {
        string[] roots = OperatingSystem.IsWindows()
            ? [@"C:\Program Files\PostgreSQL"]
            : ["/usr/lib/postgresql", "/usr/lib/postgresql-client", "/opt/homebrew/opt", "/usr/local/opt", "/usr"];
        IEnumerable<string> versioned = roots
            .Where(Directory.Exists)
            .SelectMany(root => Directory.EnumerateDirectories(root, root is "/usr" ? "pgsql-*" : root.EndsWith("opt", StringComparison.Ordinal) ? "*postgresql*" : "*"))
            .Select(folder => Path.Combine(folder, "bin"));
        return versioned
            .Concat((context.Variable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
            .Distinct(StringComparer.Ordinal);
    }

    private static string Executable(string name) => OperatingSystem.IsWindows() ? name + ".exe" : name;

    // "pg_dump (PostgreSQL) 15.4 (Debian 15.4-1)"
    private static async Task<int?> MajorAsync(string program, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, ["--version"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using Process process = Process.Start(start)!;
            Task<string> error = process.StandardError.ReadToEndAsync(cancellationToken);
            string output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
            await error;
            await process.WaitForExitAsync(cancellationToken);
            int bracket = output.IndexOf(") ", StringComparison.Ordinal);
            string version = bracket < 0 ? "" : output[(bracket + 2)..];
            string digits = string.Concat(version.TakeWhile(char.IsAsciiDigit));
            return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int major) ? major : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
