namespace StagingTools.Sandbox.Rds;

/// <summary>What a new instance's data starts from.</summary>
/// <param name="DataPath">The folder of a copied cluster.</param>
/// <param name="Recovery">The moment to roll it on to; null to take it as it is.</param>
internal sealed record DataOrigin(string DataPath, PointInTime? Recovery = null);
