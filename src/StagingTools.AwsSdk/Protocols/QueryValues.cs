using System.Collections;
using System.Globalization;
using System.Xml.Linq;
using Amazon.Runtime.Internal;

namespace Amazon.Protocols;

/// <summary>Model classes to Query parameters, and from the XML that answers them, by their shapes.</summary>
/// <param name="shapes">The shapes of the service's classes.</param>
internal sealed class QueryValues(WireShapes shapes)
{
    /// <summary>Whether a list's items are only numbered: <c>Filter.1</c> instead of <c>Filters.Filter.1</c>.</summary>
    public bool HasBareLists { get; init; }

    /// <summary>Writes a structure as <c>A.B.1.C=value</c>; members that are null are left out.</summary>
    /// <param name="parameters">The place to write to.</param>
    /// <param name="structure">An instance of a model class.</param>
    /// <param name="prefix">The path to the structure with a dot at its end, empty at the top.</param>
    public void WriteStructure(ParameterCollection parameters, object structure, string prefix = "")
    {
        foreach (var (name, member) in shapes.Of(structure.GetType()))
        {
            if (member.ValueToSend(structure) is { } value)
            {
                Write(parameters, value, member.Type, prefix + name, member);
            }
        }
    }

    /// <summary>Fills a structure from the children of an element; those that it does not know are passed over.</summary>
    /// <param name="xml">The element that stands for the structure.</param>
    /// <param name="structure">An instance of a model class.</param>
    /// <exception cref="FormatException">A member does not have its documented form.</exception>
    public void ReadInto(XElement xml, object structure)
    {
        var members = shapes.Of(structure.GetType());
        foreach (var element in xml.Elements())
        {
            if (members.TryGetValue(element.Name.LocalName, out var member))
            {
                member.Set(structure, Read(element, member.Type, member));
            }
        }
    }

    private void Write(
        ParameterCollection parameters,
        object value,
        WireType type,
        string path,
        WireMember? member)
    {
        switch (type.Kind)
        {
            case WireKind.Structure:
                WriteStructure(parameters, value, path + ".");
                break;
            case WireKind.List:
                WriteList(parameters, (IList)value, type, path, member?.ListItem ?? "member");
                break;
            case WireKind.Map:
                WriteMap(parameters, (IDictionary)value, type, path, member);
                break;
            default:
                parameters.Add(path, WireText.Write(value, type));
                break;
        }
    }

    private void WriteList(ParameterCollection parameters, IList list, WireType type, string path, string itemName)
    {
        if (list.Count == 0)
        {
            // An empty list is a statement of its own, unlike one that is left out; EC2 has no word for it.
            if (!HasBareLists)
            {
                parameters.Add(path, "");
            }
        }

        for (var i = 0; i < list.Count; i++)
        {
            var item = HasBareLists ? Numbered(path, i) : Numbered($"{path}.{itemName}", i);
            Write(parameters, list[i] ?? "", type.Element!, item, null);
        }
    }

    private void WriteMap(
        ParameterCollection parameters,
        IDictionary map,
        WireType type,
        string path,
        WireMember? member)
    {
        var i = 0;
        foreach (DictionaryEntry entry in map)
        {
            var at = Numbered($"{path}.entry", i++);
            parameters.Add($"{at}.{member?.MapKey ?? "key"}", (string)entry.Key);
            Write(parameters, entry.Value ?? "", type.Element!, $"{at}.{member?.MapValue ?? "value"}", null);
        }
    }

    private static string Numbered(string path, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{path}.{index + 1}");

    private object? Read(XElement xml, WireType type, WireMember? member)
    {
        switch (type.Kind)
        {
            case WireKind.Structure:
                var structure = Activator.CreateInstance(type.Type)!;
                ReadInto(xml, structure);
                return structure;
            case WireKind.List:
                return ReadList(xml, type);
            case WireKind.Map:
                return ReadMap(xml, type, member);
            case WireKind.Text:
                return xml.Value;
            default:
                // An empty element is how XML leaves out a number, a flag or a time.
                return xml.IsEmpty || xml.Value.Length == 0 ? null : WireText.Read(xml.Value.Trim(), type);
        }
    }

    private IList? ReadList(XElement xml, WireType type)
    {
        if (!xml.HasElements)
        {
            return null;
        }

        var list = type.NewList();
        foreach (var item in xml.Elements())
        {
            list.Add(Read(item, type.Element!, null));
        }

        return list;
    }

    private IDictionary? ReadMap(XElement xml, WireType type, WireMember? member)
    {
        if (!xml.HasElements)
        {
            return null;
        }

        var map = type.NewMap();
        foreach (var entry in xml.Elements())
        {
            var key = Child(entry, member?.MapKey ?? "key")?.Value;
            if (key is not null && Child(entry, member?.MapValue ?? "value") is { } value)
            {
                map[key] = Read(value, type.Element!, null);
            }
        }

        return map;
    }

    private static XElement? Child(XElement xml, string name) =>
        xml.Elements().FirstOrDefault(child => child.Name.LocalName == name);
}
