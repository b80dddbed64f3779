using System.Collections;
using System.Management.Automation;
using StagingTools.Engine.Data.Discovery;

namespace StagingTools.Completion;

/// <summary>The tables and columns that the rules file on the command line names. Asks no server.</summary>
internal static class RulesNames
{
    private const string DefaultFile = "sanitization.yaml";

    /// <summary>The tables that begin with a word, with their schema or without.</summary>
    /// <param name="file">The rules file.</param>
    /// <param name="word">The beginning; empty for all.</param>
    public static IReadOnlyList<string> Tables(string file, string word) =>
    [
        .. RulesOutline.Read(file)
            .Select(table => table.Table)
            .Where(table => Begins(table, word) || Begins(table[(table.IndexOf('.', StringComparison.Ordinal) + 1)..], word)),
    ];

    /// <summary>The columns that begin with a word, of one table or of all.</summary>
    /// <param name="file">The rules file.</param>
    /// <param name="table">The table as <c>-Table</c> has it; empty for all.</param>
    /// <param name="word">The beginning; empty for all.</param>
    public static IReadOnlyList<string> Columns(string file, string table, string word)
    {
        WildcardPattern pattern = new(table.Length == 0 ? "*" : table, WildcardOptions.IgnoreCase);
        return
        [
            .. RulesOutline.Read(file)
                .Where(entry => pattern.IsMatch(entry.Table) || pattern.IsMatch(entry.Table[(entry.Table.IndexOf('.', StringComparison.Ordinal) + 1)..]))
                .SelectMany(entry => entry.Columns)
                .Where(column => Begins(column, word))
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>The rules file on the command line, or the one that is taken without.</summary>
    /// <param name="bound">The parameters that are on the command line already.</param>
    public static string File(IDictionary bound) =>
        Path.Combine(CurrentFolder.Of(bound), bound["Rules"] as string is { Length: > 0 } given ? given : DefaultFile);

    private static bool Begins(string name, string word) => name.StartsWith(word, StringComparison.OrdinalIgnoreCase);
}
