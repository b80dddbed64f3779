using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;
using StagingTools.Engine.Data.Connections;
using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Data.Schema;

/// <summary>
/// Production's schema in a file: taken once within the snapshot, restored in two parts with the rows between them. Holds
/// no row.
/// </summary>
internal sealed partial class SchemaArchive
{
    private readonly StagingContext context;
    private readonly PostgresPrograms programs;
    private readonly string folder;

    private SchemaArchive(StagingContext context, PostgresPrograms programs, string folder)
    {
        this.context = context;
        this.programs = programs;
        this.folder = folder;
    }

    private string ArchivePath => Path.Combine(folder, "schema");

    private string ListPath => Path.Combine(folder, "list");

    /// <summary>Takes production's schema.</summary>
    /// <param name="context">Variables for the programs.</param>
    /// <param name="programs">pg_dump and pg_restore.</param>
    /// <param name="folder">The run's folder.</param>
    /// <param name="source">Production.</param>
    /// <param name="snapshot">The exported snapshot.</param>
    /// <param name="host">Is told what stays behind.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async Task<SchemaArchive> TakeAsync(
        StagingContext context,
        PostgresPrograms programs,
        string folder,
        DatabaseServer source,
        string snapshot,
        IHost host,
        CancellationToken cancellationToken)
    {
        var archive = new SchemaArchive(context, programs, folder);
        await PostgresProcess.RunAsync(
            context,
            programs.Dump,
            [
                "--format=custom", "--schema-only", "--no-owner", "--no-privileges", "--no-publications",
                "--no-subscriptions", "--no-security-labels", "--no-tablespaces", "--no-password",
                "--lock-wait-timeout=10000", $"--snapshot={snapshot}", $"--file={archive.ArchivePath}",
            ],
            source.LibpqEnvironment,
            cancellationToken);
        await archive.WriteListAsync(host, cancellationToken);
        return archive;
    }

    /// <summary>
    /// Leaves out those extensions that nothing needs and that the target's role cannot make: what watches a production server is
    /// often missing on staging, and an administrator's to make.
    /// </summary>
    /// <param name="target">The incoming database, still empty.</param>
    /// <param name="unused">Extensions that no object needs.</param>
    /// <param name="host">Is told what stays behind.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task LeaveOutExtensionsAsync(
        DatabaseServer target, IReadOnlyList<string> unused, IHost host, CancellationToken cancellationToken)
    {
        if (unused.Count == 0)
            return;

        HashSet<string> impossible = [];
        await using (NpgsqlConnection session = await target.OpenAsync(cancellationToken))
        {
            foreach (string extension in unused)
            {
                try
                {
                    // Only a try: pg_restore makes it where it belongs.
                    await using NpgsqlTransaction attempt = await session.BeginTransactionAsync(cancellationToken);
                    await using var command = new NpgsqlCommand(
                        $"create extension if not exists {SqlText.Name(extension)} schema public cascade", session);
                    await command.ExecuteNonQueryAsync(cancellationToken);
                    await attempt.RollbackAsync(cancellationToken);
                }
                catch (PostgresException failure) when (failure.SqlState is "42501" or "0A000" or "58P01" or "42704" or "55000")
                {
                    impossible.Add(extension);
                    host.Warning(
                        $"Left out of staging: extension {extension} (nothing needs it, and {target.Address.User} cannot make it there).");
                }
            }
        }

        string[] list = await File.ReadAllLinesAsync(ListPath, cancellationToken);
        await File.WriteAllLinesAsync(
            ListPath,
            list.Where(line => Entry().Match(line) is not { Success: true } match
                || match.Groups["what"].Value.Split(' ') is not ["EXTENSION", "-", var name, ..]
                || !impossible.Contains(name)),
            cancellationToken);
    }

    /// <summary>Makes what rows need: types, functions, tables, sequences, views.</summary>
    public Task RestorePreDataAsync(DatabaseServer target, CancellationToken cancellationToken) =>
        RestoreAsync(target, "pre-data", ListPath, cancellationToken);

    /// <summary>
    /// Makes those keys and indexes that a sync does not make itself: of partitioned tables, exclusion constraints, checks that
    /// were never made.
    /// </summary>
    /// <param name="target">The incoming database with its rows.</param>
    /// <param name="made">What the sync has made or will make.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public Task RestoreKeysAsync(DatabaseServer target, PostData made, CancellationToken cancellationToken) =>
        RestoreRestAsync(target, made, keys: true, cancellationToken);

    /// <summary>Makes what is left: indexes of materialized views, triggers, rules, policies, statistics, comments.</summary>
    /// <param name="target">The incoming database with its keys.</param>
    /// <param name="made">What the sync has made.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public Task RestoreRestAsync(DatabaseServer target, PostData made, CancellationToken cancellationToken) =>
        RestoreRestAsync(target, made, keys: false, cancellationToken);

    /// <summary>Says why an entry of the archive's list stays behind; <see langword="null"/> when it is restored.</summary>
    /// <param name="entry">A line of the list, such as <c>3412; 0 0 COMMENT - EXTENSION citext</c>.</param>
    internal static string? WhyLeftOut(string entry)
    {
        if (Entry().Match(entry) is not { Success: true } match)
            return null;

        string rest = match.Groups["what"].Value;
        return rest switch
        {
            // They belong to whoever made the extension or the cluster, and change nothing.
            _ when rest.StartsWith("COMMENT - EXTENSION ", StringComparison.Ordinal) => "",
            _ when rest.StartsWith("COMMENT - SCHEMA public ", StringComparison.Ordinal) => "",
            _ when rest.StartsWith("SCHEMA - public ", StringComparison.Ordinal) => "",
            _ when rest.StartsWith("EVENT TRIGGER ", StringComparison.Ordinal) => "event triggers need a superuser",
            _ when rest.StartsWith("USER MAPPING ", StringComparison.Ordinal) => "user mappings hold production's passwords",
            _ => null,
        };
    }

    private async Task WriteListAsync(IHost host, CancellationToken cancellationToken)
    {
        string list = await PostgresProcess.RunAsync(
            context,
            programs.Restore,
            ["--list", ArchivePath],
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["PGHOST"] = "local",
                ["PGPORT"] = "0",
                ["PGDATABASE"] = "schema",
            },
            cancellationToken);
        List<string> restored = [];
        foreach (string line in list.Split('\n'))
        {
            string? why = WhyLeftOut(line);
            if (why is null)
                restored.Add(line);
            else if (why.Length > 0)
                host.Warning($"Left out of staging: {Entry().Match(line).Groups["what"].Value.Trim()} ({why}).");
        }

        await File.WriteAllLinesAsync(ListPath, restored, cancellationToken);
    }

    private async Task RestoreRestAsync(DatabaseServer target, PostData made, bool keys, CancellationToken cancellationToken)
    {
        string[] list =
        [
            .. (await File.ReadAllLinesAsync(ListPath, cancellationToken)).Where(line =>
                Entry().Match(line) is { Success: true } entry
                && (IsKey(entry.Groups["what"].Value) && !made.OfViews.Contains(Number(entry.Groups["oid"]))) == keys
                && !made.Makes(Number(entry.Groups["catalog"]), Number(entry.Groups["oid"]))),
        ];
        if (list.Length == 0)
            return;

        string path = Path.Combine(folder, keys ? "keys" : "rest");
        await File.WriteAllLinesAsync(path, list, cancellationToken);
        await RestoreAsync(target, "post-data", path, cancellationToken);

        static uint Number(Group group) => uint.Parse(group.Value, CultureInfo.InvariantCulture);
    }

    private static bool IsKey(string entry) =>
        entry.StartsWith("INDEX ", StringComparison.Ordinal)
        || entry.StartsWith("CONSTRAINT ", StringComparison.Ordinal)
        || entry.StartsWith("CHECK CONSTRAINT ", StringComparison.Ordinal);

    private async Task RestoreAsync(DatabaseServer target, string section, string listPath, CancellationToken cancellationToken)
    {
        string database = target.Address.Database
            .Replace(@"\", @"\\", StringComparison.Ordinal)
            .Replace("'", @"\'", StringComparison.Ordinal);
        await PostgresProcess.RunAsync(
            context,
            programs.Restore,
            [
                $"--section={section}", "--exit-on-error", "--no-owner", "--no-privileges", "--no-password",
                $"--use-list={listPath}", $"--dbname=dbname='{database}'", ArchivePath,
            ],
            target.LibpqEnvironment,
            cancellationToken);
    }

    [GeneratedRegex(@"^\d+; (?<catalog>\d+) (?<oid>\d+) (?<what>.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Entry();
}
