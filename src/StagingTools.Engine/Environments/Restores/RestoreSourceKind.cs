namespace StagingTools.Engine.Environments.Restores;

/// <summary>What a restore starts from.</summary>
internal enum RestoreSourceKind
{
    /// <summary>A snapshot.</summary>
    Snapshot,

    /// <summary>A moment that was named.</summary>
    PointInTime,

    /// <summary>The latest moment that can be restored.</summary>
    Latest,
}
