using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace StagingTools.Sandbox.Logs.Patterns;

/// <summary>A regular expression over the whole message: <c>%colou?r%</c>.</summary>
internal sealed class ExpressionPattern(Regex expression) : FilterPattern
{
    /// <inheritdoc/>
    public override int Expressions => 1;

    /// <summary>Reads <c>%EXPRESSION%</c>.</summary>
    /// <exception cref="Gateway.AwsException">It is none.</exception>
    public static ExpressionPattern Parse(string pattern)
    {
        pattern = pattern.TrimEnd();
        if (pattern.Length < 2 || !pattern.EndsWith('%')) throw PatternError.Malformed("a regular expression is not closed by %");
        return new ExpressionPattern(PatternRegex.Parse(pattern[1..^1]));
    }

    /// <inheritdoc/>
    public override bool Matches(ReadOnlyMemory<byte> message)
    {
        char[] text = ArrayPool<char>.Shared.Rent(Encoding.UTF8.GetMaxCharCount(message.Length));
        try
        {
            int length = Encoding.UTF8.GetChars(message.Span, text);
            return PatternRegex.IsMatch(expression, text.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<char>.Shared.Return(text);
        }
    }
}
