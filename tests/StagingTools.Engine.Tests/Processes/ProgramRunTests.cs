using System.Diagnostics;
using StagingTools.Engine.Processes;

namespace StagingTools.Engine.Tests.Processes;

/// <summary>Programs are run to their end, given what they read, and stopped with all that they started.</summary>
public sealed class ProgramRunTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("stagingtools-run-").FullName;

    private static Dictionary<string, string> Variables { get; } = new() { ["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? "" };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("cat", 200_000)]
    [InlineData("true", 200_000)]
    public async Task What_it_is_to_read_is_given_whether_it_reads_or_not(string program, int length)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The programs are those of Unix.");
        var lines = new List<string>();
        var run = new ProgramRun(TimeProvider.System)
        {
            FileName = SearchPath.Find(Variables, program)!,
            Arguments = [],
            WorkingDirectory = folder,
            Environment = Variables,
            StandardInput = new string('ß', length) + "\n",
            StandardOutput = lines.Add,
        };

        Assert.Equal(0, await run.RunAsync(Token));
        Assert.All(lines, line => Assert.Equal(length, line.Length));
        Assert.Equal(program == "cat" ? 1 : 0, lines.Count);
    }

    [Fact]
    public async Task A_program_that_ignores_the_interrupt_is_ended_by_force_with_all_that_it_started()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The stubborn program is a shell script.");
        string marker = Path.Combine(folder, "children");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        bool killed = false;
        var process = new ProgramRun(TimeProvider.System)
        {
            FileName = "/bin/sh",
            Arguments = ["-c", $"trap '' INT; sleep 300 & echo $! > {marker}; echo ready; wait"],
            WorkingDirectory = folder,
            Environment = Variables,
            GracePeriod = TimeSpan.FromMilliseconds(300),
            StandardOutput = _ => stop.Cancel(),
            Killed = () => killed = true,
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => process.RunAsync(stop.Token));

        Assert.True(killed);
        Assert.ThrowsAny<ArgumentException>(() =>
        {
            using Process child = Process.GetProcessById(int.Parse(File.ReadAllText(marker), System.Globalization.CultureInfo.InvariantCulture));
            // A child that nobody waits for stays as a zombie for a moment, and a zombie has exited.
            if (child.HasExited || child.WaitForExit(TimeSpan.FromSeconds(5)))
                throw new ArgumentException("gone");
        });
    }

    [Theory]
    [InlineData("setsid")]
    [InlineData("perl")]
    public async Task The_program_leads_a_group_of_its_own(string launcher)
    {
        if (OperatingSystem.IsWindows() || SearchPath.Find(Variables, launcher) is not { } found)
        {
            Assert.Skip($"{launcher} is not on this machine.");
            return;
        }

        Assert.SkipUnless(File.Exists("/proc/self/stat"), "The group is read from /proc.");
        string tools = Directory.CreateDirectory(Path.Combine(folder, "bin")).FullName;
        File.CreateSymbolicLink(Path.Combine(tools, launcher), found);
        var lines = new List<string>();
        var process = new ProgramRun(TimeProvider.System)
        {
            FileName = "/bin/sh",
            Arguments = ["-c", "read -r stat < /proc/$$/stat; echo $$; echo \"$stat\""],
            WorkingDirectory = folder,
            Environment = new Dictionary<string, string> { ["PATH"] = tools },
            StandardOutput = lines.Add,
        };
        int exitCode = await process.RunAsync(Token);

        Assert.Equal(0, exitCode);
        // pid (comm) state ppid pgrp: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
        Assert.Equal(lines[0], lines[1].Split(' ')[4]);
    }
}
