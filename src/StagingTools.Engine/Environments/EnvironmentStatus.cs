namespace StagingTools.Engine.Environments;

/// <summary>Whether an environment can be used.</summary>
public enum EnvironmentStatus
{
    /// <summary>Everything is there and answers.</summary>
    Available,

    /// <summary>AWS is still changing a part of it.</summary>
    Changing,

    /// <summary>A part that the state names is missing or failed.</summary>
    Broken,

    /// <summary>The day on which it was to end has come, and it is still there.</summary>
    Expired,
}
