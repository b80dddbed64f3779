using System.Runtime.CompilerServices;
using Amazon.CloudWatchLogs.Model;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Logs;

/// <summary>Reads the events of one log group, page after page to the end.</summary>
internal sealed class LogReader(LogCalls calls, LogGroupNames groups, string group, string? filter)
{
    // The most that CloudWatch gives at once; a megabyte is the other bound.
    private const int PageSize = 10_000;

    /// <summary>The group's name.</summary>
    public string Group => group;

    /// <summary>The events of a period, in order of their timestamps, a page at a time. A page may be empty with more to come.</summary>
    /// <param name="start">The first millisecond since 1970.</param>
    /// <param name="end">The last millisecond; <see langword="null"/> for all there is.</param>
    /// <param name="ahead">Whether the next page is fetched while one is used; one page, so that memory stays flat.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="StagingException"><c>LogGroupNotFound</c> or <c>InvalidFilterPattern</c>.</exception>
    public async IAsyncEnumerable<List<FilteredLogEvent>> PagesAsync(
        long start, long? end, bool ahead, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task<FilterLogEventsResponse>? next = PageAsync(start, end, null, stop.Token);
        try
        {
            while (next is not null)
            {
                FilterLogEventsResponse page = await next;
                next = null;
                bool isLast = string.IsNullOrEmpty(page.NextToken);
                if (ahead && !isLast)
                    next = PageAsync(start, end, page.NextToken, stop.Token);
                yield return InOrder(page.Events ?? []);
                if (!isLast)
                    next ??= PageAsync(start, end, page.NextToken, stop.Token);
            }
        }
        finally
        {
            // Nobody wants more: nothing may go on reading.
            if (next is not null)
            {
                await stop.CancelAsync();
                await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    // CloudWatch gives the streams of a group interleaved, in the order of their times. Equal times stay as they came.
    private static List<FilteredLogEvent> InOrder(List<FilteredLogEvent> events)
    {
        for (int i = 1; i < events.Count; i++)
        {
            if (events[i].Timestamp < events[i - 1].Timestamp)
                return [.. events.OrderBy(one => one.Timestamp)];
        }

        return events;
    }

    private async Task<FilterLogEventsResponse> PageAsync(
        long start, long? end, string? token, CancellationToken cancellationToken)
    {
        try
        {
            return await calls.CallAsync(
                (logs, cancel) => logs.FilterLogEventsAsync(
                    new FilterLogEventsRequest
                    {
                        LogGroupName = group,
                        StartTime = start,
                        EndTime = end,
                        FilterPattern = filter,
                        Limit = PageSize,
                        NextToken = token,
                    },
                    cancel),
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
