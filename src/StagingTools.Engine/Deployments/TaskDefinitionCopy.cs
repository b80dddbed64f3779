using System.Reflection;
using Amazon.ECS.Model;

namespace StagingTools.Engine.Deployments;

/// <summary>
/// A new revision from an old one. Everything that can be registered is copied by name, so that what the SDK learns
/// tomorrow is not lost on the way; what only ECS writes (revision, status, dates) has no counterpart and stays behind.
/// </summary>
internal static class TaskDefinitionCopy
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    /// <summary>The names that can be registered.</summary>
    public static IEnumerable<PropertyInfo> Members => typeof(RegisterTaskDefinitionRequest).GetProperties(Own);

    /// <summary>The same revision once more, ready to be registered.</summary>
    /// <param name="source">What to copy. Stays as it is.</param>
    /// <param name="tags">The tags of <paramref name="source"/>, which ECS keeps apart.</param>
    public static RegisterTaskDefinitionRequest Of(TaskDefinition source, IReadOnlyList<Tag>? tags)
    {
        var copy = new RegisterTaskDefinitionRequest();
        foreach (PropertyInfo member in Members)
        {
            if (typeof(TaskDefinition).GetProperty(member.Name) is { } original)
                member.SetValue(copy, original.GetValue(source));
        }

        // AWS writes tags of its own that nobody may register; what became of one revision says nothing of another.
        List<Tag> kept =
        [
            .. (tags ?? []).Where(tag => tag.Key?.StartsWith("aws:", StringComparison.OrdinalIgnoreCase) == false
                && !OutcomeTags.IsOwn(tag.Key)),
        ];
        copy.Tags = kept.Count > 0 ? kept : null;
        return copy;
    }

    /// <summary>Changes the image of one container.</summary>
    /// <param name="revision">The copy. Its containers are replaced, not changed: the source shares them.</param>
    /// <param name="container">The container's name.</param>
    /// <param name="image">The new image.</param>
    public static void SetImage(RegisterTaskDefinitionRequest revision, string container, string image) =>
        Change(revision, definition => definition.Name == container, definition => definition.Image = image);

    /// <summary>Takes the port mappings of every container away.</summary>
    /// <param name="revision">The copy. Its containers are replaced, not changed: the source shares them.</param>
    public static void RemovePorts(RegisterTaskDefinitionRequest revision) =>
        Change(revision, definition => definition.PortMappings is { Count: > 0 }, definition => definition.PortMappings = null);

    private static void Change(
        RegisterTaskDefinitionRequest revision, Func<ContainerDefinition, bool> which, Action<ContainerDefinition> change) =>
        revision.ContainerDefinitions =
        [
            .. revision.ContainerDefinitions!.Select(definition =>
            {
                if (!which(definition))
                    return definition;

                var changed = new ContainerDefinition();
                foreach (PropertyInfo member in typeof(ContainerDefinition).GetProperties(Own))
                    member.SetValue(changed, member.GetValue(definition));
                change(changed);
                return changed;
            }),
        ];
}
