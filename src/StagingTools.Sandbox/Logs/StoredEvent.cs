namespace StagingTools.Sandbox.Logs;

/// <summary>An event that was taken in. It never changes, so that it is read without a lock.</summary>
/// <param name="key">Its place among all.</param>
/// <param name="ingestionTime">Milliseconds since 1970 at which it was taken in.</param>
/// <param name="stream">Its stream.</param>
/// <param name="message">Its message in UTF-8.</param>
internal sealed class StoredEvent(EventKey key, long ingestionTime, StoredStream stream, byte[] message)
{
    /// <summary>What the service counts for an event beside its message.</summary>
    public const int Overhead = 26;

    /// <summary>Its place among all.</summary>
    public EventKey Key { get; } = key;

    /// <summary>Milliseconds since 1970 at which it was taken in.</summary>
    public long IngestionTime { get; } = ingestionTime;

    /// <summary>Its stream.</summary>
    public StoredStream Stream { get; } = stream;

    /// <summary>Its message in UTF-8.</summary>
    public byte[] Message { get; } = message;

    /// <summary>What the service counts for it.</summary>
    public int Size => Message.Length + Overhead;
}
