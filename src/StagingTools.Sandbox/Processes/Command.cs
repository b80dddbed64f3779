using System.Diagnostics;

namespace StagingTools.Sandbox.Processes;

/// <summary>Short helper programs that run to their end while somebody waits for them.</summary>
internal static class Command
{
    /// <summary>Runs a program and returns what it said.</summary>
    /// <param name="program">Program.</param>
    /// <param name="arguments">Arguments.</param>
    /// <param name="environment">The whole environment.</param>
    /// <param name="workingDirectory">Where it runs; the root where it does not matter.</param>
    public static CommandResult Run(
        string program,
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string> environment,
        string workingDirectory = "/")
    {
        using Process process = Start(program, arguments, environment, workingDirectory);
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new CommandResult(process.ExitCode, output, error.GetAwaiter().GetResult());
    }

    /// <summary>Runs a program to its end.</summary>
    /// <exception cref="SandboxException">It ended with an exit code other than 0; its error output is in the message.</exception>
    public static async Task<string> RunAsync(
        string program,
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string> environment,
        CancellationToken cancellationToken,
        string workingDirectory = "/")
    {
        using Process process = Start(program, arguments, environment, workingDirectory);
        try
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            string error = await process.StandardError.ReadToEndAsync(cancellationToken).ConfigureAwait(false);
            await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
            return process.ExitCode == 0
                ? await output.ConfigureAwait(false)
                : throw new SandboxException(
                    $"{Path.GetFileName(program)} failed with exit code {process.ExitCode}: {error.Trim()}");
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static Process Start(
        string program,
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string> environment,
        string workingDirectory)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = workingDirectory,
        };
        start.Environment.Clear();
        foreach ((string name, string value) in environment) start.Environment[name] = value;
        Process process = Process.Start(start)
            ?? throw new SandboxException($"'{program}' could not be started.");
        process.StandardInput.Close();
        return process;
    }
}
