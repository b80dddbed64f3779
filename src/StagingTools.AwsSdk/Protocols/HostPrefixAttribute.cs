namespace Amazon.Protocols;

/// <summary>What an operation puts before the service's host, unless the client is told not to.</summary>
/// <param name="prefix">The beginning of the host.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class HostPrefixAttribute(string prefix) : Attribute
{
    /// <summary>The beginning of the host.</summary>
    public string Prefix { get; } = prefix;
}
