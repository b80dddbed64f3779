using System.Globalization;
using System.Text.RegularExpressions;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Environments.Snapshots;

/// <summary>The names of snapshots: RDS's rules, and those that StagingTools gives.</summary>
internal static partial class SnapshotName
{
    // https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBSnapshot.html
    private const int MaximumLength = 255;

    /// <summary>The name of a snapshot that somebody asks for at a moment.</summary>
    /// <param name="name">The environment.</param>
    /// <param name="now">The moment.</param>
    public static string Manual(EnvironmentName name, DateTimeOffset now) => $"{name.Stem}-manual-{Stamp(now)}";

    /// <summary>The name of the snapshot before an environment's end.</summary>
    /// <param name="name">The environment.</param>
    /// <param name="now">The moment.</param>
    public static string Final(EnvironmentName name, DateTimeOffset now) => $"{FinalPrefix(name)}{Stamp(now)}";

    /// <summary>The name of the snapshot of the data that a restore replaces.</summary>
    /// <param name="name">The environment.</param>
    /// <param name="now">The moment.</param>
    public static string Safety(EnvironmentName name, DateTimeOffset now) => $"{SafetyPrefix(name)}{Stamp(now)}";

    /// <summary>What the names of an environment's final snapshots start with.</summary>
    public static string FinalPrefix(EnvironmentName name) => $"{name.Stem}-final-";

    /// <summary>Whether a name is one that <see cref="Final"/> gives for this very environment.</summary>
    public static bool IsFinal(EnvironmentName name, string snapshot) => IsStamped(FinalPrefix(name), snapshot);

    /// <summary>
    /// Whether a name is one that StagingTools gives for this very environment. The whole form counts: another environment's
    /// name may begin with this one's.
    /// </summary>
    public static bool IsOwn(EnvironmentName name, string snapshot) =>
        IsFinal(name, snapshot)
        || IsStamped($"{name.Stem}-manual-", snapshot)
        || IsStamped(SafetyPrefix(name), snapshot);

    /// <summary>Whether a name is a pattern for several.</summary>
    public static bool IsPattern(string name) => name.AsSpan().ContainsAny('*', '?');

    /// <summary>Checks a name by RDS's rules.</summary>
    /// <returns>The name as RDS keeps it: in lower case.</returns>
    /// <exception cref="StagingException"><c>InvalidSnapshotName</c>.</exception>
    public static string Check(string name) =>
        name.Length <= MaximumLength && Form().IsMatch(name) && !name.Contains("--", StringComparison.Ordinal)
            ? name.ToLowerInvariant()
            : throw new StagingException(
                "InvalidSnapshotName", StagingErrorCategory.InvalidArgument, $"'{name}' is not a valid name of a snapshot.")
            {
                TargetInput = name,
                RecommendedAction = IsPattern(name)
                    ? $"Name one snapshot; 'staging snapshot list --name \"{name}\"' shows those that match."
                    : $"Use 1 to {MaximumLength} letters, digits and single hyphens, with a letter first and no hyphen last.",
            };

    private static string SafetyPrefix(EnvironmentName name) => $"{name.Stem}-before-restore-";

    private static string Stamp(DateTimeOffset now) => now.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);

    private static bool IsStamped(string prefix, string snapshot) =>
        snapshot.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) && Stamps().IsMatch(snapshot.AsSpan(prefix.Length));

    [GeneratedRegex(@"\A[A-Za-z](?:[A-Za-z0-9-]*[A-Za-z0-9])?\z")]
    private static partial Regex Form();

    [GeneratedRegex(@"\A[0-9]{14}\z")]
    private static partial Regex Stamps();
}
