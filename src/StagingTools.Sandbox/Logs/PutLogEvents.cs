using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using StagingTools.Sandbox.Gateway;

namespace StagingTools.Sandbox.Logs;

/// <summary>Takes events in, within the documented bounds.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html</remarks>
internal sealed class PutLogEvents(LogStore store, TimeProvider time)
{
    private const int MostEvents = 10_000;
    private const int LargestBatch = 1_048_576;
    private static readonly TimeSpan s_oldest = TimeSpan.FromDays(14);
    private static readonly TimeSpan s_newest = TimeSpan.FromHours(2);
    private static readonly TimeSpan s_span = TimeSpan.FromHours(24);

    /// <summary>Answers a request.</summary>
    /// <exception cref="AwsException">It breaks a bound, or there is no such stream.</exception>
    public async Task<AwsResponse> AnswerAsync(AwsRequest request, CancellationToken cancellationToken)
    {
        PutLogEventsRequest batch = PutLogEventsRequest.Parse(request.Body);
        Check(batch.Events);
        StoredGroup group = await store.GroupAsync(request.Region, batch.Group, cancellationToken).ConfigureAwait(false);

        // In the order of time, those that are too old come first and those of the future last.
        long now = store.Now;
        long oldest = now - (long)s_oldest.TotalMilliseconds;
        long kept = group.FirstReadable(time.GetUtcNow());
        int tooOld = batch.Events.Count(one => one.Timestamp < oldest);
        int expired = batch.Events.Count(one => one.Timestamp < kept);
        int tooNew = batch.Events.Count(one => one.Timestamp > now + (long)s_newest.TotalMilliseconds);
        int first = Math.Max(tooOld, expired);
        int count = batch.Events.Count - tooNew - first;
        if (count > 0 && batch.Events[first + count - 1].Timestamp - batch.Events[first].Timestamp > (long)s_span.TotalMilliseconds)
        {
            throw LogsError.Invalid("The batch of log events in a single PutLogEvents request cannot span more than 24 hours.");
        }

        store.Add(group, batch.Stream, CollectionsMarshal.AsSpan(batch.Events).Slice(first, Math.Max(count, 0)));
        var answer = new JsonObject { ["nextSequenceToken"] = EventId.Text(new EventKey(now, batch.Events.Count)) };
        if (tooOld + expired + tooNew > 0)
        {
            var rejected = new JsonObject();
            if (tooNew > 0) rejected["tooNewLogEventStartIndex"] = batch.Events.Count - tooNew;
            if (tooOld > 0) rejected["tooOldLogEventEndIndex"] = tooOld;
            if (expired > tooOld) rejected["expiredLogEventEndIndex"] = expired;
            answer["rejectedLogEventsInfo"] = rejected;
        }

        return AwsResponse.Json(answer);
    }

    private static void Check(List<IncomingEvent> events)
    {
        if (events.Count is 0 or > MostEvents)
        {
            throw LogsError.Constraint(
                $"[{events.Count} events]",
                "logEvents",
                events.Count == 0 ? "have length greater than or equal to 1" : $"have length less than or equal to {MostEvents}");
        }

        long size = 0;
        for (int i = 0; i < events.Count; i++)
        {
            int one = events[i].Message.Length + StoredEvent.Overhead;
            if (one > LargestBatch) throw LogsError.Invalid($"Log event too large: {one} bytes exceeds limit of {LargestBatch}");
            size += one;
            if (i > 0 && events[i].Timestamp < events[i - 1].Timestamp)
            {
                throw LogsError.Invalid("Log events in a single PutLogEvents request must be in chronological order.");
            }
        }

        if (size > LargestBatch) throw LogsError.Invalid($"Upload too large: {size} bytes exceeds limit of {LargestBatch}");
    }
}
