using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Data.Discovery;

/// <summary>The error that a failed check amounts to.</summary>
public static class RuleCheckErrors
{
    /// <summary>The error of a check; <see langword="null"/> when a sync would go on.</summary>
    /// <param name="check">The check.</param>
    public static StagingException? For(StagingDataRuleCheck check)
    {
        ArgumentNullException.ThrowIfNull(check);
        if (check.Status != RuleCheckStatus.Failed)
            return null;

        string place = check.Column is null ? check.Table : $"{check.Table}.{check.Column}";
        return new StagingException(
            "RuleCheckFailed",
            StagingErrorCategory.InvalidArgument,
            place.Length > 0 ? $"A sync with these rules would not go on: {place}: {check.Finding}." : $"A sync with these rules would not go on: {check.Finding}.")
        {
            TargetInput = place,
            RecommendedAction = "Correct the rules; the list above has every finding.",
        };
    }
}
