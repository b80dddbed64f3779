using StagingTools.Sandbox.Gateway;

namespace StagingTools.Sandbox.Logs.Patterns;

/// <summary>How CloudWatch Logs refuses a filter pattern.</summary>
internal static class PatternError
{
    /// <summary>What is said of a pattern that cannot be read; operations of metric filters have another word for it.</summary>
    public const string Invalid = "Invalid filter pattern";

    /// <summary>A pattern that breaks the grammar.</summary>
    /// <param name="reason">Why; the service itself leaves it at the first three words.</param>
    public static AwsException Malformed(string reason) => Refused($"{Invalid}: {reason}");

    /// <summary>Something stands where the grammar does not allow it.</summary>
    public static AwsException Character(string term) => Refused($"Invalid character(s) in term '{term}'");

    /// <summary>A refusal of a parameter.</summary>
    public static AwsException Refused(string message) => new("InvalidParameterException", message);
}
