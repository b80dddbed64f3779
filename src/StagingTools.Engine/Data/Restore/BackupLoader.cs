using System.Globalization;
using Npgsql;
using StagingTools.Engine.Data.Connections;
using StagingTools.Engine.Data.Schema;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Data.Restore;

/// <summary>Loads a backup into an empty database with PostgreSQL's own programs. The first error ends it.</summary>
/// <param name="context">The variables for the programs.</param>
/// <param name="programs">pg_restore; psql lies beside it.</param>
internal sealed class BackupLoader(StagingContext context, PostgresPrograms programs)
{
    private const int MostJobs = 4;

    private string Psql => Path.Combine(
        Path.GetDirectoryName(programs.Restore)!, OperatingSystem.IsWindows() ? "psql.exe" : "psql");

    /// <summary>Makes sure that the program that the backup takes is there and can read it.</summary>
    /// <param name="backup">The backup.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="StagingException"><c>PostgresProgramsMissing</c>, <c>InvalidBackup</c>.</exception>
    public async Task CheckAsync(BackupFile backup, CancellationToken cancellationToken)
    {
        if (backup.Kind != BackupKind.Plain)
        {
            await ListAsync(backup, cancellationToken);
            return;
        }

        if (!File.Exists(Psql))
            throw new StagingException(
                "PostgresProgramsMissing", StagingErrorCategory.NotInstalled, $"psql is not beside pg_restore: '{Psql}' is missing.")
            {
                TargetInput = "psql",
                RecommendedAction = "Install PostgreSQL's client programs whole.",
            };
    }

    /// <summary>Loads it and gathers statistics.</summary>
    /// <param name="backup">The backup.</param>
    /// <param name="incoming">The empty database.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="StagingException"><c>BackupNotRestored</c>, <c>BackupEmpty</c>, and what the programs report.</exception>
    public async Task LoadAsync(BackupFile backup, DatabaseServer incoming, CancellationToken cancellationToken)
    {
        try
        {
            if (backup.Kind == BackupKind.Plain)
                await RunScriptAsync(backup, incoming, cancellationToken);
            else
                await RestoreArchiveAsync(backup, incoming, cancellationToken);
        }
        catch (StagingException failure) when (failure.ErrorId == "SchemaCopyFailed")
        {
            throw new StagingException("BackupNotRestored", failure.Category, failure.Message)
            {
                TargetInput = backup.Path,
                RecommendedAction =
                    "Staging is as it was. The server's own log has the full text; it is not repeated here, because it may hold data.",
            };
        }

        await using NpgsqlConnection session = await incoming.OpenAsync(cancellationToken);
        await RequireTablesAsync(backup, session, cancellationToken);
        await using var analyze = new NpgsqlCommand("analyze", session);
        await analyze.ExecuteNonQueryAsync(cancellationToken);
    }

    // What the script selects may be data: it goes nowhere.
    private Task<string> RunScriptAsync(BackupFile backup, DatabaseServer incoming, CancellationToken cancellationToken) =>
        PostgresProcess.RunAsync(
            context,
            Psql,
            [
                "--no-psqlrc", "--quiet", "--no-password", "--set=ON_ERROR_STOP=1",
                $"--output={(OperatingSystem.IsWindows() ? "NUL" : "/dev/null")}", $"--file={backup.Path}",
            ],
            incoming.LibpqEnvironment,
            cancellationToken);

    private async Task RestoreArchiveAsync(BackupFile backup, DatabaseServer incoming, CancellationToken cancellationToken)
    {
        string list = await ListAsync(backup, cancellationToken);
        string listPath = Path.GetTempFileName();
        try
        {
            await File.WriteAllLinesAsync(
                listPath, list.Split('\n').Where(line => SchemaArchive.WhyLeftOut(line) is null), cancellationToken);
            int jobs = backup.Kind == BackupKind.Tar ? 1 : Math.Clamp(Environment.ProcessorCount, 1, MostJobs);
            string database = incoming.Address.Database
                .Replace(@"\", @"\\", StringComparison.Ordinal)
                .Replace("'", @"\'", StringComparison.Ordinal);
            await PostgresProcess.RunAsync(
                context,
                programs.Restore,
                [
                    "--exit-on-error", "--no-owner", "--no-publications", "--no-subscriptions", "--no-security-labels",
                    "--no-tablespaces", "--no-password", $"--use-list={listPath}",
                    $"--jobs={jobs.ToString(CultureInfo.InvariantCulture)}", $"--dbname=dbname='{database}'", backup.Path,
                ],
                incoming.LibpqEnvironment,
                cancellationToken);
        }
        finally
        {
            File.Delete(listPath);
        }
    }

    private async Task<string> ListAsync(BackupFile backup, CancellationToken cancellationToken)
    {
        try
        {
            return await PostgresProcess.RunAsync(
                context,
                programs.Restore,
                ["--list", backup.Path],
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["PGHOST"] = "local",
                    ["PGPORT"] = "0",
                    ["PGDATABASE"] = "backup",
                },
                cancellationToken);
        }
        catch (StagingException)
        {
            throw new StagingException(
                "InvalidBackup",
                StagingErrorCategory.InvalidArgument,
                $"pg_restore {programs.Major} cannot read '{backup.Path}': it is damaged, or was made by a newer pg_dump.")
            {
                TargetInput = backup.Path,
                RecommendedAction = "Give another backup, or install the client programs of the version that made it.",
            };
        }
    }

    private static async Task RequireTablesAsync(BackupFile backup, NpgsqlConnection session, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "select exists (select from pg_class where relkind in ('r', 'p') and oid >= 16384)", session);
        if (!(bool)(await command.ExecuteScalarAsync(cancellationToken))!)
            throw new StagingException(
                "BackupEmpty", StagingErrorCategory.InvalidArgument, $"The backup '{backup.Path}' makes no table, so staging was left as it is.")
            {
                TargetInput = backup.Path,
                RecommendedAction = "Give another backup.",
            };
    }
}
