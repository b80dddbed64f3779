namespace Amazon.Protocols;

/// <summary>The error code of an exception class, where it does not follow from the class's name.</summary>
/// <param name="code">The code as the service writes it.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ErrorCodeAttribute(string code) : Attribute
{
    /// <summary>The code as the service writes it.</summary>
    public string Code { get; } = code;
}
