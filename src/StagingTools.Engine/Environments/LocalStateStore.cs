using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;
using StagingTools.Engine.Terraform;

namespace StagingTools.Engine.Environments;

/// <summary>
/// States in a folder of this machine, for trying out and for accounts without a bucket. Who has not the folder cannot change or remove the
/// environments, and hears of no lock.
/// </summary>
/// <param name="folder">The folder, absolute.</param>
/// <param name="timeProvider">The clock.</param>
internal sealed class LocalStateStore(string folder, TimeProvider timeProvider) : StateStore(timeProvider)
{
    private const string Prefix = "file:";
    private const string StateFileName = "terraform.tfstate";

    /// <inheritdoc/>
    public override string Name => folder;

    /// <inheritdoc/>
    public override bool IsLocal => true;

    /// <summary>The folder of <c>file:FOLDER</c>; <see langword="null"/> for the name of a bucket.</summary>
    /// <param name="requested">What was asked for.</param>
    public static string? FolderOf(string? requested) =>
        requested?.StartsWith(Prefix, StringComparison.Ordinal) == true && requested.Length > Prefix.Length ? requested[Prefix.Length..] : null;

    /// <summary>The error of a work of many steps that needs the lock all the while.</summary>
    /// <param name="name">The environment.</param>
    /// <param name="folder">The folder.</param>
    public static StagingException NotLockable(EnvironmentName name, string folder) => new(
        "StateNotLockable", StagingErrorCategory.InvalidState, $"The state of {name.Name} lies in a folder, where it cannot be locked over a work of many steps.")
    {
        TargetInput = folder,
        RecommendedAction = "Move the state into a bucket ('terraform init -migrate-state'), then run the same command again.",
    };

    /// <inheritdoc/>
    public override string Location(EnvironmentName name) => Path.Combine(folder, name.Name, StateFileName);

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> BackendSettings(EnvironmentName name) =>
        new Dictionary<string, string>(StringComparer.Ordinal) { ["path"] = Location(name) };

    /// <inheritdoc/>
    public override Task<bool> ExistsAsync(CancellationToken cancellationToken) => Task.FromResult(true);

    /// <inheritdoc/>
    public override string? Preparation(bool exists) =>
        $"The state is kept in {folder} on this machine alone: without that folder nobody can change or remove the environment.";

    /// <inheritdoc/>
    public override Task PrepareAsync(bool exists, IHost host, CancellationToken cancellationToken)
    {
        host.Warning($"{Preparation(exists)} A bucket of S3 is what teams need: leave --state-bucket out.");
        try
        {
            if (OperatingSystem.IsWindows())
                Directory.CreateDirectory(folder);
            else
                Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            return Task.CompletedTask;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new StagingException("FolderNotWritable", StagingErrorCategory.FileError, $"The folder '{folder}' cannot be written.", refused)
            {
                TargetInput = folder,
                RecommendedAction = "Name a folder that you may write to, or leave --state-bucket out.",
            };
        }
    }

    /// <inheritdoc/>
    public override async Task<StateLock?> FindLockAsync(EnvironmentName name, CancellationToken cancellationToken)
    {
        string note = LockNote(name);
        return File.Exists(note) && IsLocked(Location(name)) && await ReadAsync(note, cancellationToken) is { } found
            ? StateLock.FromJson(found)
            : null;
    }

    /// <inheritdoc/>
    public override Task TakeLockAsync(EnvironmentName name, StateLock mine, CancellationToken cancellationToken) => throw NotLockable(name, folder);

    /// <inheritdoc/>
    public override async Task RemoveLockAsync(EnvironmentName name, StateLock left, CancellationToken cancellationToken)
    {
        if ((await FindLockAsync(name, cancellationToken))?.Id == left.Id)
            File.Delete(LockNote(name));
    }

    /// <inheritdoc/>
    public override Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<string>>(
        Directory.Exists(folder)
            ? [.. Directory.EnumerateDirectories(folder)
                .Where(inner => File.Exists(Path.Combine(inner, StateFileName)))
                .Select(inner => Path.GetFileName(inner))
                .Order(StringComparer.Ordinal)]
            : []);

    /// <inheritdoc/>
    public override Task DeleteAsync(EnvironmentName name, CancellationToken cancellationToken)
    {
        // Terraform's backup of the state before stays: here no bucket keeps versions.
        File.Delete(Location(name));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override async Task<(string Text, DateTimeOffset? ChangedAt)?> ReadTextAsync(EnvironmentName name, CancellationToken cancellationToken) =>
        await ReadAsync(Location(name), cancellationToken) is { } text
            ? (text, new DateTimeOffset(File.GetLastWriteTimeUtc(Location(name)), TimeSpan.Zero))
            : null;

    // Terraform's local backend locks the file itself, and says who did in a note beside it; a killed run leaves the note alone.
    private string LockNote(EnvironmentName name) => Path.Combine(folder, name.Name, $".{StateFileName}.lock.info");

    private static bool IsLocked(string path)
    {
        // Only there .NET's lock is the one that terraform takes.
        if (!OperatingSystem.IsLinux())
            return true;

        try
        {
            using FileStream state = new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
            state.Lock(0, long.MaxValue);
            state.Unlock(0, long.MaxValue);
            return false;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    private static async Task<string?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllTextAsync(path, cancellationToken);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }
}
