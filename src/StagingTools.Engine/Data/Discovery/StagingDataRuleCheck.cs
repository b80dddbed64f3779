namespace StagingTools.Engine.Data.Discovery;

/// <summary>What is found of a column and its rule.</summary>
public sealed record StagingDataRuleCheck : EnvironmentRecord
{
    /// <summary>The table, as <c>schema.table</c>; empty for what is about the whole database.</summary>
    public required string Table { get; init; }

    /// <summary>The column; <see langword="null"/> for what is about the whole table.</summary>
    public string? Column { get; init; }

    /// <summary>The mask's name; <see langword="null"/> when there is none.</summary>
    public string? Mask { get; init; }

    /// <summary>Whether a sync would go on.</summary>
    public required RuleCheckStatus Status { get; init; }

    /// <summary>What kind of thing was found.</summary>
    public required RuleCheckKind Kind { get; init; }

    /// <summary>What was found, in words and counts, with the way out; <see langword="null"/> when nothing was.</summary>
    public string? Finding { get; init; }

    /// <summary>The line of the rules file, from 1; <see langword="null"/> when it says nothing of it.</summary>
    public long? Line { get; init; }

    /// <summary>Values before and after, for masked columns.</summary>
    public IReadOnlyList<MaskPreview> Preview { get; init; } = [];
}
