using System.Globalization;
using Npgsql;
using StagingTools.Engine.Data.Connections;
using StagingTools.Engine.Data.Copy;
using StagingTools.Engine.Data.Schema;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Data.Restore;

/// <summary>
/// Writes a database to <c>tmp/db-dumps/staging-backup-TIME.sql</c>, as plain SQL that psql and the restore read. The file has its
/// name only when it is whole, and only this user may read it.
/// </summary>
/// <param name="context">The working directory, the clock, the variables for pg_dump.</param>
internal sealed class DatabaseBackup(StagingContext context)
{
    /// <summary>The folder below the working directory.</summary>
    public const string FolderName = "tmp/db-dumps";

    /// <summary>The folder, absolute.</summary>
    public string Folder => Path.Combine(context.WorkingDirectory, "tmp", "db-dumps");

    /// <summary>Refuses when the folder's disk cannot hold the tables. Writes nothing.</summary>
    /// <param name="connection">A session on the database.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="StagingException"><c>BackupDiskTooSmall</c>.</exception>
    public async Task RequireSpaceAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "select coalesce(sum(pg_table_size(oid)), 0)::bigint from pg_class where relkind = 'r' and oid >= 16384", connection);
        RequireSpace((long)(await command.ExecuteScalarAsync(cancellationToken))!, FreeSpace());
    }

    /// <summary>Writes the file.</summary>
    /// <param name="address">The database.</param>
    /// <param name="detail">What its mark says of its data; the restore reads it again.</param>
    /// <param name="programs">pg_dump.</param>
    /// <param name="host">Is told where it is.</param>
    /// <param name="cancellationToken">Ends the work, and leaves no file.</param>
    /// <returns>The file's path.</returns>
    /// <exception cref="StagingException"><c>BackupFailed</c>, <c>FolderNotWritable</c>, or the connection's own error.</exception>
    public async Task<string> WriteAsync(
        DatabaseAddress address, string detail, PostgresPrograms programs, IHost host, CancellationToken cancellationToken)
    {
        string partial = MakePartial();
        try
        {
            await using DatabaseServer server = DatabaseServer.ForReading(address);
            await PostgresProcess.RunAsync(
                context,
                programs.Dump,
                [
                    "--format=plain", "--encoding=UTF8", "--no-owner", "--no-publications", "--no-subscriptions",
                    "--no-security-labels", "--no-tablespaces", "--no-password", "--lock-wait-timeout=10000", $"--file={partial}",
                ],
                server.LibpqEnvironment,
                cancellationToken);
            await File.AppendAllTextAsync(partial, $"{BackupNote.Write(detail)}\n", cancellationToken);
            string path = Publish(partial);
            host.Information($"Backed {address.Database} up to {path} ({CopyProgress.Size(new FileInfo(path).Length)}).");
            return path;
        }
        catch (StagingException failure) when (failure.ErrorId == "SchemaCopyFailed")
        {
            throw new StagingException("BackupFailed", failure.Category, failure.Message)
            {
                TargetInput = failure.TargetInput,
                RecommendedAction = failure.RecommendedAction,
            };
        }
        finally
        {
            File.Delete(partial);
        }
    }

    /// <summary>Refuses when the folder's disk cannot hold so much.</summary>
    /// <exception cref="StagingException"><c>BackupDiskTooSmall</c>.</exception>
    internal void RequireSpace(long needed, long free)
    {
        if (free < needed)
            throw new StagingException(
                "BackupDiskTooSmall",
                StagingErrorCategory.FileError,
                $"The backup takes about {CopyProgress.Size(needed)}, and {CopyProgress.Size(free)} are free for '{Folder}'.")
            {
                TargetInput = Folder,
                RecommendedAction = "Make room there, or work in a folder on a larger disk with --working-directory.",
            };
    }

    // The folder may not be there yet; it will be on the disk of the nearest one above that is.
    private long FreeSpace()
    {
        string folder = Folder;
        while (!Directory.Exists(folder))
            folder = Path.GetDirectoryName(folder)!;
        return new DriveInfo(folder).AvailableFreeSpace;
    }

    // It holds data, so nobody else may read it, from the first byte on: pg_dump writes into a file that is there already.
    private string MakePartial()
    {
        string partial = Path.Combine(Folder, $".staging-backup-{Guid.NewGuid():N}.partial");
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(Folder);
            }
            else
            {
                Directory.CreateDirectory(Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            new FileStream(partial, options).Dispose();
            return partial;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StagingException(
                "FolderNotWritable", StagingErrorCategory.FileError, $"The backup folder '{Folder}' cannot be written.", failure)
            {
                TargetInput = Folder,
                RecommendedAction = "Run the command in a folder that you may write to.",
            };
        }
    }

    // Two backups within one second never overwrite one another.
    private string Publish(string partial)
    {
        string stamp = context.TimeProvider.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        for (int attempt = 1; ; attempt++)
        {
            string path = Path.Combine(Folder, attempt == 1 ? $"staging-backup-{stamp}.sql" : $"staging-backup-{stamp}-{attempt}.sql");
            try
            {
                File.Move(partial, path, overwrite: false);
                return path;
            }
            catch (IOException) when (File.Exists(path) && attempt < 100)
            {
            }
        }
    }
}
