using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Data.Restore;

/// <summary>A backup that was looked through from beginning to end.</summary>
/// <param name="Path">Its absolute path.</param>
/// <param name="Kind">What it is made of.</param>
/// <param name="Size">Its bytes.</param>
/// <param name="WrittenAt">When it was last written, UTC.</param>
internal sealed record BackupFile(string Path, BackupKind Kind, long Size, DateTimeOffset WrittenAt)
{
    private const int TarMagicAt = 257;

    /// <summary>What the database's mark said of the data; <see langword="null"/> when the backup does not say.</summary>
    public string? Detail { get; init; }

    /// <summary>Looks through a backup. Connects to nothing and writes nothing.</summary>
    /// <param name="context">The working directory.</param>
    /// <param name="path">The path as the user gave it.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="StagingException">
    /// <c>BackupNotFound</c>, <c>BackupNotReadable</c>, <c>InvalidBackup</c> with the line, <c>BackupIncomplete</c>.
    /// </exception>
    public static async Task<BackupFile> OpenAsync(StagingContext context, string path, CancellationToken cancellationToken)
    {
        string full = System.IO.Path.GetFullPath(path, context.WorkingDirectory);
        try
        {
            if (Directory.Exists(full))
                return OpenFolder(full, path);
            if (!File.Exists(full))
                throw new StagingException("BackupNotFound", StagingErrorCategory.NotFound, $"There is no backup '{full}'.")
                {
                    TargetInput = path,
                    RecommendedAction = $"See which there are in {DatabaseBackup.FolderName}, and give one with --backup-path.",
                };

            await using var stream = new FileStream(
                full, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20, FileOptions.SequentialScan | FileOptions.Asynchronous);
            byte[] head = new byte[512];
            int length = await stream.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken);
            var file = new BackupFile(full, KindOf(head.AsSpan(0, length), path), stream.Length, File.GetLastWriteTimeUtc(full));
            if (file.Kind != BackupKind.Plain)
                return file;

            stream.Position = 0;
            PlainBackup plain = await PlainBackup.ReadAsync(stream, path, cancellationToken);
            return file with { Detail = plain.Detail };
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StagingException(
                "BackupNotReadable", StagingErrorCategory.FileError, $"The backup '{full}' cannot be read.", failure)
            {
                TargetInput = path,
                RecommendedAction = "Correct its permissions.",
            };
        }
    }

    private static BackupFile OpenFolder(string full, string path)
    {
        if (!File.Exists(System.IO.Path.Combine(full, "toc.dat")))
            throw new StagingException(
                "InvalidBackup", StagingErrorCategory.InvalidArgument, $"The folder '{full}' is no archive of pg_dump: it has no toc.dat.")
            {
                TargetInput = path,
                RecommendedAction = "Give the backup's file, or the folder that 'pg_dump --format=directory' wrote.",
            };

        long size = new DirectoryInfo(full).EnumerateFiles().Sum(file => file.Length);
        return new BackupFile(full, BackupKind.Archive, size, Directory.GetLastWriteTimeUtc(full));
    }

    private static BackupKind KindOf(ReadOnlySpan<byte> head, string path)
    {
        if (head.StartsWith("PGDMP"u8))
            return BackupKind.Archive;
        if (head.Length > TarMagicAt && head[TarMagicAt..].StartsWith("ustar"u8))
            return BackupKind.Tar;
        if (!head.Contains((byte)0) && !head.StartsWith((ReadOnlySpan<byte>)[0x1f, 0x8b]))
            return BackupKind.Plain;

        throw new StagingException(
            "InvalidBackup", StagingErrorCategory.InvalidArgument, $"'{path}' is neither SQL nor an archive of pg_dump.")
        {
            TargetInput = path,
            RecommendedAction = "Decompress it first, or give a file that pg_dump wrote.",
        };
    }
}
