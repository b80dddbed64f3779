using System.Collections.Concurrent;
using System.Reflection;

namespace Amazon.Protocols;

/// <summary>
/// The members of model classes, found by reflection once a class and client: the public properties that a class
/// declares itself, so that what the SDK's base classes add never reaches the wire.
/// </summary>
/// <param name="nameOnWire">Turns a property's name into the wire's.</param>
internal sealed class WireShapes(Func<string, string> nameOnWire)
{
    private readonly ConcurrentDictionary<Type, IReadOnlyDictionary<string, WireMember>> _shapes = new();

    /// <summary>The members of a class by their names on the wire, in the order of declaration.</summary>
    /// <param name="type">A model class.</param>
    public IReadOnlyDictionary<string, WireMember> Of(Type type) => _shapes.GetOrAdd(type, Reflect);

    private IReadOnlyDictionary<string, WireMember> Reflect(Type type)
    {
        var members = new OrderedDictionary<string, WireMember>(StringComparer.Ordinal);
        foreach (var property in type.GetProperties(
            BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        {
            var member = new WireMember(
                property, property.GetCustomAttribute<WireNameAttribute>()?.Name ?? nameOnWire(property.Name));
            members.Add(member.Name, member);
        }

        return members;
    }
}
