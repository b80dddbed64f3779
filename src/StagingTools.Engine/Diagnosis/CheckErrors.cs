using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Diagnosis;

/// <summary>What is said of checks that failed, and of those that cannot be made.</summary>
public static class CheckErrors
{
    /// <summary>The error that a check amounts to, besides the <see cref="StagingCheck"/>.</summary>
    /// <param name="check">The check.</param>
    /// <returns><c>EnvironmentCheckFailed</c>; <see langword="null"/> when it did not fail.</returns>
    public static StagingException? For(StagingCheck check)
    {
        ArgumentNullException.ThrowIfNull(check);
        return check.Status != CheckStatus.Failed
            ? null
            : new StagingException(
                "EnvironmentCheckFailed",
                StagingErrorCategory.OperationFailed,
                // Which environment is meant may stand in the settings that cannot be read.
                check.EnvironmentName.Length == 0
                    ? $"The check {check.Id} failed: {check.Reason}"
                    : $"The check {check.Id} of {check.EnvironmentName} failed: {check.Reason}")
            {
                TargetInput = check.Id,
                RecommendedAction = check.Mend ?? "Read the evidence of the check.",
            };
    }

    /// <summary>A name that is no check's.</summary>
    /// <param name="asked">The name, or the patterns that match nothing.</param>
    /// <param name="known">The ids that there are.</param>
    internal static StagingException NotFound(string asked, IReadOnlyCollection<string> known) => new(
        "CheckNotFound",
        StagingErrorCategory.NotFound,
        DidYouMean.Nearest(asked, known) is { } nearest
            ? $"There is no check '{asked}'; did you mean '{nearest}'?"
            : $"There is no check '{asked}'.")
    {
        TargetInput = asked,
        RecommendedAction = $"Name one of {string.Join(", ", known)}; * and ? stand for any letters.",
    };

    /// <summary>A report of a kind that is not written.</summary>
    /// <param name="path">The path, as it was given.</param>
    internal static StagingException InvalidReportPath(string path) => new(
        "InvalidReportPath", StagingErrorCategory.InvalidArgument, $"What kind of report '{path}' is to be is not known.")
    {
        TargetInput = path,
        RecommendedAction = "End the name in .xml for JUnit or in .md for Markdown.",
    };
}
