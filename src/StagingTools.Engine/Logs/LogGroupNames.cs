using System.IO.Enumeration;
using Amazon.CloudWatchLogs.Model;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Environments;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Logs;

/// <summary>The log groups of an environment.</summary>
internal sealed class LogGroupNames(LogCalls calls, EnvironmentName name, IHost host)
{
    private string FunctionPrefix => $"/aws/lambda/{name.Stem}-";

    /// <summary>The groups that a request means, each once.</summary>
    /// <param name="sources">The sources that it names; none where it names groups means none.</param>
    /// <param name="wanted">Names and wildcards.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    /// <exception cref="StagingException"><c>LogGroupNotFound</c>.</exception>
    public async Task<IReadOnlyList<string>> FindAsync(
        IReadOnlyList<LogSource>? sources, IReadOnlyList<string>? wanted, CancellationToken cancellationToken)
    {
        var found = new List<string>();
        if (sources is not { Count: > 0 })
            sources = wanted is { Count: > 0 } ? [] : [LogSource.Application];
        foreach (LogSource source in sources)
            found.AddRange(await OfAsync(source, cancellationToken));
        if (wanted is { Count: > 0 })
            found.AddRange(await MatchingAsync(wanted, cancellationToken));
        return [.. found.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The error about a group that is not there; it names those that are.</summary>
    public async Task<StagingException> NotFoundAsync(string group, CancellationToken cancellationToken) =>
        NotFound(group, await ListAsync(cancellationToken));

    /// <summary>What the service knows of a group.</summary>
    /// <param name="group">Its name.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    public async Task<LogGroup?> DescribeAsync(string group, CancellationToken cancellationToken) =>
        (await ListAsync(group, cancellationToken)).Find(one => one.LogGroupName == group);

    private async Task<IReadOnlyList<string>> OfAsync(LogSource source, CancellationToken cancellationToken)
    {
        switch (source)
        {
            case LogSource.Application:
                return [name.ApplicationLogGroup];
            case LogSource.Database:
                return [name.DatabaseLogGroup];
            case LogSource.Function:
                List<string> functions = await FunctionsAsync(cancellationToken);
                return functions.Count > 0 ? functions : throw NotFound(FunctionPrefix + "*", await ListAsync(cancellationToken));
            default:
                throw new ArgumentOutOfRangeException(nameof(source), source, null);
        }
    }

    private async Task<IReadOnlyList<string>> MatchingAsync(IReadOnlyList<string> wanted, CancellationToken cancellationToken)
    {
        List<string> all = await ListAsync(cancellationToken);
        IReadOnlyList<string> tagged = await AwsErrors.UnlessDeniedAsync(
            async () => await TaggedResources.ListAsync(calls.Session, name.Project, name.Name, ["logs:log-group"], cancellationToken),
            [],
            "Which other log groups carry the environment's tags",
            host);
        all = [.. all.Concat(tagged.Select(NameIn)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

        var found = new List<string>();
        foreach (string pattern in wanted)
        {
            List<string> matching = all.FindAll(group => FileSystemName.MatchesSimpleExpression(pattern, group, ignoreCase: false));
            found.AddRange(matching.Count > 0 ? matching : throw NotFound(pattern, all));
        }

        return found;
    }

    private async Task<List<string>> ListAsync(CancellationToken cancellationToken)
    {
        var found = new List<string>();
        foreach (string prefix in (string[])[$"/aws/{name.Name}/{name.Project}/", $"/aws/rds/instance/{name.DatabaseInstance}/"])
            found.AddRange((await ListAsync(prefix, cancellationToken)).Select(group => group.LogGroupName!));
        found.AddRange(await FunctionsAsync(cancellationToken));
        return found;
    }

    // The beginning of a function's name does not say where the environment's name ends: shop-staging-2-auto-destroy is of
    // staging-2. The tags do.
    private async Task<List<string>> FunctionsAsync(CancellationToken cancellationToken)
    {
        var found = new List<string>();
        foreach (LogGroup group in await ListAsync(FunctionPrefix, cancellationToken))
        {
            Dictionary<string, string>? tags = (group.LogGroupArn ?? group.Arn) is not { } arn
                ? null
                : await AwsErrors.UnlessDeniedAsync<Dictionary<string, string>?>(
                    async () => (await calls.CallAsync(
                        (logs, cancel) => logs.ListTagsForResourceAsync(new ListTagsForResourceRequest { ResourceArn = Bare(arn) }, cancel),
                        cancellationToken)).Tags,
                    null,
                    $"The tags of {group.LogGroupName}",
                    host);
            if (tags?.GetValueOrDefault("Environment") is null or "" || tags["Environment"] == name.Name)
                found.Add(group.LogGroupName!);
        }

        return found;
    }

    private async Task<List<LogGroup>> ListAsync(string prefix, CancellationToken cancellationToken)
    {
        var found = new List<LogGroup>();
        string? token = null;
        do
        {
            DescribeLogGroupsResponse page = await calls.CallAsync(
                (logs, cancel) => logs.DescribeLogGroupsAsync(
                    new DescribeLogGroupsRequest { LogGroupNamePrefix = prefix, NextToken = token }, cancel),
                cancellationToken);
            found.AddRange(page.LogGroups ?? []);
            token = page.NextToken;
        }
        while (!string.IsNullOrEmpty(token));

        return found;
    }

    private StagingException NotFound(string group, List<string> existing) => new(
        "LogGroupNotFound",
        StagingErrorCategory.NotFound,
        existing.Count == 0
            ? $"There is no log group '{group}', and {name.Stem} has no other."
            : $"There is no log group '{group}'. {name.Stem} has {string.Join(", ", existing)}.")
    {
        TargetInput = group,
        RecommendedAction = existing.Count == 0
            ? "Check the environment's name and the region, or create it with 'staging new'."
            : "Choose another --source or --log-group; PostgreSQL's group appears with its first log, a function's with its first run.",
    };

    /// <summary>The ARN of a group without the streams that older answers name with it.</summary>
    internal static string Bare(string arn) => arn.EndsWith(":*", StringComparison.Ordinal) ? arn[..^2] : arn;

    // arn:aws:logs:REGION:ACCOUNT:log-group:NAME, and names may hold slashes.
    private static string NameIn(string arn) => Bare(arn).Split(':', 7)[^1];
}
