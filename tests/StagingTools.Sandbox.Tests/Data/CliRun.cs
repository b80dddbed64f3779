using System.Diagnostics;

namespace StagingTools.Sandbox.Tests.Data;

/// <summary>A process of the shell face that runs. Ends with the test.</summary>
public sealed class CliRun : IDisposable
{
    private readonly Process process;
    private readonly Task<string> output;
    private readonly Task<string> errors;

    internal CliRun(Process process)
    {
        this.process = process;
        output = process.StandardOutput.ReadToEndAsync();
        errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Kills it with SIGKILL.</summary>
    /// <param name="withChildren">Whether pg_dump and pg_restore are killed with it; else they are left to themselves.</param>
    /// <returns>Whether it still ran.</returns>
    public async Task<bool> KillAsync(bool withChildren)
    {
        bool ran = !process.HasExited;
        process.Kill(withChildren);
        await process.WaitForExitAsync();
        return ran && process.ExitCode == 137;
    }

    /// <summary>Waits for its end.</summary>
    public async Task<CliOutcome> EndAsync(CancellationToken cancellationToken)
    {
        await process.WaitForExitAsync(cancellationToken);
        return new CliOutcome(process.ExitCode, await output, await errors);
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        process.Dispose();
    }
}
