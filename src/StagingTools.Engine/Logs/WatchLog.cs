using System.Globalization;
using System.Runtime.CompilerServices;
using StagingTools.Engine.Environments;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;
using StagingTools.Engine.Settings;

namespace StagingTools.Engine.Logs;

/// <summary>Reads an environment's log events in order, and goes on with new ones when asked to.</summary>
public sealed class WatchLog
{
    private const int LongestTimeout = 86_400;
    private const int EventsHeld = 10_000;

    // A call that hangs is no reason to wait for a line much longer than was said.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private readonly StagingContext context;
    private readonly LogPace pace;

    /// <summary>Reads where the context says.</summary>
    /// <param name="context">Where it works.</param>
    public WatchLog(StagingContext context)
        : this(context, new LogPace())
    {
    }

    /// <summary>Reads at a pace of its own.</summary>
    /// <param name="context">Where it works.</param>
    /// <param name="pace">How often and how far back is looked while following.</param>
    internal WatchLog(StagingContext context, LogPace pace)
    {
        this.context = context;
        this.pace = pace;
    }

    private DateTimeOffset Now => context.TimeProvider.GetUtcNow();

    /// <summary>Reads.</summary>
    /// <param name="request">Which events.</param>
    /// <param name="host">Is told what is read.</param>
    /// <param name="cancellationToken">Ends it at once, also while it waits for new events.</param>
    /// <returns>
    /// The events, oldest first, of several groups as of one. While following, an event that comes after younger ones were shown
    /// comes when it is found, once, and says so.
    /// </returns>
    /// <exception cref="StagingException">
    /// <c>InvalidSince</c>, <c>InvalidUntil</c>, <c>InvalidTail</c>, <c>InvalidTimeout</c>, <c>InvalidMatch</c>, <c>MatchTooSlow</c>,
    /// <c>InvalidFilterPattern</c>, <c>LogGroupNotFound</c>, <c>LogLineNotSeen</c>, credentials.
    /// </exception>
    public async IAsyncEnumerable<StagingLogEvent> RunAsync(
        WatchLogRequest request, IHost host, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(host);
        (request, StagingSettings settings) = StagingSettings.Apply(context, request, host);
        EnvironmentName name = EnvironmentName.Parse(request);
        LogPeriod period = LogPeriod.Of(request, Now);
        Check(request);
        var filter = new LogFilter(request);
        LogPatterns? awaited = LogPatterns.Parse(request.UntilMatch, "--until-match");
        var deadline = new LogDeadline(context.TimeProvider, awaited is null ? null : request.UntilMatch, request.Timeout);

        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (awaited is not null)
            stop.CancelAfter(TimeSpan.FromSeconds(request.Timeout) + Grace);
        await using IAsyncEnumerator<StagingLogEvent> events =
            EventsAsync(request, name, settings, period, filter, deadline, host, stop.Token).GetAsyncEnumerator(stop.Token);
        while (true)
        {
            try
            {
                if (!await events.MoveNextAsync())
                    yield break;
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested && stop.IsCancellationRequested)
            {
                throw deadline.NotSeen();
            }

            StagingLogEvent one = events.Current;
            bool isAwaited = awaited?.Matches(one.Message) == true;
            yield return one;
            if (isAwaited)
                yield break;
        }
    }

