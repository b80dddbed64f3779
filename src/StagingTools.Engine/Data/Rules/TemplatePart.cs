namespace StagingTools.Engine.Data.Rules;

/// <summary>A piece of a template: a literal or a hole, never both.</summary>
/// <param name="Literal">Text that stands as it is.</param>
/// <param name="Hole">The name between braces.</param>
internal readonly record struct TemplatePart(string? Literal, string? Hole);
