using System.Text.Json.Nodes;
using StagingTools.Sandbox.Gateway;

namespace StagingTools.Sandbox.Logs;

/// <summary>Reads one stream, forward or backward.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_GetLogEvents.html</remarks>
internal sealed class GetLogEvents(LogStore store, TimeProvider time)
{
    private const string Forward = "f/";
    private const string Backward = "b/";
    private const string End = "/s";

    /// <summary>Answers a request.</summary>
    /// <exception cref="AwsException">A parameter is wrong, or there is no such group or stream.</exception>
    public async Task<AwsResponse> AnswerAsync(AwsRequest request, CancellationToken cancellationToken)
    {
        JsonObject body = request.Json;
        int limit = LogParameters.Limit(body, EventPage.MostEvents);
        StoredGroup group = await store
            .GroupAsync(request.Region, LogParameters.Group(body), cancellationToken).ConfigureAwait(false);
        StoredStream stream = group.Stream(LogParameters.Required(body, "logStreamName"));
        long first = Math.Max(LogParameters.Time(body, "startTime") ?? 0, group.FirstReadable(time.GetUtcNow()));

        // Unlike that of FilterLogEvents, this end is not part of the period.
        long last = LogParameters.Time(body, "endTime") is { } end ? end - 1 : long.MaxValue;
        string? token = (string?)body["nextToken"];
        EventKey? given = token is null ? null : Parse(token);
        bool forward = token is null ? (bool?)body["startFromHead"] == true : token.StartsWith(Forward, StringComparison.Ordinal);

        var page = new EventPage(limit);
        EventKey beginning = EventKey.Before(first);
        EventKey place = given ?? (forward ? beginning : EventKey.After(last));
        if (forward) page.Take(group.CopyAfter(stream, Later(place, beginning), last, page.Room), lastOnes: false);
        else page.Take(group.CopyBefore(stream, Earlier(place, EventKey.After(last)), first, page.Room), lastOnes: true);

        (EventKey backward, EventKey onward) = Places(page, given, forward, beginning);
        return new StreamedResponse("application/x-amz-json-1.1", async (response, cancelled) =>
        {
            using (page)
            {
                await page.SendAsync(
                    response,
                    filtered: false,
                    json =>
                    {
                        json.WriteString("nextForwardToken", Forward + EventId.Text(onward) + End);
                        json.WriteString("nextBackwardToken", Backward + EventId.Text(backward) + End);
                    },
                    cancelled).ConfigureAwait(false);
            }
        });
    }

    // A forward token stands for what comes after an event, a backward one for what comes before it. At the end of the stream the token
    // comes back that was given, and the other one leads back over the event that it names.
    private static (EventKey Backward, EventKey Onward) Places(EventPage page, EventKey? given, bool forward, EventKey beginning)
    {
        if (page is { First: { } first, Last: { } last }) return (first.Key, last.Key);
        if (given is not { } place) return (beginning, beginning);
        return forward
            ? (place with { Sequence = place.Sequence + 1 }, place)
            : (place, place with { Sequence = Math.Max(place.Sequence - 1, 0) });
    }

    private static EventKey Later(EventKey one, EventKey other) => one.CompareTo(other) < 0 ? other : one;

    private static EventKey Earlier(EventKey one, EventKey other) => one.CompareTo(other) > 0 ? other : one;

    private static EventKey Parse(string token) =>
        (token.StartsWith(Forward, StringComparison.Ordinal) || token.StartsWith(Backward, StringComparison.Ordinal))
        && token.EndsWith(End, StringComparison.Ordinal)
        && token.Length == Forward.Length + EventId.Length + End.Length
        && EventId.TryParse(token.AsSpan(Forward.Length, EventId.Length), out EventKey key)
            ? key
            : throw LogsError.BadToken();
}
