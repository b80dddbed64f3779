using System.IO.Hashing;
using System.Runtime.InteropServices;
using Amazon.CloudWatchLogs.Model;

namespace StagingTools.Engine.Logs;

/// <summary>What events are told apart by, in 16 bytes: two of a billion events are the same by chance once in 10^20 times.</summary>
internal static class EventKey
{
    /// <summary>By CloudWatch's id.</summary>
    public static UInt128 Of(FilteredLogEvent one) =>
        one.EventId is { } id
            ? XxHash128.HashToUInt128(MemoryMarshal.AsBytes(id.AsSpan()))
            : OfContent(one.LogStreamName, one.Timestamp, one.Message);

    /// <summary>By what it says, for events that have no id.</summary>
    public static UInt128 OfContent(string? stream, long? timestamp, string? message)
    {
        var hash = new XxHash128(timestamp ?? 0);
        hash.Append(MemoryMarshal.AsBytes((stream ?? "").AsSpan()));
        hash.Append([0, 0]);
        hash.Append(MemoryMarshal.AsBytes((message ?? "").AsSpan().TrimEnd("\r\n")));
        return hash.GetCurrentHashAsUInt128();
    }
}
