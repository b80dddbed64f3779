namespace Amazon.Protocols;

/// <summary>
/// What a request in Query or XML calls the items of a list: <c>Filters.Filter.1</c> instead of <c>Filters.member.1</c>.
/// Only requests need it; a response's list is read whatever its items are called.
/// </summary>
/// <param name="name">The items' name.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ListItemAttribute(string name) : Attribute
{
    /// <summary>The items' name.</summary>
    public string Name { get; } = name;
}
