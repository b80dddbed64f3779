namespace StagingTools.Sandbox.Processes;

/// <summary>Permissions of files, where the system has them.</summary>
internal static class UnixMode
{
    /// <summary>Sets who may do what with a file or folder.</summary>
    public static void Set(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, mode);
    }
}
