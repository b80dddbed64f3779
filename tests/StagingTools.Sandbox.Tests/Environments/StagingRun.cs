using System.Diagnostics;
using System.Globalization;
using System.Text;
using StagingTools.Engine;

namespace StagingTools.Sandbox.Tests.Environments;

/// <summary>A run of the command line in a workshop, as a process of its own that can be interrupted and killed.</summary>
internal sealed class StagingRun : IDisposable
{
    private readonly Process process;
    private readonly string folder;
    private readonly StringBuilder output = new();
    private readonly StringBuilder result = new();

    private StagingRun(Process process, string folder)
    {
        this.process = process;
        this.folder = folder;
        process.OutputDataReceived += (_, line) =>
        {
            lock (output)
                result.AppendLine(line.Data);
        };
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Whether it has ended.</summary>
    public bool HasExited => process.HasExited;

    /// <summary>How it ended.</summary>
    public int ExitCode => process.ExitCode;

    /// <summary>Its process.</summary>
    public int Id => process.Id;

    /// <summary>All that it said.</summary>
    public string Output
    {
        get
        {
            lock (output)
                return output.ToString();
        }
    }

    /// <summary>What it wrote to its standard output alone.</summary>
    public string Result
    {
        get
        {
            lock (output)
                return result.ToString();
        }
    }

    /// <summary>Starts a run.</summary>
    /// <param name="context">Its variables and folder.</param>
    /// <param name="arguments">What it is told.</param>
    public static StagingRun Start(StagingContext context, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "staging.dll"), .. arguments])
        {
            WorkingDirectory = context.WorkingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in context.EnvironmentVariables)
            start.Environment[name] = value;
        start.Environment["STAGINGTOOLS_TERRAFORM_DIR"] = context.TerraformDirectory;
        // The copy that a plan is made in lies here too, so that what this run started is told from what others did.
        start.Environment["TMPDIR"] = Directory.CreateDirectory(Path.Combine(context.WorkingDirectory, "tmp")).FullName;
        Process process = Process.Start(start)!;
        process.StandardInput.Close();
        return new StagingRun(process, context.WorkingDirectory);
    }

    /// <summary>Waits for its end.</summary>
    public Task WaitAsync(CancellationToken cancellationToken) => process.WaitForExitAsync(cancellationToken);

    /// <summary>Does what Ctrl+C does.</summary>
    public void Interrupt()
    {
        using Process kill = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>Kills it with everything that it started, so that nothing can tidy up.</summary>
    public async Task KillAsync(CancellationToken cancellationToken)
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(cancellationToken);
        // Terraform leads a process group of its own, and its provider with it.
        foreach (Process left in Process.GetProcesses().Where(each => each.ProcessName.StartsWith("terraform", StringComparison.Ordinal)))
        {
            using (left)
            {
                if (WorksHere(left.Id))
                    left.Kill();
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        process.Dispose();
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (output)
            output.AppendLine(line.Data);
    }

    private bool WorksHere(int id)
    {
        try
        {
            return Directory.ResolveLinkTarget($"/proc/{id}/cwd", returnFinalTarget: false)?.FullName
                .StartsWith(folder, StringComparison.Ordinal) == true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
