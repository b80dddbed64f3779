using System.Management.Automation;

namespace StagingTools.Completion;

/// <summary>Files by their ending, with the folders that lead to them.</summary>
internal static class FileChoices
{
    /// <summary>PowerShell's own completion of a path, but for files of other endings.</summary>
    /// <param name="word">The beginning of the path.</param>
    /// <param name="endings">The endings, with their dot.</param>
    public static IEnumerable<CompletionResult> Complete(string word, params string[] endings) =>
        CompletionCompleters.CompleteFilename(word)
            .Where(choice => choice.ResultType == CompletionResultType.ProviderContainer
                || endings.Any(ending => choice.ListItemText.EndsWith(ending, StringComparison.OrdinalIgnoreCase)));
}
