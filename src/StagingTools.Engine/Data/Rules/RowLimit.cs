namespace StagingTools.Engine.Data.Rules;

/// <summary>A limit to a table's rows.</summary>
/// <param name="Rows">How many are copied at most.</param>
/// <param name="Position">Where it stands.</param>
internal sealed record RowLimit(long Rows, RulePosition Position);
