using Amazon.CloudWatchLogs;
using Amazon.CloudWatchLogs.Model;
using StagingTools.Engine.Environments;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Logs;

/// <summary>The log groups of an environment.</summary>
internal sealed class LogGroupNames(AmazonCloudWatchLogsClient logs, EnvironmentName name)
{
    /// <summary>The group of a source.</summary>
    public string Of(LogSource source) => source switch
    {
        LogSource.Application => name.ApplicationLogGroup,
        LogSource.Database => name.DatabaseLogGroup,
        _ => throw new ArgumentOutOfRangeException(nameof(source), source, null),
    };

    /// <summary>The error about a group that is not there; it names those that are.</summary>
    public async Task<StagingException> NotFoundAsync(string group, CancellationToken cancellationToken)
    {
        List<string> existing = await ListAsync(cancellationToken);
        return new StagingException(
            "LogGroupNotFound",
            StagingErrorCategory.NotFound,
            existing.Count == 0
                ? $"There is no log group '{group}', and {name.Stem} has no other."
                : $"There is no log group '{group}'. {name.Stem} has {string.Join(", ", existing)}.")
        {
            TargetInput = group,
            RecommendedAction = existing.Count == 0
                ? "Check the environment's name and the region, or create it with 'staging new'."
                : "Choose another --source; PostgreSQL's group appears with its first log.",
        };
    }

    private async Task<List<string>> ListAsync(CancellationToken cancellationToken)
    {
        string[] prefixes =
        [
            $"/aws/{name.Name}/{name.Project}/",
            $"/aws/rds/instance/{name.DatabaseInstance}/",
            $"/aws/lambda/{name.Stem}-",
        ];
        var found = new List<string>();
        foreach (string prefix in prefixes)
        {
            string? token = null;
            do
            {
                DescribeLogGroupsResponse page = await logs.DescribeLogGroupsAsync(
                    new DescribeLogGroupsRequest { LogGroupNamePrefix = prefix, NextToken = token }, cancellationToken);
                found.AddRange((page.LogGroups ?? []).Select(group => group.LogGroupName!));
                token = page.NextToken;
            }
            while (!string.IsNullOrEmpty(token));
        }

        return found;
    }
}
