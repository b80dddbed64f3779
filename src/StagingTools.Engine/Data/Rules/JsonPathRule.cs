namespace StagingTools.Engine.Data.Rules;

/// <summary>What a rule says of the values at a path of a document.</summary>
/// <param name="Path">The path.</param>
/// <param name="Rule">What becomes of them; <see langword="null"/> when they are dropped.</param>
/// <param name="Position">Where it says so.</param>
internal sealed record JsonPathRule(JsonPath Path, ColumnRule? Rule, RulePosition Position);
