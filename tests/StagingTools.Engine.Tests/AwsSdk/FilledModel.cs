using System.Collections;
using System.Globalization;
using System.Reflection;
using Amazon.Runtime;

namespace StagingTools.Engine.Tests.AwsSdk;

/// <summary>
/// Model classes with every member filled, each text with a mark of its own. A class that holds itself is filled
/// once on each way down.
/// </summary>
internal sealed class FilledModel
{
    private readonly List<string> _marks = [];

    /// <summary>The marks that were given out.</summary>
    public IReadOnlyList<string> Marks => _marks;

    /// <summary>A filled instance.</summary>
    public object Of(Type type) => Structure(type, []);

    /// <summary>The members that a class declares itself.</summary>
    public static PropertyInfo[] Members(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly);

    private object Structure(Type type, Type[] above)
    {
        var structure = Activator.CreateInstance(type)!;
        foreach (var property in Members(type))
        {
            property.SetValue(structure, Value(property.PropertyType, [.. above, type]));
        }

        return structure;
    }

    private object? Value(Type type, Type[] above)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsGenericType)
        {
            var arguments = type.GetGenericArguments();
            var item = Value(arguments[^1], above);
            var collection = Activator.CreateInstance(type)!;
            if (item is null)
            {
                return null;
            }

            if (collection is IDictionary map)
            {
                map[Mark()] = item;
            }
            else
            {
                ((IList)collection).Add(item);
            }

            return collection;
        }

        return type switch
        {
            _ when type == typeof(string) => Mark(),
            _ when type == typeof(int) => 7,
            _ when type == typeof(long) => 7L,
            _ when type == typeof(float) => 0.5f,
            _ when type == typeof(double) => 0.5,
            _ when type == typeof(bool) => true,
            _ when type == typeof(DateTime) => new DateTime(2026, 5, 1, 12, 0, 0, DateTimeKind.Utc),
            _ when type == typeof(MemoryStream) => new MemoryStream([1, 2, 3]),
            _ when type.IsSubclassOf(typeof(ConstantClass)) => Activator.CreateInstance(type, Mark()),
            _ => above.Contains(type) ? null : Structure(type, above),
        };
    }

    private string Mark()
    {
        _marks.Add(string.Create(CultureInfo.InvariantCulture, $"mark-{_marks.Count}-"));
        return _marks[^1];
    }
}
