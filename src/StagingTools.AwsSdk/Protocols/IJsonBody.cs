using System.Text.Json;

namespace Amazon.Protocols;

/// <summary>
/// An answer that reads itself, in place of the reading by shapes: for those that come in megabytes, a hundred a second.
/// </summary>
internal interface IJsonBody
{
    /// <summary>Reads the answer.</summary>
    /// <param name="json">Stands before the first token.</param>
    /// <exception cref="FormatException">A member does not have its documented form.</exception>
    void Read(ref Utf8JsonReader json);
}
