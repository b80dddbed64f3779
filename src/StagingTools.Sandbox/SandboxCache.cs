namespace StagingTools.Sandbox;

/// <summary>An ElastiCache cluster of a sandbox.</summary>
/// <param name="Identifier">Cluster identifier.</param>
/// <param name="Region">Region.</param>
/// <param name="Status">Status in ElastiCache's words.</param>
/// <param name="Endpoint">ADDRESS:PORT of the real Redis server.</param>
/// <param name="Failure">Why it failed or cannot be reached, if so.</param>
public sealed record SandboxCache(string Identifier, string Region, string Status, string Endpoint, string? Failure);
