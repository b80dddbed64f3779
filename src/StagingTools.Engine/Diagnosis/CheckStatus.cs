namespace StagingTools.Engine.Diagnosis;

/// <summary>How a check ended.</summary>
public enum CheckStatus
{
    /// <summary>All is as it should be.</summary>
    Passed,

    /// <summary>Nothing is broken, and something deserves attention.</summary>
    Warning,

    /// <summary>Something is broken.</summary>
    Failed,

    /// <summary>It could not be told, or there is nothing to check; the reason says why.</summary>
    Skipped,
}
