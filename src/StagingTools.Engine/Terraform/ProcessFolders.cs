using System.Diagnostics;

namespace StagingTools.Engine.Terraform;

/// <summary>Finds out whether a process works in a folder.</summary>
internal static class ProcessFolders
{
    private const string Program = "terraform";

    /// <summary>
    /// Whether a process has its working directory in the folder. Where the system does not tell, every terraform that runs might.
    /// </summary>
    public static bool AnyWorksIn(string folder)
    {
        if (!OperatingSystem.IsLinux())
            return AnyTerraform();

        string inside = Path.GetFullPath(folder) + Path.DirectorySeparatorChar;
        foreach (string process in Directory.EnumerateDirectories("/proc").Where(path => char.IsAsciiDigit(Path.GetFileName(path)[0])))
        {
            try
            {
                if (Directory.ResolveLinkTarget(Path.Combine(process, "cwd"), returnFinalTarget: false)?.FullName is { } place
                    && (place + Path.DirectorySeparatorChar).StartsWith(inside, StringComparison.Ordinal))
                    return true;
            }
            catch (Exception hidden) when (hidden is IOException or UnauthorizedAccessException)
            {
                // It has ended meanwhile, or belongs to somebody else, who cannot work in this user's folder.
            }
        }

        return false;
    }

    private static bool AnyTerraform()
    {
        Process[] found = Process.GetProcessesByName(Program);
        foreach (Process process in found)
            process.Dispose();
        return found.Length > 0;
    }
}
