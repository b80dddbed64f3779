using Amazon.RDS.Model;
using StagingTools.Engine.Aws;

namespace StagingTools.Engine.Environments.Snapshots;

/// <summary>The tags that a snapshot carries, and what they say of whose it is.</summary>
internal static class SnapshotTags
{
    private const string ProjectKey = "Project";
    private const string EnvironmentKey = "Environment";
    private const string CreatedByKey = "CreatedBy";

    /// <summary>The tags that say whose a snapshot is.</summary>
    /// <param name="name">The environment.</param>
    public static List<Tag> Own(EnvironmentName name) =>
    [
        new() { Key = ProjectKey, Value = name.Project },
        new() { Key = EnvironmentKey, Value = name.Name },
        new() { Key = "ManagedBy", Value = "StagingTools" },
    ];

    /// <summary>The tags of a snapshot that somebody asked for: the database's, and who it was.</summary>
    /// <param name="name">The environment.</param>
    /// <param name="database">The database.</param>
    /// <param name="caller">The ARN of who asked; <see langword="null"/> when it is not known.</param>
    public static List<Tag> Like(EnvironmentName name, DBInstance database, string? caller)
    {
        List<Tag> tags = Own(name);
        if (caller is { Length: > 0 })
            tags.Add(new Tag { Key = CreatedByKey, Value = TagValue.Of(caller) });
        // AWS alone may set tags of its own.
        tags.AddRange((database.TagList ?? []).Where(tag =>
            tag.Key is { Length: > 0 } key
            && !key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase)
            && !tags.Exists(own => own.Key == key)));
        return tags;
    }

    /// <summary>Who asked for a snapshot; <see langword="null"/> when it does not say.</summary>
    public static string? CreatedBy(DBSnapshot snapshot) => Value(snapshot, CreatedByKey);

    /// <summary>Whether a snapshot is an environment's by its tags.</summary>
    /// <param name="name">The environment.</param>
    /// <param name="snapshot">The snapshot.</param>
    /// <returns>
    /// <see langword="false"/> as soon as one tag names another; <see langword="null"/> when the tags do not say both.
    /// </returns>
    public static bool? BelongsTo(EnvironmentName name, DBSnapshot snapshot) =>
        (Value(snapshot, ProjectKey), Value(snapshot, EnvironmentKey)) switch
        {
            ({ } project, _) when project != name.Project => false,
            (_, { } environment) when environment != name.Name => false,
            (null, _) or (_, null) => null,
            _ => true,
        };

    /// <summary>Whose a snapshot is by its tags, such as <c>shop/pr-42</c>; what they do not say is left out.</summary>
    public static string Owner(DBSnapshot snapshot) =>
        string.Join('/', new[] { Value(snapshot, ProjectKey), Value(snapshot, EnvironmentKey) }.OfType<string>());

    private static string? Value(DBSnapshot snapshot, string key) => snapshot.TagList?.Find(tag => tag.Key == key)?.Value;
}
