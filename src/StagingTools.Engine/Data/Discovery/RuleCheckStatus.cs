namespace StagingTools.Engine.Data.Discovery;

/// <summary>Whether a sync would go on.</summary>
public enum RuleCheckStatus
{
    /// <summary>Nothing was found.</summary>
    Passed,

    /// <summary>It would, and somebody should look.</summary>
    Warning,

    /// <summary>It would not.</summary>
    Failed,
}
