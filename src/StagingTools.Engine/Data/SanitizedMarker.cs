using Amazon.Runtime;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Data.Connections;
using StagingTools.Engine.Environments;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Data;

/// <summary>
/// Keeps the environment's tag true that says whether its data is masked: false before unmasked data can arrive, true only
/// once masked data stands there. Databases that are no environment's own have no tag.
/// </summary>
internal sealed class SanitizedMarker
{
    private readonly DataSanitizedTag? tag;
    private readonly StagingException? problem;
    private readonly IHost host;

    private SanitizedMarker(DataSanitizedTag? tag, StagingException? problem, IHost host)
    {
        this.tag = tag;
        this.problem = problem;
        this.host = host;
    }

    /// <summary>Finds the tag of the environment that a database belongs to.</summary>
    /// <param name="session">The account; <see langword="null"/> when none was needed.</param>
    /// <param name="environment">The environment, when there is one.</param>
    /// <param name="target">The database.</param>
    /// <param name="host">Is warned of what cannot be told.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async Task<SanitizedMarker> FindAsync(
        AwsSession? session,
        EnvironmentName? environment,
        DatabaseReference target,
        IHost host,
        CancellationToken cancellationToken)
    {
        if (session is null || environment is null || target.SecretName != environment.Secret("database-url"))
            return new SanitizedMarker(null, null, host);

        try
        {
            return new SanitizedMarker(await DataSanitizedTag.FindAsync(session, environment, cancellationToken), null, host);
        }
        catch (AmazonServiceException failure)
        {
            return new SanitizedMarker(null, StagingErrors.Translate(failure), host);
        }
    }

    /// <summary>Runs what changes the data, with the tag true before, during and after it.</summary>
    /// <typeparam name="T">What the work returns.</typeparam>
    /// <param name="sanitized">Whether the new data is masked; <see langword="null"/> when nobody knows.</param>
    /// <param name="work">The work; when it throws, the data is as it was.</param>
    /// <param name="cancellationToken">Ends the wait for the first tag.</param>
    /// <exception cref="StagingException"><c>EnvironmentNotTagged</c>: unmasked data does not come without its mark.</exception>
    public async Task<T> RunAsync<T>(bool? sanitized, Func<Task<T>> work, CancellationToken cancellationToken)
    {
        if (problem is not null && sanitized == false)
            throw NotTagged(problem);
        bool first = tag is not null && sanitized == false;
        if (first)
            await TagFirstAsync(cancellationToken);
        T result;
        try
        {
            result = await work();
        }
        catch when (first)
        {
            await TryAsync(() => tag!.RestoreAsync(CancellationToken.None));
            throw;
        }

        if (tag is not null && !first)
            await TryAsync(() => tag.WriteAsync(sanitized, CancellationToken.None));
        if (problem is not null)
            host.Warning($"The environment's tag {DataSanitizedTag.Key} could not be looked up: {problem.Message}");
        return result;
    }

    private async Task TagFirstAsync(CancellationToken cancellationToken)
    {
        try
        {
            await tag!.WriteAsync(false, cancellationToken);
        }
        catch (AmazonServiceException failure)
        {
            throw NotTagged(StagingErrors.Translate(failure));
        }
    }

    private StagingException NotTagged(StagingException cause) =>
        new(
            "EnvironmentNotTagged",
            StagingErrorCategory.PermissionDenied,
            $"The environment cannot be tagged {DataSanitizedTag.Key}=false, so unmasked data does not come: {cause.Message}")
        {
            TargetInput = tag?.Arn,
            RecommendedAction = "Allow rds:DescribeDBInstances and rds:AddTagsToResource, or sync with masks.",
        };

    // The data stands or is as it was: the tag is no reason to say otherwise.
    private async Task TryAsync(Func<Task> write)
    {
        try
        {
            await write();
        }
        catch (AmazonServiceException failure)
        {
            host.Warning($"The environment's tag {DataSanitizedTag.Key} could not be written: {StagingErrors.Translate(failure).Message}");
        }
    }
}
