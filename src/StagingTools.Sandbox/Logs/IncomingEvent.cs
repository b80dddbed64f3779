namespace StagingTools.Sandbox.Logs;

/// <summary>An event that is to be taken in.</summary>
/// <param name="Timestamp">Milliseconds since 1970 at which it happened.</param>
/// <param name="Message">Its message in UTF-8.</param>
internal readonly record struct IncomingEvent(long Timestamp, byte[] Message);
