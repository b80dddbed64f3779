namespace StagingTools.Sandbox.Processes;

/// <summary>What the state folder keeps about a child, enough to find and end it after a crash.</summary>
/// <param name="Name">What it is, for people: <c>moto</c>, <c>postgres whatsapp-saas-staging-db</c>.</param>
/// <param name="Process">Which process it is; also the id of its process group.</param>
/// <param name="StopSignal">The signal that makes this program end at once and tidy up.</param>
internal sealed record ChildRecord(string Name, ProcessIdentity Process, int StopSignal);
