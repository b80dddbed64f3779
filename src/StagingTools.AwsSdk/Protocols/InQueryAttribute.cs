namespace Amazon.Protocols;

/// <summary>A member that a REST protocol sends as a parameter of the URL.</summary>
/// <param name="name">The parameter's name.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class InQueryAttribute(string name) : Attribute
{
    /// <summary>The parameter's name.</summary>
    public string Name { get; } = name;
}
