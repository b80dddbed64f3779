namespace StagingTools.Engine.Data;

/// <summary>A gate that a data sync passed before the swap.</summary>
/// <param name="Gate">
/// <c>rows</c>, <c>checksums</c>, <c>objects</c>, <c>sequences</c>, <c>originals</c> or <c>patterns</c>.
/// </param>
/// <param name="Checked">How many it looked at: rows, columns, objects, sequences, or values.</param>
public sealed record StagingDataGate(string Gate, long Checked);
