using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using StagingTools.Engine.Diagnosis;

namespace StagingTools.Completion;

/// <summary>Completes the ids of checks, in the order in which they are shown.</summary>
public sealed class CheckIdCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters) =>
        Choices(wordToComplete).Select(id => new CompletionResult(id, id, CompletionResultType.ParameterValue, id));

    /// <summary>The ids that go on from a word.</summary>
    /// <param name="word">The beginning of one, quoted or not.</param>
    internal static IEnumerable<string> Choices(string word)
    {
        string begin = word.Trim('\'', '"');
        return CheckCatalog.Ids.Where(id => id.StartsWith(begin, StringComparison.OrdinalIgnoreCase));
    }
}
