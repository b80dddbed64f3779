namespace StagingTools.Engine.Data.Rules;

/// <summary>Where a rule stands in its file.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
internal readonly record struct RulePosition(long Line, long Column);
