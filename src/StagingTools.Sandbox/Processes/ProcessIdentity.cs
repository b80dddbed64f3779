using System.Diagnostics;
using System.Globalization;

namespace StagingTools.Sandbox.Processes;

/// <summary>A process that can be recognized later: its id alone could by then belong to a stranger.</summary>
/// <param name="Pid">Process id.</param>
/// <param name="Started">When it started, in the system's own unit: clock ticks since boot on Linux.</param>
internal sealed record ProcessIdentity(int Pid, string Started)
{
    /// <summary>The identity of a running process, or null when there is none with this id.</summary>
    public static ProcessIdentity? Of(int pid)
    {
        string? started = OperatingSystem.IsLinux() ? FromProc(pid) : FromProcess(pid);
        return started is null ? null : new ProcessIdentity(pid, started);
    }

    /// <summary>Whether this very process is still there (a zombie that nobody reaped counts as gone).</summary>
    public bool IsAlive() => Of(Pid) == this;

    /// <summary>Reads state and start time from the text of /proc/PID/stat; null for a zombie.</summary>
    /// <remarks>The second field is the program's name in parentheses and may itself hold spaces and parentheses.</remarks>
    internal static string? ParseStat(string stat)
    {
        int end = stat.LastIndexOf(')');
        if (end < 0) return null;
        string[] fields = stat[(end + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        const int state = 0;
        const int startTime = 19;
        return fields.Length <= startTime || fields[state] is "Z" or "X" ? null : fields[startTime];
    }

    private static string? FromProc(int pid)
    {
        try
        {
            return ParseStat(File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{pid}/stat")));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string? FromProcess(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            return process.HasExited
                ? null
                : process.StartTime.ToUniversalTime().Ticks.ToString(CultureInfo.InvariantCulture);
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException
            or System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
