namespace StagingTools.Sandbox.Tests.Data;

/// <summary>When production changes while it is synced.</summary>
public enum ChangeMoment
{
    /// <summary>The plan was agreed to, the snapshot is not taken yet.</summary>
    BeforeTheSnapshot,

    /// <summary>The snapshot is taken, the schema is not.</summary>
    BeforeTheSchema,

    /// <summary>The schema is taken, and the largest table is being copied.</summary>
    BeforeTheRows,
}
