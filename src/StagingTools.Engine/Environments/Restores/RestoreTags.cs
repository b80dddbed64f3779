using Amazon.RDS.Model;

namespace StagingTools.Engine.Environments.Restores;

/// <summary>
/// The tags by which a run finds what one before it began. They stay on the restored instance; terraform is told to leave them
/// alone.
/// </summary>
internal static class RestoreTags
{
    /// <summary>What was restored.</summary>
    public const string Source = "RestoredFrom";

    /// <summary>The time of the run that restores, or <see cref="Finished"/>.</summary>
    public const string Run = "RestoreRun";

    /// <summary>The snapshot of the data from before, or <see cref="None"/>: the instance is ready to take the name.</summary>
    public const string Safety = "RestoreSafety";

    /// <summary>Says of a run that nothing is left to do.</summary>
    public const string Finished = "finished";

    /// <summary>Says that there is no safety snapshot.</summary>
    public const string None = "none";

    /// <summary>A tag's value; <see langword="null"/> when an instance does not carry it.</summary>
    public static string? Read(DBInstance? instance, string key) => instance?.TagList?.Find(tag => tag.Key == key)?.Value;

    /// <summary>The time of the run whose restore is not finished; <see langword="null"/> for none.</summary>
    public static string? OpenRun(DBInstance? instance) => Read(instance, Run) is { Length: > 0 } run && run != Finished ? run : null;

    /// <summary>Whether an instance is an environment's by its tags.</summary>
    public static bool BelongsTo(EnvironmentName name, DBInstance instance) =>
        Read(instance, "Project") == name.Project && Read(instance, "Environment") == name.Name;

    /// <summary>The tags of a restored instance: the current one's, without what is true of that one alone.</summary>
    /// <param name="name">The environment.</param>
    /// <param name="current">The instance that it takes the place of.</param>
    /// <param name="source">What is restored.</param>
    /// <param name="run">The run's time.</param>
    /// <param name="sanitized">Whether the data is masked; <see langword="null"/> when nobody knows yet.</param>
    public static List<Tag> For(EnvironmentName name, DBInstance current, string source, string run, bool? sanitized)
    {
        List<Tag> tags =
        [
            .. Snapshots.SnapshotTags.Own(name),
            new() { Key = Source, Value = source },
            new() { Key = Run, Value = run },
        ];

        // An environment of which nobody ever said anything stays without the tag.
        if (sanitized is not null || Read(current, DataSanitizedTag.Key) is not null)
            tags.Add(new Tag { Key = DataSanitizedTag.Key, Value = sanitized switch { true => "true", false => "false", null => "unknown" } });
        tags.AddRange((current.TagList ?? []).Where(tag =>
            tag.Key is { Length: > 0 } key
            && key is not (Safety or DataSanitizedTag.Key)
            && !key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase)
            && !tags.Exists(own => own.Key == key)));
        return tags;
    }
}
