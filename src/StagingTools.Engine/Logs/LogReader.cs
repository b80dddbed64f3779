using System.Runtime.CompilerServices;
using Amazon.CloudWatchLogs;
using Amazon.CloudWatchLogs.Model;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Logs;

/// <summary>Reads the events of one log group, page after page to the end.</summary>
internal sealed class LogReader(AmazonCloudWatchLogsClient logs, LogGroupNames groups, string group, string? filter)
{
    // The most that CloudWatch gives at once.
    private const int PageSize = 10_000;

    /// <summary>The events of a period, in order of their timestamps.</summary>
    /// <param name="start">The first millisecond since 1970.</param>
    /// <param name="end">The last millisecond; <see langword="null"/> for all there is.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="StagingException"><c>LogGroupNotFound</c> or <c>InvalidFilterPattern</c>.</exception>
    public async IAsyncEnumerable<FilteredLogEvent> ReadAsync(
        long start, long? end, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? token = null;
        do
        {
            // A page may be empty with more to come: only the token tells the end.
            FilterLogEventsResponse page = await PageAsync(start, end, token, cancellationToken);
            foreach (FilteredLogEvent one in page.Events ?? [])
                yield return one;
            token = page.NextToken;
        }
        while (!string.IsNullOrEmpty(token));
    }

    private async Task<FilterLogEventsResponse> PageAsync(
        long start, long? end, string? token, CancellationToken cancellationToken)
    {
        try
        {
            return await logs.FilterLogEventsAsync(
                new FilterLogEventsRequest
                {
                    LogGroupName = group,
                    StartTime = start,
                    EndTime = end,
                    FilterPattern = filter,
                    Limit = PageSize,
                    NextToken = token,
                },
                cancellationToken);
        }
        catch (ResourceNotFoundException)
        {
            throw await groups.NotFoundAsync(group, cancellationToken);
        }
        catch (InvalidParameterException problem) when (filter is not null)
        {
            throw new StagingException(
                "InvalidFilterPattern",
                StagingErrorCategory.InvalidArgument,
                $"CloudWatch does not take the filter '{filter}': {problem.Message}",
                problem)
            {
                TargetInput = filter,
                RecommendedAction =
                    "Write words as ERROR, phrases as \"not found\", fields as { $.level = \"ERROR\" }: "
                    + "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html",
            };
        }
    }
}