    private async IAsyncEnumerable<StagingLogEvent> EventsAsync(
        WatchLogRequest request,
        EnvironmentName name,
        StagingSettings settings,
        LogPeriod period,
        LogFilter filter,
        LogDeadline deadline,
        IHost host,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var calls = new LogCalls(context, request, host);
        await settings.Production.WarnAsync(calls.Session, host, cancellationToken);
        var names = new LogGroupNames(calls, name, host);
        IReadOnlyList<string> groups = await names.FindAsync(request.Source, request.LogGroup, cancellationToken);
        string? pattern = string.IsNullOrWhiteSpace(request.Filter) ? null : request.Filter;
        List<LogReader> readers = [.. groups.Select(group => new LogReader(calls, names, group, pattern))];
        host.Verbose($"Reading {string.Join(", ", groups)} from {period.Text}, by FilterLogEvents.");

        var maker = new LogEventMaker(name, calls.Session.Region);
        var announcer = new TaskAnnouncer(host);
        Dictionary<string, EventWindow> windows = groups.ToDictionary(
            group => group, _ => new EventWindow(pace, Math.Max(1, pace.EventsRemembered / groups.Count)), StringComparer.Ordinal);
        var ledger = new ContentLedger(pace.EventsRemembered);
        bool follows = period.IsOpen;
        long begun = Now.ToUnixTimeMilliseconds();
        long shown = long.MinValue;
        IAsyncEnumerable<StagingLogEvent> past = PastAsync();
        await foreach (StagingLogEvent one in LastAsync(past, request.Tail))
        {
            shown = Math.Max(shown, one.Timestamp.UtcTicks);
            yield return one;
        }

        if (!follows)
            yield break;

        List<GroupFollower> followers =
            [.. readers.Select(reader => new GroupFollower(reader, windows[reader.Group], pace, period.Start, begun))];
        try
        {
            var poller = new LogPoller(followers, calls, context.TimeProvider, pace, deadline);
            IAsyncEnumerable<List<GroupEvent>> rounds = request.Live
                ? new LiveFollower(groups, pattern, calls, names, poller, ledger, context.TimeProvider, pace, deadline, host)
                    .RoundsAsync(cancellationToken)
                : poller.RoundsAsync(cancellationToken);
            var buffer = new ReorderBuffer(pace.Hold, EventsHeld);
            bool hasToldOverfull = false;
            await foreach (List<GroupEvent> round in rounds.WithCancellation(cancellationToken))
            {
                foreach (GroupEvent found in buffer.Take(round, Now))
                {
                    StagingLogEvent one = maker.Make(found);
                    announcer.See(one, isFollowing: true);
                    if (!filter.Shows(one))
                        continue;

                    if (one.Timestamp.UtcTicks < shown)
                        one = one with { IsLate = true };
                    shown = Math.Max(shown, one.Timestamp.UtcTicks);
                    yield return one;
                }

                if (!hasToldOverfull && followers.Exists(follower => follower.Window.IsOverfull))
                {
                    hasToldOverfull = true;
                    host.Warning(string.Create(
                        CultureInfo.InvariantCulture,
                        $"More than {pace.EventsRemembered:#,0} events in the time in which late ones are looked for: very late ones may be missed. --filter makes them fewer."));
                }
            }
        }
        finally
        {
            foreach (GroupFollower follower in followers)
                await follower.DisposeAsync();
        }

        async IAsyncEnumerable<StagingLogEvent> PastAsync()
        {
            int sinceForgotten = 0;
            await foreach (GroupEvent found in PastEvents.ReadAsync(readers, period.Start, period.End, cancellationToken))
            {
                StagingLogEvent one = maker.Make(found);
                if (follows)
                {
                    announcer.See(one, isFollowing: false);
                    EventWindow window = windows[found.Group];
                    window.Add(EventKey.Of(found.Event), found.Timestamp);
                    if (request.Live && found.Timestamp > begun - (long)pace.Skew.TotalMilliseconds)
                        ledger.AddRead(found);
                    if (++sinceForgotten == EventsHeld)
                    {
                        sinceForgotten = 0;
                        window.Forget(Math.Min(found.Timestamp, begun) - (long)(pace.Late + pace.Sweep).TotalMilliseconds);
                    }
                }

                if (filter.Shows(one))
                    yield return one;
            }
        }
    }

    private static async IAsyncEnumerable<StagingLogEvent> LastAsync(IAsyncEnumerable<StagingLogEvent> events, int count)
    {
        if (count == 0)
        {
            await foreach (StagingLogEvent one in events)
                yield return one;
            yield break;
        }

        var last = new Queue<StagingLogEvent>();
        await foreach (StagingLogEvent one in events)
        {
            if (last.Count == count)
                last.Dequeue();
            last.Enqueue(one);
        }

        foreach (StagingLogEvent one in last)
            yield return one;
    }

    private static void Check(WatchLogRequest request)
    {
        if (request.Tail < 0)
            throw new StagingException(
                "InvalidTail",
                StagingErrorCategory.InvalidArgument,
                $"A tail of {request.Tail.ToString(CultureInfo.InvariantCulture)} events is not possible.")
            {
                TargetInput = request.Tail.ToString(CultureInfo.InvariantCulture),
                RecommendedAction = "Give the number of last events to show, or 0 for all.",
            };
        if (request.Timeout is < 1 or > LongestTimeout)
            throw new StagingException(
                "InvalidTimeout",
                StagingErrorCategory.InvalidArgument,
                $"'{request.Timeout.ToString(CultureInfo.InvariantCulture)}' is no timeout.")
            {
                TargetInput = request.Timeout.ToString(CultureInfo.InvariantCulture),
                RecommendedAction = "Give seconds, from 1 to 86400.",
            };
    }
}
