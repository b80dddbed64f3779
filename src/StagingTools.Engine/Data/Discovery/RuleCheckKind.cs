namespace StagingTools.Engine.Data.Discovery;

/// <summary>What kind of thing was found of a rule.</summary>
public enum RuleCheckKind
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>No rule covers the column.</summary>
    Uncovered,

    /// <summary>The rule is stale: its table or column is not there.</summary>
    Stale,

    /// <summary>The role may not read the table.</summary>
    Unreadable,

    /// <summary>The column, a key, a length or a check does not take the rule.</summary>
    Mistake,

    /// <summary>A kept column holds what looks like personal data or secrets.</summary>
    PersonalData,

    /// <summary>A kept column has a name of personal data.</summary>
    Suspicious,
}
