using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace StagingTools.Completion;

/// <summary>
/// Completes references to databases: <c>env:NAME</c> for every variable that holds a database URL. Shows names alone, never
/// what they hold.
/// </summary>
public sealed class ReferenceCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters) =>
        References(Environment.GetEnvironmentVariables(), wordToComplete.Trim('\'', '"'))
            .Select(reference => new CompletionResult(
                Quoting.Argument(reference), reference, CompletionResultType.ParameterValue, $"The URL in {reference}"));

    /// <summary>The references that begin with a word, in order.</summary>
    /// <param name="variables">The environment variables.</param>
    /// <param name="word">The beginning; empty for all.</param>
    internal static IReadOnlyList<string> References(IDictionary variables, string word) =>
    [
        .. variables.Cast<DictionaryEntry>()
            .Where(variable => IsDatabaseUrl(variable.Value as string ?? ""))
            .Select(variable => $"env:{variable.Key}")
            .Where(reference => reference.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal),
    ];

    private static bool IsDatabaseUrl(string text) =>
        text.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase)
        || text.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase);
}
