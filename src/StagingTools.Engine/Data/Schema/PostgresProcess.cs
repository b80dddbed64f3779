using System.Diagnostics;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Data.Schema;

/// <summary>Runs a client program of PostgreSQL and reads what it says with values left out.</summary>
internal static class PostgresProcess
{
    /// <summary>Runs a program to its end.</summary>
    /// <param name="context">The variables that it inherits, but for those that speak of other databases.</param>
    /// <param name="program">Its path.</param>
    /// <param name="arguments">Its arguments; hold no secret.</param>
    /// <param name="connection">The variables that say which database.</param>
    /// <param name="cancellationToken">Ends the program.</param>
    /// <returns>What it wrote to its standard output.</returns>
    /// <exception cref="StagingException"><c>SchemaCopyFailed</c> and what <see cref="ProgramErrors"/> knows.</exception>
    public static async Task<string> RunAsync(
        StagingContext context,
        string program,
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string> connection,
        CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        GiveVariables(start, context, connection);
        // Messages are read, so they have to be in English.
        start.Environment["LC_ALL"] = "C";
        start.Environment["LC_MESSAGES"] = "C";

        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        try
        {
            Task<string> error = process.StandardError.ReadToEndAsync(cancellationToken);
            string output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
            string errors = await error;
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode == 0
                ? output
                : throw ProgramErrors.Translate(Path.GetFileNameWithoutExtension(program), errors, connection);
        }
        finally
        {
            await EndAsync(process);
        }
    }

    /// <summary>Gives a program the context's variables, but for those that speak of other databases, and those of its connection.</summary>
    /// <param name="start">The program.</param>
    /// <param name="context">The variables that it inherits.</param>
    /// <param name="connection">The variables that say which database.</param>
    public static void GiveVariables(ProcessStartInfo start, StagingContext context, IReadOnlyDictionary<string, string> connection)
    {
        start.Environment.Clear();
        foreach ((string name, string value) in context.EnvironmentVariables)
        {
            if (!name.StartsWith("PG", StringComparison.Ordinal))
                start.Environment[name] = value;
        }

        foreach ((string name, string value) in connection)
            start.Environment[name] = value;
    }

    /// <summary>Ends a program that is left alone before its end.</summary>
    public static async Task EndAsync(Process process)
    {
        if (process.HasExited)
            return;

        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(CancellationToken.None);
    }
}
