using System.Text;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Deployments;

/// <summary>
/// A command as its words. No shell is between: a text is parted at blanks, quotes and backslashes keep words together, and
/// nothing is expanded.
/// </summary>
internal static class CommandWords
{
    private const string Plain = "-_./:=,@%+";

    /// <summary>The words of a command as it was given.</summary>
    /// <param name="given">Its words; one alone is parted.</param>
    /// <exception cref="StagingException"><c>CommandMissing</c> or <c>InvalidCommand</c>.</exception>
    public static IReadOnlyList<string> Of(IReadOnlyList<string>? given)
    {
        IReadOnlyList<string> words = given is [{ } text] ? Part(text) : given ?? [];
        if (words.Count > 0 && words[0].Length > 0)
            return words;

        throw new StagingException("CommandMissing", StagingErrorCategory.InvalidArgument, "No command is named.")
        {
            RecommendedAction = "Give it with --command, such as --command 'npm run seed'.",
        };
    }

    /// <summary>A command as one would type it.</summary>
    public static string Show(IReadOnlyList<string> words) => string.Join(' ', words.Select(Quote));

    /// <summary>A command within a sentence: in quotes, unless it has some of its own.</summary>
    public static string Cite(IReadOnlyList<string> words) =>
        Show(words) is var shown && shown.Contains('\'', StringComparison.Ordinal) ? shown : $"'{shown}'";

    private static string Quote(string word) =>
        word.Length > 0 && word.All(letter => char.IsAsciiLetterOrDigit(letter) || Plain.Contains(letter, StringComparison.Ordinal))
            ? word
            : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static List<string> Part(string text)
    {
        var words = new List<string>();
        StringBuilder? word = null;
        char quote = '\0';
        for (int i = 0; i < text.Length; i++)
        {
            char letter = text[i];
            bool escapes = letter == '\\' && quote != '\'' && i + 1 < text.Length && (quote == '\0' || text[i + 1] is '"' or '\\');
            if (escapes)
            {
                (word ??= new()).Append(text[++i]);
            }
            else if (letter == quote)
            {
                quote = '\0';
            }
            else if (quote == '\0' && letter is '\'' or '"')
            {
                word ??= new();
                quote = letter;
            }
            else if (quote == '\0' && char.IsWhiteSpace(letter))
            {
                if (word is not null)
                    words.Add(word.ToString());
                word = null;
            }
            else
            {
                (word ??= new()).Append(letter);
            }
        }

        if (quote != '\0')
            throw new StagingException("InvalidCommand", StagingErrorCategory.InvalidArgument, "The command has a quote without its end.")
            {
                TargetInput = text,
                RecommendedAction = "Close the quote, or give the words one by one.",
            };
        if (word is not null)
            words.Add(word.ToString());
        return words;
    }
}
