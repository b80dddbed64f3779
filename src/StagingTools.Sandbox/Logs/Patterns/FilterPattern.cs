using StagingTools.Sandbox.Gateway;

namespace StagingTools.Sandbox.Logs.Patterns;

/// <summary>A filter pattern of CloudWatch Logs: what events a reader, a metric filter or a Live Tail session wants.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html</remarks>
internal abstract class FilterPattern
{
    private const int LongestPattern = 1024;

    /// <summary>Regular expressions in the pattern.</summary>
    public virtual int Expressions => 0;

    /// <summary>Reads a pattern; one that is empty takes every event.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="parameter">The parameter that carries it.</param>
    /// <exception cref="AwsException">It is none.</exception>
    public static FilterPattern Parse(string? pattern, string parameter = "filterPattern")
    {
        pattern ??= "";
        if (pattern.Length > LongestPattern)
        {
            throw PatternError.Refused(
                $"1 validation error detected: Value '{pattern}' at '{parameter}' failed to satisfy constraint: "
                + "Member must have length less than or equal to 1024");
        }

        // What stands before the first bracket makes it a pattern of terms, in which no bracket may be: spaces too.
        return pattern switch
        {
            ['{', ..] => JsonPatternParser.Parse(pattern),
            ['[', ..] => FieldPatternParser.Parse(pattern),
            ['%', ..] => ExpressionPattern.Parse(pattern),
            _ => TermPatternParser.Parse(pattern),
        };
    }

    /// <summary>Whether the pattern takes a message.</summary>
    /// <param name="message">The message in UTF-8.</param>
    public abstract bool Matches(ReadOnlyMemory<byte> message);

    /// <summary>The values of a message that the pattern names, each under its name.</summary>
    /// <param name="message">The message in UTF-8.</param>
    public virtual IReadOnlyDictionary<string, string> Extract(ReadOnlyMemory<byte> message) =>
        new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Finds one value in messages.</summary>
    /// <param name="reference"><c>$.property</c> with a pattern for JSON, <c>$name</c> with one for fields.</param>
    /// <returns>Reads the value from a message, null where it has none; null where the pattern has no such values.</returns>
    public virtual Func<ReadOnlyMemory<byte>, string?>? ReaderOf(string reference) => null;
}
