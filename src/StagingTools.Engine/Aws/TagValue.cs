using System.Text;

namespace StagingTools.Engine.Aws;

/// <summary>The form that AWS wants of a tag's value.</summary>
internal static class TagValue
{
    // https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html
    private const int MaximumLength = 256;
    private const string AllowedMarks = " _.:/=+-@";

    /// <summary>A text as a tag's value: names of sessions may hold marks that values of tags may not.</summary>
    public static string Of(string text)
    {
        var value = new StringBuilder();
        foreach (char letter in text.AsSpan(0, Math.Min(text.Length, MaximumLength)))
            value.Append(char.IsLetterOrDigit(letter) || AllowedMarks.Contains(letter, StringComparison.Ordinal) ? letter : '_');
        return value.ToString();
    }
}
