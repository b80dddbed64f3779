namespace StagingTools.Engine.Data.Discovery;

/// <summary>How sure a proposed rule is.</summary>
public enum RuleConfidence
{
    /// <summary>It is a guess, or nothing is proposed: a person has to decide.</summary>
    Low,

    /// <summary>The name or the samples speak for it.</summary>
    Medium,

    /// <summary>Name and samples, or the column's type or key, leave little doubt.</summary>
    High,
}
