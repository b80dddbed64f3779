using System.Globalization;

namespace StagingTools.Sandbox.Processes;

/// <summary>What the processes of this machine use, as /proc tells it: read once, asked for several families.</summary>
/// <remarks>https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html</remarks>
internal sealed class ProcessUsage
{
    // USER_HZ, which Linux fixes for everybody outside the kernel.
    private const double TicksPerSecond = 100;

    private readonly Dictionary<int, (double Seconds, long Memory)> _usage = [];
    private readonly ILookup<int, int> _children;

    private ProcessUsage(IReadOnlyCollection<(int Pid, int Parent, double Seconds, long Memory)> processes)
    {
        foreach ((int pid, _, double seconds, long memory) in processes) _usage[pid] = (seconds, memory);
        _children = processes.ToLookup(process => process.Parent, process => process.Pid);
    }

    /// <summary>Reads /proc; null where there is none.</summary>
    public static ProcessUsage? Read()
    {
        if (!OperatingSystem.IsLinux()) return null;
        var found = new List<(int Pid, int Parent, double Seconds, long Memory)>();
        foreach (string folder in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder.AsSpan()), NumberStyles.None, CultureInfo.InvariantCulture, out int pid)) continue;
            try
            {
                if (Parse(File.ReadAllText(Path.Combine(folder, "stat"))) is { } usage) found.Add((pid, usage.Parent, usage.Seconds, usage.Memory));
            }
            catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
            {
                // It ended meanwhile.
            }
        }

        return new ProcessUsage(found);
    }

    /// <summary>
    /// What a process and its descendants have used since they started: seconds of processor time, those of ended children included, and
    /// the bytes of memory that they hold now. Null when the process is not there.
    /// </summary>
    public (double Seconds, long Memory)? Of(int pid)
    {
        if (!_usage.ContainsKey(pid)) return null;
        double seconds = 0;
        long memory = 0;
        var open = new Stack<int>([pid]);
        while (open.TryPop(out int next))
        {
            (double own, long held) = _usage[next];
            seconds += own;
            memory += held;
            foreach (int child in _children[next]) open.Push(child);
        }

        return (seconds, memory);
    }

    /// <summary>Reads the text of /proc/PID/stat.</summary>
    internal static (int Parent, double Seconds, long Memory)? Parse(string stat)
    {
        // The second field is the program's name in parentheses and may itself hold spaces and parentheses.
        string[] fields = stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length < 22) return null;
        long Field(int index) => long.Parse(fields[index], CultureInfo.InvariantCulture);
        // utime, stime, and those of the children that were waited for.
        return ((int)Field(1), (Field(11) + Field(12) + Field(13) + Field(14)) / TicksPerSecond, Field(21) * Environment.SystemPageSize);
    }
}
