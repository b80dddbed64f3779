namespace Amazon.Protocols;

/// <summary>An answer whose body goes on coming after the call has returned.</summary>
internal interface IStreamedBody
{
    /// <summary>Takes the body over.</summary>
    /// <param name="body">The connection.</param>
    void Open(Stream body);
}
