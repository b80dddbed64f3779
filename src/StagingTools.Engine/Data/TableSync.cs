namespace StagingTools.Engine.Data;

/// <summary>One table of a data sync.</summary>
/// <param name="Table">The table as <c>schema.name</c>.</param>
/// <param name="Rows">Rows copied; equal on both sides, or the sync would have failed.</param>
/// <param name="Bytes">Bytes read from production.</param>
/// <param name="MaskedColumns">The columns that a mask rewrote.</param>
/// <param name="Duration">From the first byte to the last.</param>
public sealed record TableSync(
    string Table,
    long Rows,
    long Bytes,
    IReadOnlyList<string> MaskedColumns,
    TimeSpan Duration);
