using Amazon.Route53;
using Amazon.Route53.Model;

namespace StagingTools.Engine.Environments.Dns;

/// <summary>Where a record is to lead.</summary>
/// <param name="Text">An IPv4 address, or the load balancer's name.</param>
/// <param name="AliasZoneId">The load balancer's own zone; <see langword="null"/> for an address.</param>
internal sealed record DnsTarget(string Text, string? AliasZoneId)
{
    // Seconds. An instance that is replaced has another address.
    private const long AddressTtl = 60;

    /// <summary>Seconds that others may remember it; <see langword="null"/> for an alias.</summary>
    public long? Ttl => AliasZoneId is null ? AddressTtl : null;

    /// <summary>The record of a name that leads here.</summary>
    public ResourceRecordSet Record(string domain) => AliasZoneId is null
        ? new() { Name = domain, Type = RRType.A, TTL = AddressTtl, ResourceRecords = [new() { Value = Text }] }
        : new()
        {
            Name = domain,
            Type = RRType.A,
            AliasTarget = new() { HostedZoneId = AliasZoneId, DNSName = Text, EvaluateTargetHealth = false },
        };

    /// <summary>Whether a record leads here already.</summary>
    public bool IsOf(ResourceRecordSet record) => record.Type?.Value == "A" && (AliasZoneId is null
        ? record.ResourceRecords is [{ Value: { } value }] && value == Text && record.TTL == AddressTtl
        : record.AliasTarget?.DNSName is { } name && Bare(name) == Bare(Text));

    // Route 53 puts this before a load balancer's name, or does not, and answers for both.
    private static string Bare(string name) =>
        name.TrimEnd('.').ToLowerInvariant() is var lower && lower.StartsWith("dualstack.", StringComparison.Ordinal)
            ? lower["dualstack.".Length..]
            : lower;
}
