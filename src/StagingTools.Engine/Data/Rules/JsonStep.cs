namespace StagingTools.Engine.Data.Rules;

/// <summary>A step of a path into a document.</summary>
/// <param name="Name">A member's name; <see langword="null"/> for all of them.</param>
/// <param name="IsElement">Whether it goes into the elements of an array.</param>
internal readonly record struct JsonStep(string? Name, bool IsElement);
