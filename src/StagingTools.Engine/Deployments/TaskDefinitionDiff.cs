using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Amazon.ECS.Model;
using Amazon.Runtime;

namespace StagingTools.Engine.Deployments;

/// <summary>
/// What differs between two revisions, told by meaning: lists of named things are compared by name, not by position, and
/// the values of environment variables, which may be secrets, are never shown.
/// </summary>
internal static class TaskDefinitionDiff
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    // What names an element of a list, in the order in which it is looked for.
    private static readonly string[] Keys = ["Name", "Key", "ContainerPort", "ContainerPath", "ContainerName", "SourceContainer"];

    /// <summary>The differences, one a line: <c>~</c> changed, <c>+</c> new, <c>-</c> gone.</summary>
    public static IReadOnlyList<string> Between(RegisterTaskDefinitionRequest before, RegisterTaskDefinitionRequest after)
    {
        SortedDictionary<string, string> old = Facts(before);
        SortedDictionary<string, string> now = Facts(after);
        var lines = new List<string>();
        foreach (string path in old.Keys.Union(now.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            bool wasThere = old.TryGetValue(path, out string? was);
            bool isThere = now.TryGetValue(path, out string? becomes);
            if (wasThere && isThere && was == becomes)
                continue;

            lines.Add((wasThere, isThere) switch
            {
                _ when IsHidden(path) => $"{(wasThere ? isThere ? '~' : '-' : '+')} {path} (value not shown)",
                (true, true) => $"~ {path}: {was} → {becomes}",
                (true, false) => $"- {path}: {was}",
                _ => $"+ {path}: {becomes}",
            });
        }

        return lines;
    }

    private static bool IsHidden(string path) => path.Contains(".environment[", StringComparison.Ordinal);

    private static SortedDictionary<string, string> Facts(RegisterTaskDefinitionRequest revision)
    {
        var facts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (PropertyInfo member in TaskDefinitionCopy.Members)
            Collect(facts, Name(member), member.GetValue(revision));
        return facts;
    }

    private static void Collect(SortedDictionary<string, string> facts, string path, object? value)
    {
        switch (value)
        {
            case null:
                break;
            case string or ConstantClass or IFormattable:
                facts[path] = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
                break;
            case bool flag:
                facts[path] = flag ? "true" : "false";
                break;
            case IDictionary<string, string> pairs:
                foreach ((string key, string pair) in pairs)
                    facts[$"{path}[{key}]"] = pair;
                break;
            // Words of a command belong together, in their order.
            case IEnumerable<string> words:
                if (words.Any())
                    facts[path] = string.Join(' ', words);
                break;
            case IEnumerable list:
                int index = 0;
                foreach (object element in list)
                    CollectElement(facts, path, element, index++);
                break;
            default:
                foreach (PropertyInfo member in value.GetType().GetProperties(Own))
                    Collect(facts, $"{path}.{Name(member)}", member.GetValue(value));
                break;
        }
    }

    private static void CollectElement(SortedDictionary<string, string> facts, string path, object element, int index)
    {
        PropertyInfo[] members = element.GetType().GetProperties(Own);
        PropertyInfo? key = Keys
            .Select(name => members.FirstOrDefault(member => member.Name == name))
            .FirstOrDefault(member => member?.GetValue(element) is not null);
        string label = Convert.ToString(key?.GetValue(element) ?? index, CultureInfo.InvariantCulture)!;
        foreach (PropertyInfo member in members)
        {
            if (member != key)
                Collect(facts, $"{path}[{label}].{Name(member)}", member.GetValue(element));
        }
    }

    private static string Name(PropertyInfo member) => JsonNamingPolicy.CamelCase.ConvertName(member.Name);
}
