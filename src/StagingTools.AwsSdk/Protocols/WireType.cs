using System.Collections;
using Amazon.Runtime;

namespace Amazon.Protocols;

/// <summary>How values of one .NET type travel: the form, and what lists and maps hold.</summary>
internal sealed class WireType
{
    private readonly Func<string, object>? _constant;

    private WireType(Type type, WireKind kind, WireType? element = null, Func<string, object>? constant = null)
    {
        Type = type;
        Kind = kind;
        Element = element;
        _constant = constant;
    }

    /// <summary>The .NET type, without <see cref="Nullable{T}"/>.</summary>
    public Type Type { get; }

    /// <summary>The form on the wire.</summary>
    public WireKind Kind { get; }

    /// <summary>What a list holds, or a map's values.</summary>
    public WireType? Element { get; }

    /// <summary>The form of a property's type.</summary>
    /// <param name="type">A type out of those that model classes use.</param>
    /// <exception cref="NotSupportedException">The type has no form on the wire.</exception>
    public static WireType Of(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>))
        {
            return new WireType(type, WireKind.List, Of(type.GetGenericArguments()[0]));
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Dictionary<,>))
        {
            return new WireType(type, WireKind.Map, Of(type.GetGenericArguments()[1]));
        }

        if (type.IsSubclassOf(typeof(ConstantClass)))
        {
            var find = type.GetMethod("FindValue", [typeof(string)])!;
            return new WireType(type, WireKind.Constant, constant: value => find.Invoke(null, [value])!);
        }

        return new WireType(type, Scalar(type) ?? WireKind.Structure);
    }

    /// <summary>The constant of a <see cref="WireKind.Constant"/>; a value that nobody knew becomes a new one.</summary>
    /// <param name="value">The text on the wire.</param>
    public object Constant(string value) => _constant!(value);

    /// <summary>An empty list.</summary>
    public IList NewList() => (IList)Activator.CreateInstance(Type)!;

    /// <summary>An empty map.</summary>
    public IDictionary NewMap() => (IDictionary)Activator.CreateInstance(Type)!;

    private static WireKind? Scalar(Type type) => type switch
    {
        _ when type == typeof(string) => WireKind.Text,
        _ when type == typeof(int) => WireKind.Int32,
        _ when type == typeof(long) => WireKind.Int64,
        _ when type == typeof(float) => WireKind.Single,
        _ when type == typeof(double) => WireKind.Double,
        _ when type == typeof(bool) => WireKind.Boolean,
        _ when type == typeof(DateTime) => WireKind.Timestamp,
        _ when type == typeof(MemoryStream) => WireKind.Blob,
        _ when type.IsValueType => throw new NotSupportedException($"{type} has no form on the wire."),
        _ => null,
    };
}
