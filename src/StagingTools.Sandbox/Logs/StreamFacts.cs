namespace StagingTools.Sandbox.Logs;

/// <summary>What is told of a stream.</summary>
/// <param name="Name">Its name.</param>
/// <param name="CreationTime">Milliseconds since 1970 at which it was made.</param>
/// <param name="FirstEvent">Time of its first event; null where it has none.</param>
/// <param name="LastEvent">Time of its last event.</param>
/// <param name="LastIngestion">When an event was last taken in.</param>
internal sealed record StreamFacts(string Name, long CreationTime, long? FirstEvent, long? LastEvent, long? LastIngestion);
