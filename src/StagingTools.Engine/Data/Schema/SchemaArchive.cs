using System.Globalization;
using System.Text.RegularExpressions;
using StagingTools.Engine.Data.Connections;
using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Data.Schema;

/// <summary>
/// Production's schema in a file: taken once within the snapshot, restored in two parts with the rows between them. Holds
/// no row.
/// </summary>
internal sealed partial class SchemaArchive : IAsyncDisposable
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
    /// <param name="source">Production.</param>
    /// <param name="snapshot">The exported snapshot.</param>
    /// <param name="host">Is told what stays behind.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async Task<SchemaArchive> TakeAsync(
        StagingContext context,
        PostgresPrograms programs,
        DatabaseServer source,
        string snapshot,
        IHost host,
        CancellationToken cancellationToken)
    {
        // Only this user may read the folder.
        string folder = Directory.CreateTempSubdirectory("stagingtools-").FullName;
        var archive = new SchemaArchive(context, programs, folder);
        try
        {
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
        catch
        {
            await archive.DisposeAsync();
            throw;
        }
    }

    /// <summary>Makes what rows need: types, functions, tables, sequences, views.</summary>
    public Task RestorePreDataAsync(DatabaseServer target, CancellationToken cancellationToken) =>
        RestoreAsync(target, "pre-data", 1, cancellationToken);

    /// <summary>Makes what comes after rows: indexes, keys, foreign keys, triggers, rules.</summary>
    public Task RestorePostDataAsync(DatabaseServer target, int jobs, CancellationToken cancellationToken) =>
        RestoreAsync(target, "post-data", jobs, cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>Says why an entry of the archive's list stays behind; <see langword="null"/> when it is restored.</summary>
    /// <param name="entry">A line of the list, such as <c>3412; 0 0 COMMENT - EXTENSION citext</c>.</param>
    internal static string? WhyLeftOut(string entry)
    {
        if (Entry().Match(entry) is not { Success: true } match)
            return null;

        string rest = match.Groups[1].Value;
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
                ["PGHOST"] = "local", ["PGPORT"] = "0", ["PGDATABASE"] = "schema",
            },
            cancellationToken);
        List<string> restored = [];
        foreach (string line in list.Split('\n'))
        {
            string? why = WhyLeftOut(line);
            if (why is null)
                restored.Add(line);
            else if (why.Length > 0)
                host.Warning($"Left out of staging: {Entry().Match(line).Groups[1].Value.Trim()} ({why}).");
        }

        await File.WriteAllLinesAsync(ListPath, restored, cancellationToken);
    }

    private async Task RestoreAsync(DatabaseServer target, string section, int jobs, CancellationToken cancellationToken)
    {
        string database = target.Address.Database
            .Replace(@"\", @"\\", StringComparison.Ordinal)
            .Replace("'", @"\'", StringComparison.Ordinal);
        await PostgresProcess.RunAsync(
            context,
            programs.Restore,
            [
                $"--section={section}", "--exit-on-error", "--no-owner", "--no-privileges", "--no-password",
                $"--use-list={ListPath}", $"--jobs={jobs.ToString(CultureInfo.InvariantCulture)}",
                $"--dbname=dbname='{database}'", ArchivePath,
            ],
            target.LibpqEnvironment,
            cancellationToken);
    }

    [GeneratedRegex(@"^\d+; \d+ \d+ (.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Entry();
}
