namespace StagingTools.Sandbox.Logs.Patterns;

/// <summary>One field of a pattern for messages whose fields are parted by spaces.</summary>
/// <param name="Name">Its name; null where it has none.</param>
/// <param name="Condition">What its text must fulfil; null where anything will do.</param>
/// <param name="IsEllipsis">Whether it stands for any number of fields.</param>
internal sealed record PatternField(string? Name, Predicate<string>? Condition, bool IsEllipsis);
