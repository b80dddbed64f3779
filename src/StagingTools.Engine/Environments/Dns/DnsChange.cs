namespace StagingTools.Engine.Environments.Dns;

/// <summary>What happened to a record.</summary>
public enum DnsChange
{
    /// <summary>It is as it was.</summary>
    Unchanged,

    /// <summary>There was none.</summary>
    Created,

    /// <summary>It led elsewhere within the environment before.</summary>
    Changed,

    /// <summary>It was somebody else's before, and led elsewhere.</summary>
    TakenOver,

    /// <summary>It is gone.</summary>
    Removed,
}
