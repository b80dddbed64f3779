namespace StagingTools.Engine.Deployments;

/// <summary>How a one-off task ended.</summary>
public enum StagingTaskStatus
{
    /// <summary>The command ended by itself with exit code 0.</summary>
    Succeeded,

    /// <summary>The command ended with another exit code.</summary>
    Failed,

    /// <summary>The command never ran: no room, no image, a secret that cannot be had.</summary>
    NotStarted,

    /// <summary>It ran longer than was allowed and was stopped.</summary>
    TimedOut,

    /// <summary>Somebody, or AWS, stopped it.</summary>
    Stopped,
}
