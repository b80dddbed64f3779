namespace Amazon.Protocols;

/// <summary>What Query calls the key and the value of a map's entries, where it is not <c>key</c> and <c>value</c>.</summary>
/// <param name="key">The key's name.</param>
/// <param name="value">The value's name.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class MapEntryAttribute(string key, string value) : Attribute
{
    /// <summary>The key's name.</summary>
    public string Key { get; } = key;

    /// <summary>The value's name.</summary>
    public string Value { get; } = value;
}
