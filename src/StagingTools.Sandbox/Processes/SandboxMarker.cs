using System.Globalization;
using System.Text;

namespace StagingTools.Sandbox.Processes;

/// <summary>
/// Every child carries its sandbox's id in its environment and hands it on to its own children, so that even a
/// process that left its group, or was started in the instant before a crash, can be found.
/// </summary>
internal static class SandboxMarker
{
    /// <summary>Name of the environment variable.</summary>
    public const string Variable = "STAGINGTOOLS_SANDBOX_ID";

    /// <summary>Processes that carry a sandbox's id; empty where the system has no /proc.</summary>
    public static IReadOnlyList<int> FindProcesses(string sandboxId)
    {
        if (!OperatingSystem.IsLinux()) return [];
        byte[] marker = Encoding.UTF8.GetBytes($"{Variable}={sandboxId}");
        var found = new List<int>();
        foreach (string folder in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out int pid)
                || pid == Environment.ProcessId)
            {
                continue;
            }

            try
            {
                if (File.ReadAllBytes($"{folder}/environ").AsSpan().IndexOf(marker) >= 0) found.Add(pid);
            }
            catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
            {
                // It ended meanwhile, or it belongs to somebody else and so is none of ours.
            }
        }

        return found;
    }
}
