using System.Reflection;

namespace Amazon.Protocols;

/// <summary>A member of a structure: its property, its name on the wire, and how its value travels.</summary>
internal sealed class WireMember
{
    private readonly PropertyInfo _property;

    /// <summary>The wire's view of a property.</summary>
    /// <param name="property">A property of a model class.</param>
    /// <param name="name">Its name on the wire.</param>
    public WireMember(PropertyInfo property, string name)
    {
        _property = property;
        Type = WireType.Of(property.PropertyType);
        Name = name;
        ListItem = property.GetCustomAttribute<ListItemAttribute>()?.Name ?? "member";
        IsIdempotencyToken = property.IsDefined(typeof(IdempotencyTokenAttribute));
        var entry = property.GetCustomAttribute<MapEntryAttribute>();
        (MapKey, MapValue) = (entry?.Key ?? "key", entry?.Value ?? "value");
    }

    /// <summary>The name on the wire.</summary>
    public string Name { get; }

    /// <summary>How the value travels.</summary>
    public WireType Type { get; }

    /// <summary>What Query calls the items of a list.</summary>
    public string ListItem { get; }

    /// <summary>What Query calls the key of a map's entry.</summary>
    public string MapKey { get; }

    /// <summary>What Query calls the value of a map's entry.</summary>
    public string MapValue { get; }

    private bool IsIdempotencyToken { get; }

    /// <summary>The value to send, null when there is none.</summary>
    /// <param name="structure">The object that has the member.</param>
    public object? ValueToSend(object structure) =>
        _property.GetValue(structure) ?? (IsIdempotencyToken ? Guid.NewGuid().ToString() : null);

    /// <summary>Sets the value that was received.</summary>
    /// <param name="structure">The object that has the member.</param>
    /// <param name="value">The value.</param>
    public void Set(object structure, object? value) => _property.SetValue(structure, value);
}
