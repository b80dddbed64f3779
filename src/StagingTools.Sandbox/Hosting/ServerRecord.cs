using StagingTools.Sandbox.Processes;

namespace StagingTools.Sandbox.Hosting;

/// <summary>The server of a sandbox, written down by itself once it listens.</summary>
/// <param name="Process">Which process it is.</param>
/// <param name="Endpoint">Where it listens.</param>
internal sealed record ServerRecord(ProcessIdentity Process, string Endpoint);
