namespace StagingTools.Engine.Data.Gates;

/// <summary>The gates that every sync passes before the swap.</summary>
internal static class GateNames
{
    /// <summary>Every table has the rows that production has in the snapshot.</summary>
    public const string Rows = "rows";

    /// <summary>What is stored is what was sent, column by column and row by row.</summary>
    public const string Checksums = "checksums";

    /// <summary>Every index, constraint, trigger, rule, policy and view is there.</summary>
    public const string Objects = "objects";

    /// <summary>Sequences stand where production's stand, and ahead of their columns.</summary>
    public const string Sequences = "sequences";

    /// <summary>No value that a mask replaced stands in a column that is kept.</summary>
    public const string Originals = "originals";

    /// <summary>No kept column looks as if it held personal data.</summary>
    public const string Patterns = "patterns";

    /// <summary>All of them, in the order in which they are told.</summary>
    public static IReadOnlyList<string> All { get; } = [Rows, Checksums, Objects, Sequences, Originals, Patterns];
}
