using System.Diagnostics;
using System.Globalization;

namespace StagingTools.Benchmarks.DataSync;

/// <summary>Runs programs.</summary>
internal static class Shell
{
    /// <summary>Runs a script of bash to its end.</summary>
    /// <param name="script">The script.</param>
    /// <param name="variables">Variables that it gets.</param>
    /// <returns>Time, and the peak memory of the process itself, which a script that ends with exec hands to a program.</returns>
    public static async Task<Measure> RunAsync(string script, IReadOnlyDictionary<string, string> variables)
    {
        var start = new ProcessStartInfo("bash", ["-o", "pipefail", "-ec", script])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach ((string name, string value) in variables)
            start.Environment[name] = value;

        long startedAt = Stopwatch.GetTimestamp();
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        long? peak = null;
        Task exit = process.WaitForExitAsync();
        while (await Task.WhenAny(exit, Task.Delay(50)) != exit)
            peak = PeakMemory(process.Id) ?? peak;
        TimeSpan elapsed = Stopwatch.GetElapsedTime(startedAt);
        await output;
        return process.ExitCode == 0
            ? new Measure(elapsed, peak)
            : throw new InvalidOperationException($"A contestant ended with {process.ExitCode}: {await errors}");
    }

    // The kernel's own high-water mark, so nothing between two looks is missed.
    private static long? PeakMemory(int process)
    {
        try
        {
            string? line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(each => each.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? null : long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
