namespace StagingTools.Engine.Idle;

/// <summary>Whether an environment is idle.</summary>
public enum IdleState
{
    /// <summary>It was used, or made, within its days.</summary>
    InUse,

    /// <summary>Every signal was quiet for its days.</summary>
    Idle,

    /// <summary>A signal could not be read and no other shows use: nothing is to be removed.</summary>
    Undetermined,
}
