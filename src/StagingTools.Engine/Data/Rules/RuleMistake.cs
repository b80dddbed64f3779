namespace StagingTools.Engine.Data.Rules;

/// <summary>Something wrong with a rules file.</summary>
/// <param name="Position">Where.</param>
/// <param name="Message">What, and what to write instead when that is known.</param>
internal sealed record RuleMistake(RulePosition Position, string Message);
