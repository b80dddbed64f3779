namespace StagingTools.Engine.Monitoring;

/// <summary>How an alarm is.</summary>
public enum AlertState
{
    /// <summary>What it watches is as it should be.</summary>
    Ok,

    /// <summary>What it watches is beyond its threshold.</summary>
    Alarm,

    /// <summary>There is too little data to tell, as in the first minutes, or where the thing that it watches is gone.</summary>
    InsufficientData,
}
