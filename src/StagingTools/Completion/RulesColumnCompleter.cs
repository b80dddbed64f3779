using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace StagingTools.Completion;

/// <summary>Completes columns from the rules file. Offers nothing when it cannot be read.</summary>
public sealed class RulesColumnCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters) =>
        RulesNames.Columns(
                RulesNames.File(fakeBoundParameters), fakeBoundParameters["Table"] as string ?? "", wordToComplete.Trim('\'', '"'))
            .Select(name => new CompletionResult(
                Quoting.Argument(name), name, CompletionResultType.ParameterValue, $"Column {name}"));
}
