using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace StagingTools.Sandboxes;

/// <summary>Asks a child to end in order.</summary>
internal static class Signals
{
    private const int SigInt = 2;

    /// <summary>Sends what Ctrl+C sends; where there are no signals, ends the process.</summary>
    /// <param name="process">The child.</param>
    public static void Interrupt(Process process)
    {
        try
        {
            if (process.HasExited)
                return;
            if (OperatingSystem.IsWindows())
                process.Kill(entireProcessTree: true);
            else
                _ = Kill(process.Id, SigInt);
        }
        catch (Exception gone) when (gone is InvalidOperationException or Win32Exception)
        {
            // It ended by itself meanwhile.
        }
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = false)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int Kill(int processId, int signal);
}
