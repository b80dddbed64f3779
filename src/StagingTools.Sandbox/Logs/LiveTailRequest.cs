using System.Text.Json.Nodes;
using StagingTools.Sandbox.Gateway;
using StagingTools.Sandbox.Logs.Patterns;

namespace StagingTools.Sandbox.Logs;

/// <summary>What a Live Tail session shows.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_StartLiveTail.html</remarks>
internal sealed record LiveTailRequest
{
    private const int MostGroups = 10;
    private const int MostStreams = 100;

    /// <summary>Region of the session.</summary>
    public required string Region { get; init; }

    /// <summary>The groups' ARNs as they were given.</summary>
    public required IReadOnlyList<string> Identifiers { get; init; }

    /// <summary>The streams that are wanted; null for all.</summary>
    public required IReadOnlyList<string>? Streams { get; init; }

    /// <summary>The beginnings of names of streams that are wanted; null for all.</summary>
    public required IReadOnlyList<string>? Prefixes { get; init; }

    /// <summary>The pattern as it was given; null where there is none.</summary>
    public required string? PatternText { get; init; }

    /// <summary>What events are wanted.</summary>
    public required FilterPattern Pattern { get; init; }

    /// <summary>The names of the groups.</summary>
    public IEnumerable<string> Groups => Identifiers.Select(LogParameters.GroupOf);

    /// <summary>Reads a request.</summary>
    /// <exception cref="AwsException">A parameter is wrong.</exception>
    public static LiveTailRequest Parse(AwsRequest request)
    {
        JsonObject body = request.Json;
        IReadOnlyList<string> identifiers = LogParameters.Names(body, "logGroupIdentifiers") ?? [];
        IReadOnlyList<string>? streams = LogParameters.Names(body, "logStreamNames");
        IReadOnlyList<string>? prefixes = LogParameters.Names(body, "logStreamNamePrefixes");
        CheckCount(identifiers, "logGroupIdentifiers", MostGroups);
        if (streams is not null) CheckCount(streams, "logStreamNames", MostStreams);
        if (prefixes is not null) CheckCount(prefixes, "logStreamNamePrefixes", MostStreams);
        foreach (string identifier in identifiers)
        {
            if (LogParameters.GroupOf(identifier) == identifier || identifier.EndsWith('*'))
            {
                throw LogsError.Invalid($"Invalid log group identifier '{identifier}': it must be the ARN of a log group and not end with an asterisk.");
            }
        }

        if (streams is not null && prefixes is not null)
        {
            throw LogsError.Invalid("logStreamNames and logStreamNamePrefixes are mutually exclusive parameters.");
        }

        if (identifiers.Count > 1 && (streams ?? prefixes) is not null)
        {
            throw LogsError.Invalid("logStreamNames and logStreamNamePrefixes can be used with a single log group only.");
        }

        string? pattern = (string?)body["logEventFilterPattern"];
        return new LiveTailRequest
        {
            Region = request.Region,
            Identifiers = identifiers,
            Streams = streams,
            Prefixes = prefixes,
            PatternText = pattern,
            Pattern = FilterPattern.Parse(pattern, "logEventFilterPattern"),
        };
    }

    /// <summary>Whether an event is to be shown.</summary>
    public bool Wants(StoredEvent one) =>
        (Streams is null || Streams.Contains(one.Stream.Name, StringComparer.Ordinal))
        && (Prefixes is null || Prefixes.Any(prefix => one.Stream.Name.StartsWith(prefix, StringComparison.Ordinal)))
        && Pattern.Matches(one.Message);

    private static void CheckCount(IReadOnlyList<string> values, string parameter, int most)
    {
        if (values.Count == 0) throw LogsError.Constraint("[]", parameter, "have length greater than or equal to 1");
        if (values.Count > most)
        {
            throw LogsError.Constraint($"[{string.Join(", ", values)}]", parameter, $"have length less than or equal to {most}");
        }
    }
}
