namespace StagingTools.Engine.Idle;

/// <summary>What one signal says about the use of an environment.</summary>
public enum UsageState
{
    /// <summary>It shows use; the signal says when last.</summary>
    Used,

    /// <summary>It was looked at for the whole period and shows no use.</summary>
    Quiet,

    /// <summary>There is no data where data should be. That is never taken for idleness.</summary>
    Undetermined,
}
