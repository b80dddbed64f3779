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

    /// <summary>Everything is there, and somebody changed a part of it beside terraform. Only told where it was looked for.</summary>
    Drifted,

    /// <summary>The day on which it was to end has come, and it is still there.</summary>
    Expired,
}
