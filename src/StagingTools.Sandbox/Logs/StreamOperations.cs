using System.Text;
using System.Text.Json.Nodes;
using StagingTools.Sandbox.Gateway;

namespace StagingTools.Sandbox.Logs;

/// <summary>Makes, lists and removes log streams.</summary>
internal sealed class StreamOperations(LogStore store)
{
    private const int MostListed = 50;
    private const int LongestName = 512;

    /// <summary>CreateLogStream.</summary>
    /// <exception cref="AwsException">There is one of that name, or no such group.</exception>
    public async Task<AwsResponse> CreateAsync(AwsRequest request, CancellationToken cancellationToken)
    {
        string stream = LogParameters.Required(request.Json, "logStreamName");
        if (stream.Length > LongestName) throw LogsError.Constraint(stream, "logStreamName", $"have length less than or equal to {LongestName}");
        if (stream.AsSpan().ContainsAny(':', '*')) throw LogsError.Constraint(stream, "logStreamName", "satisfy regular expression pattern: [^:*]*");
        StoredGroup group = await GroupAsync(request, cancellationToken).ConfigureAwait(false);
        return group.CreateStream(stream, store.Now)
            ? AwsResponse.Json(new JsonObject())
            : throw new AwsException("ResourceAlreadyExistsException", "The specified log stream already exists");
    }

    /// <summary>DeleteLogStream.</summary>
    /// <exception cref="AwsException">There is none.</exception>
    public async Task<AwsResponse> DeleteAsync(AwsRequest request, CancellationToken cancellationToken)
    {
        string stream = LogParameters.Required(request.Json, "logStreamName");
        StoredGroup group = await GroupAsync(request, cancellationToken).ConfigureAwait(false);
        group.DeleteStream(stream);
        return AwsResponse.Json(new JsonObject());
    }

    /// <summary>DescribeLogStreams.</summary>
    /// <exception cref="AwsException">A parameter is wrong, or there is no such group.</exception>
    public async Task<AwsResponse> DescribeAsync(AwsRequest request, CancellationToken cancellationToken)
    {
        JsonObject body = request.Json;
        int limit = LogParameters.Limit(body, MostListed);
        string? prefix = (string?)body["logStreamNamePrefix"];
        bool byTime = (string?)body["orderBy"] switch
        {
            null or "LogStreamName" => false,
            "LastEventTime" => true,
            var other => throw LogsError.Constraint(other, "orderBy", "satisfy enum value set: [LogStreamName, LastEventTime]"),
        };
        if (byTime && prefix is not null) throw LogsError.Invalid("Cannot order by LastEventTime with a logStreamNamePrefix.");
        bool descending = (bool?)body["descending"] == true;
        StoredGroup group = await GroupAsync(request, cancellationToken).ConfigureAwait(false);

        var order = Comparer<StreamFacts>.Create((one, other) =>
        {
            int ahead = byTime ? (one.LastEvent ?? 0).CompareTo(other.LastEvent ?? 0) : 0;
            if (ahead == 0) ahead = string.CompareOrdinal(one.Name, other.Name);
            return descending ? -ahead : ahead;
        });
        IEnumerable<StreamFacts> streams = group.Streams()
            .Where(stream => prefix is null || stream.Name.StartsWith(prefix, StringComparison.Ordinal)).Order(order);
        if ((string?)body["nextToken"] is { } token)
        {
            StreamFacts last = ParseToken(token);
            streams = streams.Where(stream => order.Compare(stream, last) > 0);
        }

        StreamFacts[] page = [.. streams.Take(limit + 1)];
        var answer = new JsonObject { ["logStreams"] = new JsonArray([.. page.Take(limit).Select(stream => Describe(group, stream))]) };
        if (page.Length > limit) answer["nextToken"] = TokenOf(page[limit - 1]);
        return AwsResponse.Json(answer);
    }

    private ValueTask<StoredGroup> GroupAsync(AwsRequest request, CancellationToken cancellationToken) =>
        store.GroupAsync(request.Region, LogParameters.Group(request.Json), cancellationToken);

    // The bytes that a stream holds are always told as zero: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_LogStream.html
    private static JsonObject Describe(StoredGroup group, StreamFacts stream)
    {
        var description = new JsonObject
        {
            ["logStreamName"] = stream.Name,
            ["creationTime"] = stream.CreationTime,
            ["arn"] = $"{group.Arn}:log-stream:{stream.Name}",
            ["storedBytes"] = 0,
        };
        if (stream is { FirstEvent: { } first, LastEvent: { } last, LastIngestion: { } ingested })
        {
            description["firstEventTimestamp"] = first;
            description["lastEventTimestamp"] = last;
            description["lastIngestionTime"] = ingested;
            description["uploadSequenceToken"] = EventId.Text(new EventKey(ingested, 0));
        }

        return description;
    }

    private static string TokenOf(StreamFacts last) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes($"{EventId.Text(EventKey.Before(last.LastEvent ?? 0))}{last.Name}"));

    private static StreamFacts ParseToken(string token)
    {
        byte[] bytes = new byte[token.Length];
        string text = Convert.TryFromBase64String(token, bytes, out int length) ? Encoding.UTF8.GetString(bytes, 0, length) : "";
        return text.Length > EventId.Length && EventId.TryParse(text.AsSpan(0, EventId.Length), out EventKey key)
            ? new StreamFacts(text[EventId.Length..], 0, key.Timestamp, key.Timestamp, null)
            : throw LogsError.BadToken();
    }
}
