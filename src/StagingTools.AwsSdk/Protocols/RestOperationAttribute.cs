namespace Amazon.Protocols;

/// <summary>Where a request of a REST protocol goes.</summary>
/// <param name="method">The HTTP method.</param>
/// <param name="path">The path; a name in braces stands for the property of that name, which goes into the path.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class RestOperationAttribute(string method, string path) : Attribute
{
    /// <summary>The HTTP method.</summary>
    public string Method { get; } = method;

    /// <summary>The path.</summary>
    public string Path { get; } = path;
}
