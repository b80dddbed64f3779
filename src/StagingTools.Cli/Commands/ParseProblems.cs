using System.CommandLine;
using System.CommandLine.Parsing;

namespace StagingTools.Cli.Commands;

/// <summary>Says what is wrong with a command line, naming the option and what it takes.</summary>
internal static class ParseProblems
{
    /// <summary>All problems in one line.</summary>
    /// <param name="parsed">A command line with errors.</param>
    public static string Describe(ParseResult parsed) =>
        parsed.UnmatchedTokens.Count > 0
            ? $"There is no {Kind(parsed.UnmatchedTokens[0])} '{parsed.UnmatchedTokens[0]}'."
            : string.Join(' ', parsed.Errors.Select(Describe).Distinct());

    private static string Describe(ParseError error)
    {
        OptionResult? option = error.SymbolResult as OptionResult ?? error.SymbolResult?.Parent as OptionResult;
        if (option is null)
            return error.Message.ReplaceLineEndings(" ");

        string expected = option.Option.HelpName ?? (option.Option.ValueType == typeof(bool) ? "true|false" : "text");
        return option.Tokens.Count == 0
            ? $"{option.Option.Name} needs a value: {expected}."
            : $"'{string.Join(' ', option.Tokens.Select(token => token.Value))}' is no value of {option.Option.Name}: {expected}.";
    }

    private static string Kind(string token) => token.StartsWith('-') ? "option" : "command or argument";
}
