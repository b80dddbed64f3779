using System.Text.RegularExpressions;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Environments.Dns;

/// <summary>Names of the domain name system, as they are given and as Route 53 writes them.</summary>
internal static partial class DomainName
{
    private const int Longest = 253;

    /// <summary>The name that is meant: places filled, lower case, no dot at the end.</summary>
    /// <exception cref="StagingException"><c>InvalidDomain</c>.</exception>
    public static string Check(string given, EnvironmentName name)
    {
        string text = Fill(given, name).TrimEnd('.').ToLowerInvariant();
        return IsDomain(text)
            ? text
            : throw new StagingException("InvalidDomain", StagingErrorCategory.InvalidArgument, $"'{given}' is no domain name.")
            {
                TargetInput = given,
                RecommendedAction = "Give a whole name, such as staging.example.com.",
            };
    }

    /// <summary>Whether a text can be a domain in the settings, with or without places to fill.</summary>
    public static bool IsSetting(string text) => IsDomain(text
        .Replace("{environment}", "x", StringComparison.Ordinal)
        .Replace("{project}", "x", StringComparison.Ordinal)
        .TrimEnd('.').ToLowerInvariant());

    /// <summary>A name as people write it, from one of Route 53: no dot at the end, no octal escapes of what needs none.</summary>
    public static string FromRoute53(string name) => name.TrimEnd('.').Replace("\\052", "*", StringComparison.Ordinal);

    /// <summary>A name and those above it, the longest first; never a top-level domain alone.</summary>
    public static IEnumerable<string> Suffixes(string name)
    {
        for (string rest = name; rest.Contains('.', StringComparison.Ordinal); rest = rest[(rest.IndexOf('.', StringComparison.Ordinal) + 1)..])
            yield return rest;
    }

    private static string Fill(string given, EnvironmentName name) => given
        .Replace("{environment}", name.Name, StringComparison.Ordinal)
        .Replace("{project}", name.Project, StringComparison.Ordinal);

    private static bool IsDomain(string text) => text.Length <= Longest && Form().IsMatch(text);

    [GeneratedRegex(@"^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
