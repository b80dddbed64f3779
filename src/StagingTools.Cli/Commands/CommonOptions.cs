using System.CommandLine;
using StagingTools.Cli.Json;
using StagingTools.Cli.Terminals;

namespace StagingTools.Cli.Commands;

/// <summary>The options that every command has.</summary>
internal static class CommonOptions
{
    private const string OutputName = "--output";
    private const string VerboseName = "--verbose";
    private const string QuietName = "--quiet";
    private const string WorkingDirectoryName = "--working-directory";

    /// <summary>Adds them to the root, from where they reach every command.</summary>
    /// <param name="root">The root.</param>
    public static void AddTo(RootCommand root)
    {
        Option<OutputFormat> output = new(OutputName, "-o")
        {
            Description = "How to write the result: for people or for programs. Default: table.",
            HelpName = "table|json",
            Recursive = true,
        };
        output.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, "table", "json");
        root.Add(output);
        root.Add(new Option<bool>(VerboseName, "-v") { Description = "Tell details, too.", Recursive = true });
        root.Add(new Option<bool>(QuietName, "-q") { Description = "Tell warnings and errors only.", Recursive = true });
        root.Add(new Option<string?>(WorkingDirectoryName)
        {
            Description = "The folder for outputs, logs and backups. Default: the current one.",
            HelpName = "folder",
            Recursive = true,
        });
    }

    /// <summary>How results are to be written.</summary>
    /// <param name="parsed">The command line.</param>
    public static OutputFormat Format(ParseResult parsed) => parsed.GetValue<OutputFormat>(OutputName);

    /// <summary>How errors are to be written, when even the command line may be in error.</summary>
    /// <param name="arguments">The command line.</param>
    public static OutputFormat FormatOf(IReadOnlyList<string> arguments)
    {
        for (int i = 0; i < arguments.Count; i++)
        {
            string argument = arguments[i];
            string? value = argument is OutputName or "-o"
                ? arguments.ElementAtOrDefault(i + 1)
                : argument.StartsWith(OutputName + "=", StringComparison.Ordinal) || argument.StartsWith("-o=", StringComparison.Ordinal)
                    ? argument[(argument.IndexOf('=', StringComparison.Ordinal) + 1)..]
                    : null;
            if (string.Equals(value, "json", StringComparison.OrdinalIgnoreCase))
                return OutputFormat.Json;
        }

        return OutputFormat.Table;
    }

    /// <summary>Whether details were asked for.</summary>
    /// <param name="parsed">The command line.</param>
    public static bool IsVerbose(ParseResult parsed) => parsed.GetValue<bool>(VerboseName);

    /// <summary>How much to tell.</summary>
    /// <param name="parsed">The command line.</param>
    public static Verbosity VerbosityOf(ParseResult parsed) =>
        IsVerbose(parsed) ? Verbosity.Verbose
        : parsed.GetValue<bool>(QuietName) ? Verbosity.Quiet
        : Verbosity.Normal;

    /// <summary>The folder to work in; null for the process's own.</summary>
    /// <param name="parsed">The command line.</param>
    public static string? WorkingDirectory(ParseResult parsed) => parsed.GetValue<string?>(WorkingDirectoryName);
}
