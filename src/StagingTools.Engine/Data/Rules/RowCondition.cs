namespace StagingTools.Engine.Data.Rules;

/// <summary>A condition on a table's rows.</summary>
/// <param name="Sql">The condition, in SQL.</param>
/// <param name="Position">Where it stands.</param>
internal sealed record RowCondition(string Sql, RulePosition Position);
