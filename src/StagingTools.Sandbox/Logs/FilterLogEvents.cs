using System.Buffers;
using System.Text.Json.Nodes;
using StagingTools.Sandbox.Gateway;
using StagingTools.Sandbox.Logs.Patterns;

namespace StagingTools.Sandbox.Logs;

/// <summary>Finds the events of a group, of all its streams together in the order of their times.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilterLogEvents.html</remarks>
internal sealed class FilterLogEvents(LogStore store, TimeProvider time)
{
    // Events that one request looks through: a page may be empty with more to come, on AWS as here.
    private const int MostLookedAt = 100_000;
    private const int LookedAtTogether = 2048;

    /// <summary>Answers a request.</summary>
    /// <exception cref="AwsException">A parameter is wrong, or there is no such group or stream.</exception>
    public async Task<AwsResponse> AnswerAsync(AwsRequest request, CancellationToken cancellationToken)
    {
        JsonObject body = request.Json;
        int limit = LogParameters.Limit(body, EventPage.MostEvents);
        FilterPattern pattern = FilterPattern.Parse((string?)body["filterPattern"]);
        StoredGroup group = await store
            .GroupAsync(request.Region, LogParameters.Group(body), cancellationToken).ConfigureAwait(false);
        Func<StoredStream, bool>? wanted = Streams(group, body, out StoredStream? only);
        long first = Math.Max(LogParameters.Time(body, "startTime") ?? 0, group.FirstReadable(time.GetUtcNow()));
        long last = LogParameters.Time(body, "endTime") ?? long.MaxValue;
        EventKey from = (string?)body["nextToken"] is { } token ? FilterToken.Parse(token, group) : EventKey.Before(first);
        if (from.CompareTo(EventKey.Before(first)) < 0) from = EventKey.Before(first);

        var page = new EventPage(limit);
        EventKey? next = Fill(page, group, only, wanted, pattern, from, last);
        return new StreamedResponse("application/x-amz-json-1.1", async (response, cancelled) =>
        {
            using (page)
            {
                await page.SendAsync(
                    response,
                    filtered: true,
                    json =>
                    {
                        json.WriteStartArray("searchedLogStreams");
                        json.WriteEndArray();
                        if (next is { } key) json.WriteString("nextToken", FilterToken.Of(key, group));
                    },
                    cancelled).ConfigureAwait(false);
            }
        });
    }

    // The place after which the next page begins; null after the last one. It is the place of an event, so that what is taken in meanwhile
    // moves nothing: it is found if it belongs behind that place.
    private static EventKey? Fill(
        EventPage page,
        StoredGroup group,
        StoredStream? only,
        Func<StoredStream, bool>? wanted,
        FilterPattern pattern,
        EventKey from,
        long last)
    {
        StoredEvent[] chunk = ArrayPool<StoredEvent>.Shared.Rent(LookedAtTogether);
        try
        {
            for (int lookedAt = 0; lookedAt < MostLookedAt;)
            {
                int count = group.CopyAfter(only, from, last, chunk.AsSpan(0, LookedAtTogether));
                foreach (StoredEvent one in chunk.AsSpan(0, count))
                {
                    if ((wanted is null || wanted(one.Stream)) && pattern.Matches(one.Message))
                    {
                        if (page.IsFull || !page.TryAdd(one)) return from;
                    }

                    from = one.Key;
                }

                if (count < LookedAtTogether) return null;
                lookedAt += count;
            }

            return from;
        }
        finally
        {
            ArrayPool<StoredEvent>.Shared.Return(chunk, clearArray: true);
        }
    }

    private static Func<StoredStream, bool>? Streams(StoredGroup group, JsonObject body, out StoredStream? only)
    {
        only = null;
        IReadOnlyList<string>? names = LogParameters.Names(body, "logStreamNames");
        string? prefix = (string?)body["logStreamNamePrefix"];
        if (names is not null && prefix is not null)
        {
            throw LogsError.Invalid("logStreamNamePrefix and logStreamNames are mutually exclusive parameters.");
        }

        if (prefix is not null) return stream => stream.Name.StartsWith(prefix, StringComparison.Ordinal);
        if (names is null) return null;
        if (names.Count is 0 or > 100)
        {
            throw LogsError.Constraint(
                $"[{string.Join(", ", names)}]",
                "logStreamNames",
                names.Count == 0 ? "have length greater than or equal to 1" : "have length less than or equal to 100");
        }

        HashSet<StoredStream> streams = [.. names.Select(group.Stream)];
        only = streams.Count == 1 ? streams.First() : null;
        return streams.Contains;
    }
}
