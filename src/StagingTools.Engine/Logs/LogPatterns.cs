using System.Text.RegularExpressions;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Logs;

/// <summary>Regular expressions that lines are held against.</summary>
internal sealed class LogPatterns
{
    // A line is matched in microseconds; one that takes longer than this takes for ever.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Regex regex;

    private LogPatterns(Regex regex) => this.regex = regex;

    /// <summary>Reads an expression.</summary>
    /// <param name="pattern">The expression; <see langword="null"/> or empty for none.</param>
    /// <param name="option">The option that carries it.</param>
    /// <exception cref="StagingException"><c>InvalidMatch</c>.</exception>
    public static LogPatterns? Parse(string? pattern, string option)
    {
        if (string.IsNullOrEmpty(pattern))
            return null;

        try
        {
            return new LogPatterns(new Regex(pattern, RegexOptions.CultureInvariant, Patience));
        }
        catch (ArgumentException wrong)
        {
            throw new StagingException(
                "InvalidMatch", StagingErrorCategory.InvalidArgument, $"{option} is no regular expression: {wrong.Message}", wrong)
            {
                TargetInput = pattern,
                RecommendedAction = "Write it as .NET does, with \\ before signs that are meant as such: ERROR|FATAL, \"status\":5\\d\\d. "
                    + "--filter takes CloudWatch's own patterns.",
            };
        }
    }

    /// <summary>Whether a line has a part that matches.</summary>
    /// <param name="line">The line.</param>
    /// <exception cref="StagingException"><c>MatchTooSlow</c>.</exception>
    public bool Matches(string line)
    {
        try
        {
            return regex.IsMatch(line);
        }
        catch (RegexMatchTimeoutException slow)
        {
            throw new StagingException(
                "MatchTooSlow",
                StagingErrorCategory.InvalidArgument,
                $"The expression '{regex}' takes more than a second for one line.",
                slow)
            {
                TargetInput = regex.ToString(),
                RecommendedAction = "Avoid repetitions within repetitions, such as (a+)+; or begin the expression with a word that is there.",
            };
        }
    }
}
