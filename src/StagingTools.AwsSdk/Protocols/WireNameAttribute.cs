namespace Amazon.Protocols;

/// <summary>The name of a member on the wire, where it does not follow from the property's name.</summary>
/// <param name="name">The name as the service writes it.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class WireNameAttribute(string name) : Attribute
{
    /// <summary>The name as the service writes it.</summary>
    public string Name { get; } = name;
}
