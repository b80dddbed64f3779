namespace StagingTools.Engine.Data.Discovery;

/// <summary>A rule that was written to a rules file, for people to review.</summary>
public sealed record StagingDataRule : EnvironmentRecord
{
    /// <summary>The table, as <c>schema.table</c>.</summary>
    public required string Table { get; init; }

    /// <summary>The column.</summary>
    public required string Column { get; init; }

    /// <summary>The column's type as PostgreSQL writes it.</summary>
    public required string Type { get; init; }

    /// <summary>The mask's name; <see langword="null"/> when it is left to people, and no sync runs until they have decided.</summary>
    public string? Mask { get; init; }

    /// <summary>The rule as the file has it, in one line; <see langword="null"/> like <see cref="Mask"/>.</summary>
    public string? Rule { get; init; }

    /// <summary>Why, in words and counts.</summary>
    public required string Reason { get; init; }

    /// <summary>How sure it is.</summary>
    public required RuleConfidence Confidence { get; init; }

    /// <summary>The rules file, absolute.</summary>
    public required string RulesPath { get; init; }
}
