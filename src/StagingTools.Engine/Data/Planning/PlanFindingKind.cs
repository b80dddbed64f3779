namespace StagingTools.Engine.Data.Planning;

/// <summary>What is wrong between rules and a database.</summary>
internal enum PlanFindingKind
{
    /// <summary>A rule names a table or column that is not there.</summary>
    Unknown,

    /// <summary>No rule covers a column.</summary>
    Uncovered,

    /// <summary>The role may not read a table that is to be copied.</summary>
    Unreadable,

    /// <summary>A rule that its column, a key, a length or a check does not take.</summary>
    Mistake,
}
