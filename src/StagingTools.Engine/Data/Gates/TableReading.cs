using StagingTools.Engine.Data.Planning;

namespace StagingTools.Engine.Data.Gates;

/// <summary>A table as it stands in the incoming database.</summary>
/// <param name="Plan">The table.</param>
/// <param name="Stored">The checksums of what is stored.</param>
/// <param name="Findings">What is wrong with its values.</param>
/// <param name="ValuesLookedAt">Kept texts and documents in which patterns were looked for.</param>
internal sealed record TableReading(TablePlan Plan, RowChecksum Stored, IReadOnlyList<GateFinding> Findings, long ValuesLookedAt);
