using System.Text.Encodings.Web;
using System.Text.Json;

namespace StagingTools.Sandbox.Logs;

/// <summary>A log stream. Its group guards what changes.</summary>
/// <param name="name">Its name.</param>
/// <param name="creationTime">Milliseconds since 1970 at which it was made.</param>
internal sealed class StoredStream(string name, long creationTime)
{
    /// <summary>Its name.</summary>
    public string Name { get; } = name;

    /// <summary>Its name as it stands in JSON.</summary>
    public JsonEncodedText JsonName { get; } = JsonEncodedText.Encode(name, JavaScriptEncoder.UnsafeRelaxedJsonEscaping);

    /// <summary>Milliseconds since 1970 at which it was made.</summary>
    public long CreationTime { get; } = creationTime;

    /// <summary>Its events.</summary>
    public EventList Events { get; } = new();

    /// <summary>Milliseconds since 1970 at which an event was last taken in; null before the first.</summary>
    public long? LastIngestionTime { get; set; }

    /// <summary>What the service counts for its events.</summary>
    public long StoredBytes { get; set; }
}
