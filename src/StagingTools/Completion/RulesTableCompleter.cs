using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace StagingTools.Completion;

/// <summary>Completes tables from the rules file. Offers nothing when it cannot be read.</summary>
public sealed class RulesTableCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters) =>
        RulesNames.Tables(RulesNames.File(fakeBoundParameters), wordToComplete.Trim('\'', '"'))
            .Select(name => new CompletionResult(
                Quoting.Argument(name), name, CompletionResultType.ParameterValue, $"Table {name}"));
}
