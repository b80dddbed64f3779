using System.Globalization;
using StagingTools.Sandbox.Gateway;

namespace StagingTools.Sandbox.ElastiCache;

/// <summary>The parameters that a group may change.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Engine.html</remarks>
internal static class CacheParameterCatalog
{
    private const string YesNo = "yes,no";

    /// <summary>The families of Redis and Valkey that groups can be made for.</summary>
    public static readonly IReadOnlyList<string> Families =
        ["redis5.0", "redis6.x", "redis7", "valkey7", "valkey8"];

    /// <summary>All parameters, by name.</summary>
    public static readonly IReadOnlyDictionary<string, CacheParameter> All = new CacheParameter[]
    {
        new("activedefrag", "no", "string", YesNo, "Enabled active memory defragmentation", IsLocal: false),
        new("acllog-max-len", "128", "integer", "1-10000", "Maximum length of the ACL log"),
        new("active-expire-effort", "1", "integer", "1-10", "Effort to remove expired keys"),
        new("client-query-buffer-limit", "1073741824", "integer", "1048576-1073741824", "Max size of a single client query buffer"),
        new("close-on-replica-write", "yes", "string", YesNo, "Close clients that write to a replica", IsLocal: false),
        new("close-on-slave-write", "yes", "string", YesNo, "Close clients that write to a replica", IsLocal: false),
        new("cluster-allow-reads-when-down", "no", "string", YesNo, "Serve reads while the cluster is down"),
        new("cluster-enabled", "no", "string", YesNo, "Enable cluster mode", IsLocal: false),
        new("databases", "16", "integer", "1-1200000", "Number of logical databases"),
        new("hash-max-listpack-entries", "512", "integer", "0-", "Most fields of a compact hash"),
        new("hash-max-listpack-value", "64", "integer", "0-", "Longest value of a compact hash"),
        new("latency-tracking", "no", "string", YesNo, "Track latency of commands"),
        new("lazyfree-lazy-eviction", "no", "string", YesNo, "Free evicted keys in the background"),
        new("lazyfree-lazy-expire", "no", "string", YesNo, "Free expired keys in the background"),
        new("lazyfree-lazy-server-del", "no", "string", YesNo, "Free overwritten keys in the background"),
        new("lazyfree-lazy-user-del", "no", "string", YesNo, "Free deleted keys in the background"),
        new("lfu-decay-time", "1", "integer", "0-", "Minutes until the LFU counter decays"),
        new("lfu-log-factor", "10", "integer", "1-", "Logarithm factor of the LFU counter"),
        new("list-compress-depth", "0", "integer", "0-", "Uncompressed nodes at each end of a list"),
        new("list-max-listpack-size", "-2", "integer", "-5--1,1-", "Entries or size of a node of a list"),
        new("lua-time-limit", "5000", "integer", "5000-", "Milliseconds after which a script is slow"),
        new(
            "maxmemory-policy",
            "volatile-lru",
            "string",
            "volatile-lru,allkeys-lru,volatile-lfu,allkeys-lfu,volatile-random,allkeys-random,volatile-ttl,noeviction",
            "Max memory policy"),
        new("maxmemory-samples", "3", "integer", "1-", "Keys that eviction looks at"),
        new("min-replicas-max-lag", "10", "integer", "0-", "Seconds a replica may lag", IsLocal: false),
        new("min-replicas-to-write", "0", "integer", "0-", "Replicas that writes need", IsLocal: false),
        new("notify-keyspace-events", "", "string", "", "Keyspace events that are published"),
        new("repl-backlog-size", "1048576", "integer", "16384-", "Size of the replication backlog", IsLocal: false),
        new("repl-backlog-ttl", "3600", "integer", "0-", "Seconds that the backlog is kept", IsLocal: false),
        new("replica-lazy-flush", "yes", "string", YesNo, "Flush replicas in the background", IsLocal: false),
        new("reserved-memory-percent", "25", "integer", "0-100", "Memory kept for other than data", IsLocal: false),
        new("set-max-intset-entries", "512", "integer", "0-", "Most members of a set of integers"),
        new("slowlog-log-slower-than", "10000", "integer", "-1-", "Microseconds after which a command is slow"),
        new("slowlog-max-len", "128", "integer", "0-", "Length of the slow log"),
        new("stream-node-max-bytes", "4096", "integer", "0-", "Size of a node of a stream"),
        new("stream-node-max-entries", "100", "integer", "0-", "Entries of a node of a stream"),
        new("tcp-keepalive", "300", "integer", "0-", "Seconds between probes of idle connections"),
        new("timeout", "0", "integer", "0,20-", "Seconds after which idle connections are closed"),
        new("tracking-table-max-keys", "1000000", "integer", "1-100000000", "Keys that client-side caching tracks"),
        new("zset-max-listpack-entries", "128", "integer", "0-", "Most members of a compact sorted set"),
        new("zset-max-listpack-value", "64", "integer", "0-", "Longest member of a compact sorted set"),
    }.ToDictionary(parameter => parameter.Name, StringComparer.Ordinal);

    /// <summary>Refuses a name that is unknown or a value that is not allowed.</summary>
    /// <exception cref="AwsException">InvalidParameterValue.</exception>
    public static void Check(string name, string value)
    {
        if (!All.TryGetValue(name, out CacheParameter? parameter))
        {
            throw AwsException.InvalidParameterValue($"The parameter {name} doesn't exist.");
        }

        if (!IsAllowed(parameter, value))
        {
            throw AwsException.InvalidParameterValue(
                $"The parameter {name} has an invalid value. Allowed: {parameter.AllowedValues}");
        }
    }

    private static bool IsAllowed(CacheParameter parameter, string value)
    {
        if (parameter.DataType == "string")
        {
            return parameter.AllowedValues.Length == 0
                ? value.All("KEg$lszxetdmnA".Contains)
                : parameter.AllowedValues.Split(',').Contains(value);
        }

        return long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number)
            && parameter.AllowedValues.Split(',').Any(range => InRange(range, number));
    }

    private static bool InRange(string range, long number)
    {
        // The dash at the start of a range is a sign; the first one after it separates the ends.
        int dash = range.IndexOf('-', 1);
        if (dash < 0) return number == long.Parse(range, CultureInfo.InvariantCulture);
        long from = long.Parse(range.AsSpan(0, dash), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        ReadOnlySpan<char> to = range.AsSpan(dash + 1);
        return number >= from
            && (to.IsEmpty || number <= long.Parse(to, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
    }
}
