using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using StagingTools.Sandbox.Gateway;

namespace StagingTools.Sandbox.Logs;

/// <summary>
/// The streams and events of CloudWatch Logs. Groups, with their tags, are the emulator's: it is asked once whether one exists.
/// </summary>
/// <param name="moto">The emulator.</param>
/// <param name="time">The clock.</param>
/// <param name="accountId">The pretended account.</param>
internal sealed class LogStore(WireClient moto, TimeProvider time, string accountId)
{
    private readonly ConcurrentDictionary<(string Region, string Name), StoredGroup> _groups = new();
    private readonly Lock _listening = new();
    private volatile ILogListener[] _listeners = [];
    private long _sequence;

    /// <summary>Milliseconds since 1970.</summary>
    public long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>The groups of a region that were used.</summary>
    public IEnumerable<StoredGroup> Groups(string region) => _groups.Values.Where(group => group.Region == region);

    /// <summary>A group that was used; null for others.</summary>
    public StoredGroup? Find(string region, string name) => _groups.GetValueOrDefault((region, name));

    /// <summary>A group.</summary>
    /// <exception cref="AwsException">There is none of that name.</exception>
    public async ValueTask<StoredGroup> GroupAsync(string region, string name, CancellationToken cancellationToken)
    {
        if (Find(region, name) is { } known) return known;
        var request = new JsonObject { ["logGroupNamePrefix"] = name };
        JsonObject answer = await moto
            .JsonAsync("logs", region, "Logs_20140328.DescribeLogGroups", request, cancellationToken).ConfigureAwait(false);

        // Of the groups with a prefix the one that is the prefix comes first.
        JsonNode found = answer["logGroups"]?.AsArray().FirstOrDefault(one => (string?)one?["logGroupName"] == name) ?? throw LogsError.NoGroup();
        return _groups.GetOrAdd(
            (region, name),
            _ => new StoredGroup(region, name, $"arn:aws:logs:{region}:{accountId}:log-group:{name}")
            {
                RetentionDays = (int?)found["retentionInDays"] ?? 0,
            });
    }

    /// <summary>Forgets a group with all that it holds.</summary>
    public void Remove(string region, string name) => _groups.TryRemove((region, name), out _);

    /// <summary>Takes events in and tells those who listen.</summary>
    /// <exception cref="AwsException">There is no such stream.</exception>
    public void Add(StoredGroup group, string stream, ReadOnlySpan<IncomingEvent> events)
    {
        StoredEvent[] added = group.Add(stream, events, Now, () => Interlocked.Increment(ref _sequence));
        if (added.Length == 0) return;
        foreach (ILogListener listener in _listeners) listener.Ingested(group, added);
    }

    /// <summary>Begins to tell somebody.</summary>
    public void Listen(ILogListener listener)
    {
        lock (_listening) _listeners = [.. _listeners, listener];
    }

    /// <summary>Ends to tell somebody.</summary>
    public void Leave(ILogListener listener)
    {
        lock (_listening) _listeners = [.. _listeners.Where(one => one != listener)];
    }
}
