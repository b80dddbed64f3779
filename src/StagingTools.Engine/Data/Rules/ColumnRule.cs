namespace StagingTools.Engine.Data.Rules;

/// <summary>What a rules file says of one column.</summary>
/// <param name="Mask">What happens to its values.</param>
/// <param name="Position">Where it says so.</param>
internal sealed record ColumnRule(MaskKind Mask, RulePosition Position)
{
    /// <summary>The form of the new values; <see langword="null"/> for the mask's own form.</summary>
    public ValueTemplate? Template { get; init; }

    /// <summary>The JSON text that replaces a document.</summary>
    public string? Json { get; init; }
}
