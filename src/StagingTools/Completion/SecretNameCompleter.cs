using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace StagingTools.Completion;

/// <summary>Completes the short names of the secrets that an environment can have.</summary>
public class SecretNameCompleter : IArgumentCompleter
{
    // The engine's own list; it is not asked, since completion loads no engine.
    internal static readonly string[] Names =
        ["admin-token", "database-url", "meta-app-secret", "meta-verify-token", "openai-api-key", "redis-url"];

    private protected virtual IEnumerable<string> Choices => Names;

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters) =>
        Choices
            .Where(name => name.StartsWith(wordToComplete.Trim('\'', '"'), StringComparison.OrdinalIgnoreCase))
            .Select(name => new CompletionResult(Quoting.Argument(name), name, CompletionResultType.ParameterValue, $"The secret {name}"));
}
