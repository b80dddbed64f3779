using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace StagingTools.Completion;

/// <summary>
/// Completes environment names from what <c>New-StagingEnvironment</c> left in the current folder. Asks no server, and
/// offers nothing when it cannot look.
/// </summary>
public sealed class EnvironmentNameCompleter : IArgumentCompleter
{
    private const string Prefix = "terraform-";
    private const string Suffix = "-outputs.json";

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters) =>
        Names(CurrentFolder.Of(fakeBoundParameters), wordToComplete.Trim('\'', '"'))
            .Select(name => new CompletionResult(
                Quoting.Argument(name), name, CompletionResultType.ParameterValue, $"Environment {name}"));

    /// <summary>The names that begin with a word, in order.</summary>
    /// <param name="folder">Where to look.</param>
    /// <param name="word">The beginning; empty for all.</param>
    internal static IReadOnlyList<string> Names(string folder, string word)
    {
        try
        {
            return
            [
                .. Directory.EnumerateFiles(folder, Prefix + "*" + Suffix)
                    .Select(path => Path.GetFileName(path)[Prefix.Length..^Suffix.Length])
                    .Where(name => name.StartsWith(word, StringComparison.OrdinalIgnoreCase))
                    .Order(StringComparer.Ordinal),
            ];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
