using System.Security.Cryptography;
using System.Text;
using StagingTools.Engine.Data.Swap;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Data.Rules;

/// <summary>A rules file.</summary>
/// <param name="File">Its path as the user gave it; stands in messages.</param>
/// <param name="Hash">SHA-256 of its bytes, in hexadecimal.</param>
/// <param name="Tables">The tables by schema and name.</param>
internal sealed record SanitizationRules(
    string File, string Hash, IReadOnlyDictionary<(string Schema, string Name), TableRule> Tables)
{
    /// <summary>Whether large objects are copied; <see langword="null"/> when the file does not say.</summary>
    public bool? KeepLargeObjects { get; init; }

    /// <summary>The rules of a sync that skips sanitization: every table is copied as it is. They stand in no file.</summary>
    public static SanitizationRules KeepEverything { get; } =
        new("", "", new Dictionary<(string, string), TableRule>()) { KeepLargeObjects = true, KeepsEverything = true };

    /// <summary>Whether tables that no rule names are copied as they are.</summary>
    public bool KeepsEverything { get; private init; }

    /// <summary>The rules for a plan.</summary>
    public string Describe() => KeepsEverything ? "none: NOTHING IS MASKED" : $"{File} (sha256 {Hash[..12]})";

    /// <summary>The rules for the mark on the database.</summary>
    public string Mark => KeepsEverything ? DatabaseMark.Unmasked : $"rules {Hash[..12]}";

    /// <summary>Reads a rules file.</summary>
    /// <param name="context">The working directory.</param>
    /// <param name="file">The path as the user gave it.</param>
    /// <exception cref="StagingException"><c>RulesNotFound</c> or <c>InvalidRules</c>, the latter with line and column.</exception>
    public static SanitizationRules Load(StagingContext context, string file) => Parse(file, ReadFile(context, file));

    /// <summary>The bytes of a rules file.</summary>
    /// <param name="context">The working directory.</param>
    /// <param name="file">The path as the user gave it.</param>
    /// <exception cref="StagingException"><c>RulesNotFound</c>.</exception>
    public static byte[] ReadFile(StagingContext context, string file)
    {
        string path = Path.GetFullPath(file, context.WorkingDirectory);
        try
        {
            return System.IO.File.ReadAllBytes(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StagingException(
                "RulesNotFound", StagingErrorCategory.NotFound, $"The rules file '{path}' cannot be read.", failure)
            {
                TargetInput = file,
                RecommendedAction = "Give its path with --rules; examples/sanitization.yaml shows the form.",
            };
        }
    }

    /// <summary>Reads the bytes of a rules file.</summary>
    /// <param name="file">What messages call it.</param>
    /// <param name="bytes">What is in it.</param>
    /// <exception cref="StagingException"><c>InvalidRules</c>, with line and column.</exception>
    public static SanitizationRules Parse(string file, byte[] bytes) =>
        RulesParser.Parse(file, Convert.ToHexStringLower(SHA256.HashData(bytes)), Encoding.UTF8.GetString(bytes));

    /// <summary>The error for mistakes in this file.</summary>
    public StagingException Invalid(IReadOnlyCollection<RuleMistake> mistakes) => Invalid(File, mistakes);

    /// <summary>The error for mistakes in a file, each with line and column.</summary>
    public static StagingException Invalid(string file, IReadOnlyCollection<RuleMistake> mistakes)
    {
        IEnumerable<string> lines = mistakes
            .OrderBy(mistake => mistake.Position.Line)
            .ThenBy(mistake => mistake.Position.Column)
            .Select(mistake => $"{file}({mistake.Position.Line},{mistake.Position.Column}): {mistake.Message}");
        string message = mistakes.Count == 1
            ? lines.First()
            : $"{file} has {mistakes.Count} mistakes:\n  {string.Join("\n  ", lines)}";
        return new StagingException("InvalidRules", StagingErrorCategory.InvalidArgument, message)
        {
            TargetInput = file,
            RecommendedAction = "Correct the file; docs/data-sync.md has every key and mask.",
        };
    }
}
