namespace StagingTools.Engine.Environments.Restores;

/// <summary>Where a run takes up a restore.</summary>
internal enum RestorePhase
{
    /// <summary>At the beginning.</summary>
    New,

    /// <summary>The restored instance was asked for; the current one serves.</summary>
    Restoring,

    /// <summary>The current one gave its name away, and the restored one has not got it yet.</summary>
    BetweenNames,

    /// <summary>The restored one bears the name; what comes after it is not done.</summary>
    Swapped,
}
