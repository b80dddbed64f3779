namespace StagingTools.Engine.Data.Gates;

/// <summary>What a gate found wrong. Names a place and a count, never a value.</summary>
/// <param name="Gate">The gate.</param>
/// <param name="Place">The table, column or object.</param>
/// <param name="Message">What is wrong there, as a sentence without its end.</param>
internal sealed record GateFinding(string Gate, string Place, string Message);
