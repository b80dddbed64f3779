using StagingTools.Engine.Data.Rules;

namespace StagingTools.Engine.Data.Planning;

/// <summary>Something that a sync would refuse.</summary>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Table">The table's schema and name; <see langword="null"/> when it is about none.</param>
/// <param name="Column">The column; <see langword="null"/> when it is about the whole table.</param>
/// <param name="Position">Where the rules say so; <see langword="null"/> when they say nothing.</param>
/// <param name="Message">What, and the way out when there is one.</param>
internal sealed record PlanFinding(
    PlanFindingKind Kind, (string Schema, string Name)? Table, string? Column, RulePosition? Position, string Message);
