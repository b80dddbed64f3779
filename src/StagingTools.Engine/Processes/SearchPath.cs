namespace StagingTools.Engine.Processes;

/// <summary>Finds programs on the PATH of a set of environment variables.</summary>
internal static class SearchPath
{
    /// <summary>The first executable file of that name; <see langword="null"/> when there is none.</summary>
    public static string? Find(IReadOnlyDictionary<string, string> variables, string file) =>
        (variables.GetValueOrDefault("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(Path.IsPathRooted)
            .Select(folder => Path.Combine(folder, file))
            .FirstOrDefault(IsExecutable);

    private static bool IsExecutable(string path)
    {
        const UnixFileMode AnyExecute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        return File.Exists(path)
            && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & AnyExecute) != UnixFileMode.None);
    }
}
