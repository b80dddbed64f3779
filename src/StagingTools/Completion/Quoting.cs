using System.Management.Automation.Language;

namespace StagingTools.Completion;

/// <summary>Puts words in the form in which a command line takes them.</summary>
internal static class Quoting
{
    /// <summary>A word as one argument: bare when it can be, else in single quotes.</summary>
    /// <param name="word">The word.</param>
    public static string Argument(string word) =>
        word.Length > 0 && word.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '/' or ':')
            ? word
            : $"'{CodeGeneration.EscapeSingleQuotedStringContent(word)}'";
}
