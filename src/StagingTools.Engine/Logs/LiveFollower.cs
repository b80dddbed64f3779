using System.Globalization;
using System.Runtime.CompilerServices;
using Amazon.CloudWatchLogs;
using Amazon.CloudWatchLogs.Model;
using Amazon.Runtime;
using Amazon.Runtime.EventStreams;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Logs;

/// <summary>
/// Follows several groups by Live Tail, with a reading beside it now and then, which brings what Live Tail did not: what was written
/// between two sessions, what came late, and what it left out as too much. Goes over to looking alone where Live Tail is not served.
/// </summary>
/// <param name="groups">The groups' names.</param>
/// <param name="filter">The pattern.</param>
/// <param name="calls">The service.</param>
/// <param name="names">Knows the groups.</param>
/// <param name="poller">Reads.</param>
/// <param name="ledger">What came on either way.</param>
/// <param name="time">The clock.</param>
/// <param name="pace">How often.</param>
/// <param name="deadline">When to stop waiting.</param>
/// <param name="host">Is told.</param>
internal sealed class LiveFollower(
    IReadOnlyList<string> groups,
    string? filter,
    LogCalls calls,
    LogGroupNames names,
    LogPoller poller,
    ContentLedger ledger,
    TimeProvider time,
    LogPace pace,
    LogDeadline deadline,
    IHost host)
{
    // https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_StartLiveTail.html
    private const int MostGroups = 10;

    // Sessions in a row that end before they have lasted.
    private const int MostFailures = 5;

    private static readonly TimeSpan Lasting = TimeSpan.FromSeconds(10);

    private bool hasToldSampling;

    /// <summary>Follows for ever.</summary>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>What came, a round at a time.</returns>
    public async IAsyncEnumerable<List<GroupEvent>> RoundsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        int failures = 0;
        string? refusal = groups.Count > MostGroups
            ? string.Create(CultureInfo.InvariantCulture, $"it takes {MostGroups} log groups, and these are {groups.Count}")
            : null;
        List<string> identifiers = [];
        if (refusal is null)
            (identifiers, refusal) = await IdentifyAsync(cancellationToken);
        while (refusal is null && failures < MostFailures)
        {
            DateTimeOffset begun = time.GetUtcNow();
            (LiveSession? session, refusal) = await StartAsync(identifiers, cancellationToken);
            if (session is null)
                break;

            await using (session)
            {
                DateTimeOffset read = default;
                while (session.End is null)
                {
                    if (await session.NextAsync(deadline.Bounded(Until(read)), cancellationToken) is LiveTailSessionUpdate update)
                        yield return Fresh(update);
                    if (session.End is null && time.GetUtcNow() >= read)
                    {
                        List<GroupEvent> found = await poller.LookAsync(cancellationToken);
                        found.RemoveAll(one => !ledger.AddRead(one));
                        yield return found;
                        read = time.GetUtcNow() + pace.ReadBesideLive;
                    }
                }

                host.Verbose($"Live Tail: {session.End}. Connecting again; what was written meanwhile is read.");
            }

            failures = time.GetUtcNow() - begun < Lasting ? failures + 1 : 0;
            if (failures > 0)
                await deadline.DelayAsync(pace.ShortestPause * failures, cancellationToken);
        }

        host.Warning($"Live Tail is not available ({refusal ?? "its sessions do not last"}): reading the log every few seconds instead.");
        await foreach (List<GroupEvent> round in poller.RoundsAsync(cancellationToken))
        {
            round.RemoveAll(one => !ledger.AddRead(one));
            yield return round;
        }
    }

    private TimeSpan Until(DateTimeOffset moment)
    {
        TimeSpan left = moment - time.GetUtcNow();
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    private async Task<(List<string> Identifiers, string? Refusal)> IdentifyAsync(CancellationToken cancellationToken)
    {
        var found = new List<string>();
        foreach (string group in groups)
        {
            LogGroup described = await names.DescribeAsync(group, cancellationToken)
                ?? throw await names.NotFoundAsync(group, cancellationToken);
            if (described.LogGroupClass is { } kind && kind != LogGroupClass.STANDARD)
                return ([], $"{group} is of class {kind.Value}, and Live Tail serves STANDARD");
            if ((described.LogGroupArn ?? described.Arn) is not { } arn)
                return ([], $"CloudWatch does not tell the ARN of {group}");
            found.Add(LogGroupNames.Bare(arn));
        }

        return (found, null);
    }

    // A session counts from its first message on: what comes after it is sent, and what came before is read.
    private async Task<(LiveSession? Session, string? Refusal)> StartAsync(List<string> identifiers, CancellationToken cancellationToken)
    {
        try
        {
            StartLiveTailResponse response = await calls.CallAsync(
                (logs, cancel) => logs.StartLiveTailAsync(
                    new StartLiveTailRequest { LogGroupIdentifiers = identifiers, LogEventFilterPattern = filter }, cancel),
                cancellationToken);
            var session = new LiveSession(response, time, pace.LiveSilence, cancellationToken);
            while (session.End is null)
            {
                IEventStreamEvent? first = await session.NextAsync(pace.LiveSilence, cancellationToken);
                if (first is LiveTailSessionStart)
                    break;
            }

            if (session.End is null)
                host.Verbose("Live Tail has begun. It costs $0.01 a minute (beyond the free 1,800 minutes a month), for as long as this runs.");
            return (session, null);
        }
        catch (Exception refused) when (!cancellationToken.IsCancellationRequested && AwsErrors.Translate(refused) is { } error)
        {
            if (error.Category == StagingErrorCategory.AuthenticationError)
                throw;
            return (null, refused is AmazonServiceException { ErrorCode: { Length: > 0 } code } ? $"{code}: {refused.Message}" : refused.Message);
        }
    }

    private List<GroupEvent> Fresh(LiveTailSessionUpdate update)
    {
        if (update.SessionMetadata?.Sampled == true && !hasToldSampling)
        {
            hasToldSampling = true;
            host.Warning(string.Create(
                CultureInfo.InvariantCulture,
                $"More than 500 events a second: Live Tail shows a sample, and the rest follows by reading, up to {pace.ReadBesideLive.TotalSeconds:0} s later."));
        }

        var fresh = new List<GroupEvent>();
        foreach (LiveTailSessionLogEvent one in update.SessionResults ?? [])
        {
            var live = new GroupEvent(GroupOf(one.LogGroupIdentifier ?? ""), new FilteredLogEvent
            {
                LogStreamName = one.LogStreamName,
                Timestamp = one.Timestamp,
                IngestionTime = one.IngestionTime,
                Message = one.Message,
            });
            if (ledger.AddLive(live))
                fresh.Add(live);
        }

        return fresh;
    }

    // ACCOUNT:NAME, or an ARN.
    private string GroupOf(string identifier) =>
        groups.FirstOrDefault(group => identifier == group || identifier.EndsWith(":" + group, StringComparison.Ordinal)) ?? identifier;
}
