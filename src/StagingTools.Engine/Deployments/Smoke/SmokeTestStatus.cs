namespace StagingTools.Engine.Deployments.Smoke;

/// <summary>How a smoke test ended.</summary>
public enum SmokeTestStatus
{
    /// <summary>The answer was as expected, at the last attempt at least.</summary>
    Passed,

    /// <summary>No attempt brought the expected answer.</summary>
    Failed,
}
