using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace StagingTools.Engine.Processes;

/// <summary>Starts a program as the leader of its own process group and signals it.</summary>
/// <remarks>
/// Ctrl+C in a terminal interrupts every process of the foreground group. A program such as terraform takes a second interrupt as the order
/// to drop everything, so it may get ours only: it has to live in a group of its own. .NET can set a group on Windows;
/// on Unix a group has to be set between fork and exec, which a launcher does: <c>setsid</c> (util-linux, BusyBox) or
/// <c>perl</c> (macOS). Both replace themselves by the program, so the process id is the program's.
/// </remarks>
internal static class ProcessGroup
{
    private const int Interrupt = 2;
    private const int Kill = 9;
    private const uint ControlBreak = 1;

    /// <summary>Whether a program started by these arguments leads a group of its own.</summary>
    /// <param name="start">Gets file name and first arguments; the program's own arguments are added after it.</param>
    /// <param name="fileName">The program's absolute path.</param>
    /// <param name="findProgram">Finds a program on PATH by its name.</param>
    public static bool Prepare(ProcessStartInfo start, string fileName, Func<string, string?> findProgram)
    {
        if (OperatingSystem.IsWindows())
        {
            start.FileName = fileName;
            start.CreateNewProcessGroup = true;
            return true;
        }

        if (findProgram("setsid") is { } setsid)
        {
            start.FileName = setsid;
            start.ArgumentList.Add(fileName);
            return true;
        }

        if (findProgram("perl") is { } perl)
        {
            start.FileName = perl;
            foreach (string argument in (string[])["-e", "setpgrp(0, 0); exec { $ARGV[0] } @ARGV or exit 127", fileName])
                start.ArgumentList.Add(argument);
            return true;
        }

        start.FileName = fileName;
        return false;
    }

    /// <summary>Asks the program, and only it, to stop.</summary>
    public static void SendInterrupt(Process process)
    {
        if (OperatingSystem.IsWindows())
        {
            if (!GenerateConsoleCtrlEvent(ControlBreak, (uint)process.Id) && !process.HasExited)
                throw new Win32Exception(Marshal.GetLastPInvokeError());
            return;
        }

        Signal(process.Id, Interrupt);
    }

    /// <summary>Ends the program and what it started.</summary>
    public static void EndAll(Process process, bool leadsGroup)
    {
        if (OperatingSystem.IsWindows() || !leadsGroup)
            process.Kill(entireProcessTree: true);
        else
            Signal(-process.Id, Kill);
    }

    private static void Signal(int target, int signal)
    {
        const int NoSuchProcess = 3;
        if (NativeKill(target, signal) != 0 && Marshal.GetLastPInvokeError() is int error and not NoSuchProcess)
            throw new Win32Exception(error);
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int NativeKill(int process, int signal);

    [DllImport("kernel32", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool GenerateConsoleCtrlEvent(uint controlEvent, uint processGroup);
}
