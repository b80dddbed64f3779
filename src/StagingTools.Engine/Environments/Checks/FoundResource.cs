namespace StagingTools.Engine.Environments.Checks;

/// <summary>A resource that exists under a name of the environment.</summary>
/// <param name="ImportId">What terraform's provider imports it by.</param>
/// <param name="Tags">Its tags.</param>
internal sealed record FoundResource(string ImportId, IReadOnlyDictionary<string, string> Tags)
{
    /// <summary>Whether it is on its way out, so that the name will be free.</summary>
    public bool IsBeingDeleted { get; init; }

    /// <summary>Whether it carries the very tags that StagingTools gives to what belongs to an environment.</summary>
    public bool BelongsTo(EnvironmentName name) =>
        Has("Project", name.Project) && Has("Environment", name.Name) && Has("ManagedBy", "StagingTools");

    /// <summary>Whose it is, as far as its tags say so, to follow its name.</summary>
    public string DescribeOwner() => (Tags.GetValueOrDefault("Project"), Tags.GetValueOrDefault("Environment")) switch
    {
        _ when IsBeingDeleted => "is being deleted; run again when it is gone",
        ({ } project, { } environment) when !Has("ManagedBy", "StagingTools") =>
            $"is tagged as environment {environment} of project {project}, and not as made by StagingTools",
        ({ } project, { } environment) => $"belongs to environment {environment} of project {project}",
        _ => "carries no tags of an environment",
    };

    private bool Has(string tag, string value) => Tags.TryGetValue(tag, out string? found) && found == value;
}
