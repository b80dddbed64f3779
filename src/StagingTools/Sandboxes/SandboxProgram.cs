using System.Diagnostics;
using System.Text;
using System.Text.Json;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;

namespace StagingTools.Sandboxes;

/// <summary>
/// The sandbox's own program, run as a child: its web server has no place in PowerShell's process. Speaks JSON.
/// </summary>
/// <param name="dotnet">The .NET host.</param>
/// <param name="program">The program's dll.</param>
internal sealed class SandboxProgram(string dotnet, string program)
{
    /// <summary>The program that came with the module.</summary>
    /// <param name="moduleFolder">The module's folder.</param>
    /// <exception cref="StagingException"><c>SandboxMissing</c> or <c>DotNetMissing</c>.</exception>
    public static SandboxProgram Find(string moduleFolder)
    {
        string program = Path.Combine(moduleFolder, "sandbox", "staging.dll");
        if (!File.Exists(program))
            throw new StagingException("SandboxMissing", StagingErrorCategory.NotInstalled, $"'{program}' is missing.")
            {
                TargetInput = program,
                RecommendedAction = "Build or install the module again.",
            };
        return new SandboxProgram(DotNetHost.Find(), program);
    }

    /// <summary>Runs one command to its end.</summary>
    /// <param name="arguments">The command after <c>staging sandbox</c>.</param>
    /// <param name="host">Told what the program tells.</param>
    /// <param name="cancellationToken">Interrupts the program and waits until it has ended.</param>
    /// <returns>Its result.</returns>
    /// <exception cref="StagingException">What the program reported.</exception>
    public async Task<JsonElement> RunAsync(
        IEnumerable<string> arguments, IHost host, CancellationToken cancellationToken)
    {
        ProcessStartInfo start = new(dotnet)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            UseShellExecute = false,
        };
        foreach (string argument in (IEnumerable<string>)[program, "sandbox", .. arguments, "--output", "json"])
            start.ArgumentList.Add(argument);

        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        using CancellationTokenRegistration stop = cancellationToken.Register(() => Signals.Interrupt(process));
        // Both pipes are read to their ends, or a full one would hold the program up.
        Task<string> output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        StagingException? error = await ReadMessagesAsync(process.StandardError, host);
        string result = await output;
        await process.WaitForExitAsync(CancellationToken.None);
        cancellationToken.ThrowIfCancellationRequested();
        if (process.ExitCode != 0)
            throw error ?? Unexpected(process.ExitCode);
        return JsonSerializer.Deserialize<JsonElement>(result);
    }

    // Steps and warnings in plain text; an error is the last line, in JSON.
    private static async Task<StagingException?> ReadMessagesAsync(StreamReader messages, IHost host)
    {
        const string warning = "warning: ";
        StagingException? error = null;
        while (await messages.ReadLineAsync(CancellationToken.None) is { } line)
        {
            if (ProgramError.Parse(line) is { } reported)
                error = reported;
            else if (line.StartsWith(warning, StringComparison.Ordinal))
                host.Warning(line[warning.Length..]);
            else
                host.Information(line);
        }

        return error;
    }

    private static StagingException Unexpected(int exitCode) =>
        new("SandboxFailed", StagingErrorCategory.OperationFailed, $"The sandbox's program ended with exit code {exitCode}.")
        {
            RecommendedAction = "See the messages above.",
        };
}
