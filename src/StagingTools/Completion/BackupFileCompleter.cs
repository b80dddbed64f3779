using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace StagingTools.Completion;

/// <summary>
/// Completes backups: first those that syncs left in <c>tmp/db-dumps</c>, the newest first, then SQL files and archives
/// elsewhere.
/// </summary>
public sealed class BackupFileCompleter : IArgumentCompleter
{
    private const string Folder = "tmp/db-dumps";

    private static readonly string[] Endings = [".sql", ".dump", ".backup", ".tar"];

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        string word = wordToComplete.Trim('\'', '"');
        IReadOnlyList<string> backups = Backups(CurrentFolder.Of(fakeBoundParameters), word);
        return backups.Count > 0
            ? backups.Select(path => new CompletionResult(Quoting.Argument(path), path, CompletionResultType.ParameterValue, path))
            : FileChoices.Complete(wordToComplete, Endings);
    }

    /// <summary>The backups whose path or name begins with a word, the newest first.</summary>
    /// <param name="folder">The folder that the cmdlet would work in.</param>
    /// <param name="word">The beginning; empty for all.</param>
    internal static IReadOnlyList<string> Backups(string folder, string word)
    {
        try
        {
            return
            [
                .. Directory.EnumerateFiles(Path.Combine(folder, "tmp", "db-dumps"))
                    .Select(path => Path.GetFileName(path))
                    .Where(name => !name.StartsWith('.') && Endings.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase))
                    // Their names end with the time.
                    .OrderDescending(StringComparer.Ordinal)
                    .Select(name => $"{Folder}/{name}")
                    .Where(path => path.StartsWith(word, StringComparison.OrdinalIgnoreCase)
                        || Path.GetFileName(path).StartsWith(word, StringComparison.OrdinalIgnoreCase)),
            ];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
