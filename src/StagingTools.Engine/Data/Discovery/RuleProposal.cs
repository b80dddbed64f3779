namespace StagingTools.Engine.Data.Discovery;

/// <summary>What is proposed for a column.</summary>
/// <param name="Candidates">Rules, the best first: one that the column's keys, length or checks refuse gives way to the next.</param>
/// <param name="Reason">Why, in words and counts.</param>
/// <param name="Confidence">How sure it is.</param>
internal sealed record RuleProposal(IReadOnlyList<RuleText> Candidates, string Reason, RuleConfidence Confidence)
{
    /// <summary>Keeps the column.</summary>
    public static RuleProposal Keep(string reason, RuleConfidence confidence) => new([RuleText.Of("keep")], reason, confidence);

    /// <summary>Leaves it to people.</summary>
    public static RuleProposal Decide(string reason) => new([], reason, RuleConfidence.Low);
}
