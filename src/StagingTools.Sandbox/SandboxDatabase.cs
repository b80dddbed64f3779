namespace StagingTools.Sandbox;

/// <summary>An RDS instance of a sandbox.</summary>
/// <param name="Identifier">Instance identifier.</param>
/// <param name="Region">Region.</param>
/// <param name="Status">Status in RDS's words.</param>
/// <param name="Endpoint">ADDRESS:PORT of the real PostgreSQL server; null until there is one.</param>
/// <param name="MasterUser">Master user.</param>
/// <param name="Database">Name of the first database, if one was asked for.</param>
/// <param name="Failure">Why it failed, if it did.</param>
public sealed record SandboxDatabase(
    string Identifier, string Region, string Status, string? Endpoint, string MasterUser, string? Database, string? Failure);
