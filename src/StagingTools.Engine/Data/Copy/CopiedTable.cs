using StagingTools.Engine.Data.Planning;

namespace StagingTools.Engine.Data.Copy;

/// <summary>A table that was copied.</summary>
/// <param name="Plan">What was to be done.</param>
/// <param name="SourceRows">Rows that production counts in the snapshot.</param>
/// <param name="Bytes">Bytes read from production.</param>
/// <param name="MaskedValues">Values that were replaced.</param>
/// <param name="Duration">How long it took.</param>
internal sealed record CopiedTable(TablePlan Plan, long SourceRows, long Bytes, long MaskedValues, TimeSpan Duration);
