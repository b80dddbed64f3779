using System.Globalization;
using System.Runtime.CompilerServices;
using Amazon.CloudWatchLogs.Model;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Environments;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;
using StagingTools.Engine.Settings;

namespace StagingTools.Engine.Logs;

/// <summary>Reads an environment's log events in order, and goes on with new ones when asked to.</summary>
/// <param name="context">Where it works.</param>
public sealed class WatchLog(StagingContext context)
{
    private const int EventsRemembered = 200_000;
    private const int PatienceWithErrors = 5;

    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    /// <summary>Reads.</summary>
    /// <param name="request">Which events.</param>
    /// <param name="host">Is told what is read.</param>
    /// <param name="cancellationToken">Ends it at once, also while it waits for new events.</param>
    /// <returns>
    /// The events, oldest first. While following, an event that CloudWatch took in late comes when it is found, once.
    /// </returns>
    /// <exception cref="StagingException">
    /// <c>InvalidSince</c>, <c>InvalidTail</c>, <c>InvalidFilterPattern</c>, <c>LogGroupNotFound</c>, credentials.
    /// </exception>
    public async IAsyncEnumerable<StagingLogEvent> RunAsync(
        WatchLogRequest request, IHost host, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(host);
        (request, StagingSettings settings) = StagingSettings.Apply(context, request, host);
        EnvironmentName name = EnvironmentName.Parse(request);
        DateTimeOffset since = SinceTime.Parse(request.Since, context.TimeProvider.GetUtcNow());
        CheckTail(request.Tail);
        using AwsSession session = AwsSession.Open(context, request);
        await settings.Production.WarnAsync(session, host, cancellationToken);
        var groups = new LogGroupNames(session.Logs, name);
        string group = groups.Of(request.Source);
        var reader = new LogReader(
            session.Logs, groups, group, string.IsNullOrWhiteSpace(request.Filter) ? null : request.Filter);
        host.Verbose($"Reading {group} from {since.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)}.");

        long first = since.ToUnixTimeMilliseconds();
        var window = new EventWindow(Overlap, EventsRemembered);
        IAsyncEnumerable<FilteredLogEvent> past = reader.ReadAsync(first, End(request), cancellationToken);
        if (request.Follow)
            past = Remember(window, past);
        await foreach (FilteredLogEvent one in Last(past, request.Tail).WithCancellation(cancellationToken))
            yield return ToEvent(one, name, session.Region, group);

        if (!request.Follow)
            yield break;

        await foreach (FilteredLogEvent one in FollowAsync(reader, window, first, host, cancellationToken))
            yield return ToEvent(one, name, session.Region, group);
    }

    private async IAsyncEnumerable<FilteredLogEvent> FollowAsync(
        LogReader reader,
        EventWindow window,
        long first,
        IHost host,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        TimeSpan pause = ShortestPause;
        int failures = 0;
        while (true)
        {
            await Task.Delay(pause, context.TimeProvider, cancellationToken);
            long start = window.Start(first, context.TimeProvider.GetUtcNow());
            bool any = false;
            await using IAsyncEnumerator<FilteredLogEvent> events =
                reader.ReadAsync(start, null, cancellationToken).GetAsyncEnumerator(cancellationToken);
            while (true)
            {
                try
                {
                    if (!await events.MoveNextAsync())
                    {
                        failures = 0;
                        break;
                    }
                }
                catch (Exception problem) when (PassingFailure.Is(problem, cancellationToken) && failures < PatienceWithErrors)
                {
                    // The window reaches back over what this look did not get to see.
                    failures++;
                    host.Warning($"CloudWatch Logs does not answer, looking again: {problem.Message}");
                    break;
                }

                if (!IsNew(window, events.Current))
                    continue;

                any = true;
                yield return events.Current;
            }

            pause = any ? ShortestPause : pause * 1.5 < LongestPause ? pause * 1.5 : LongestPause;
        }
    }

    // Without following there is an end, also of a log that is written faster than it is read. A minute in the future lets
    // in the events of writers whose clock is a little ahead.
    private long? End(WatchLogRequest request) =>
        request.Follow ? null : context.TimeProvider.GetUtcNow().AddMinutes(1).ToUnixTimeMilliseconds();

    private static async IAsyncEnumerable<FilteredLogEvent> Remember(
        EventWindow window, IAsyncEnumerable<FilteredLogEvent> events)
    {
        await foreach (FilteredLogEvent one in events)
        {
            IsNew(window, one);
            yield return one;
        }
    }

    private static bool IsNew(EventWindow window, FilteredLogEvent one) => window.Add(Id(one), one.Timestamp ?? 0);

    private static async IAsyncEnumerable<FilteredLogEvent> Last(IAsyncEnumerable<FilteredLogEvent> events, int count)
    {
        var last = new Queue<FilteredLogEvent>();
        await foreach (FilteredLogEvent one in events)
        {
            if (count == 0)
            {
                yield return one;
                continue;
            }

            if (last.Count == count)
                last.Dequeue();
            last.Enqueue(one);
        }

        foreach (FilteredLogEvent one in last)
            yield return one;
    }

    private static void CheckTail(int tail)
    {
        if (tail < 0)
            throw new StagingException(
                "InvalidTail",
                StagingErrorCategory.InvalidArgument,
                $"A tail of {tail.ToString(CultureInfo.InvariantCulture)} events is not possible.")
            {
                TargetInput = tail.ToString(CultureInfo.InvariantCulture),
                RecommendedAction = "Give the number of last events to show, or 0 for all.",
            };
    }

    private static string Id(FilteredLogEvent one) => one.EventId ?? $"{one.LogStreamName} {one.Timestamp} {one.Message}";

    private static StagingLogEvent ToEvent(FilteredLogEvent one, EnvironmentName name, string region, string group)
    {
        string message = (one.Message ?? "").TrimEnd('\r', '\n');
        return new StagingLogEvent
        {
            Project = name.Project,
            EnvironmentName = name.Name,
            Region = region,
            Timestamp = DateTimeOffset.FromUnixTimeMilliseconds(one.Timestamp ?? 0),
            IngestedAt = one.IngestionTime is { } ingested ? DateTimeOffset.FromUnixTimeMilliseconds(ingested) : null,
            LogGroup = group,
            LogStream = one.LogStreamName ?? "",
            Message = message,
            Level = LogLevelReader.Read(message),
            EventId = Id(one),
        };
    }
}
