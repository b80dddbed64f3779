using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Environments;

/// <summary>The error of an environment that does not exist.</summary>
internal static class EnvironmentMissing
{
    /// <summary>Names the environment and those that there are instead.</summary>
    /// <param name="name">What was asked for.</param>
    /// <param name="store">The states; <see langword="null"/> when there is no bucket.</param>
    /// <param name="bucket">The bucket's name.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public static async Task<StagingException> ExplainAsync(
        EnvironmentName name, StateStore? store, string bucket, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> others = store is null ? [] : await store.ListAsync(cancellationToken);
        string existing = store is null
            ? $"There is no state bucket {bucket} in this account and region."
            : others.Count == 0 ? $"{name.Project} has no environment." : $"{name.Project} has: {string.Join(", ", others)}.";
        return new StagingException(
            "EnvironmentNotFound",
            StagingErrorCategory.NotFound,
            $"There is no environment '{name.Name}' of '{name.Project}'. {existing}")
        {
            TargetInput = name.Name,
            RecommendedAction = $"Check project, region and account, or create it with 'staging new --environment-name {name.Name}'.",
        };
    }
}
