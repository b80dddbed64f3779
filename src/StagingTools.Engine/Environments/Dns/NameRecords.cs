using Amazon.Route53.Model;

namespace StagingTools.Engine.Environments.Dns;

/// <summary>What stands under a name.</summary>
/// <param name="Records">Its records of the types A, AAAA and CNAME.</param>
/// <param name="Mark">The TXT record that says who wrote them; <see langword="null"/> when there is none.</param>
internal sealed record NameRecords(IReadOnlyList<ResourceRecordSet> Records, ResourceRecordSet? Mark)
{
    /// <summary>Who wrote them; <see langword="null"/> when nobody says so.</summary>
    public DnsOwner? Owner => (Mark?.ResourceRecords ?? []).Select(record => DnsOwner.Parse(record.Value)).FirstOrDefault(owner => owner is not null);

    /// <summary>Where they lead; <see langword="null"/> when there are none.</summary>
    public string? Target => Records.Count == 0 ? null : string.Join(", ", Records.Select(Describe));

    private static string Describe(ResourceRecordSet record)
    {
        string target = record.AliasTarget?.DNSName is { } alias
            ? DomainName.FromRoute53(alias)
            : string.Join(' ', (record.ResourceRecords ?? []).Select(value => value.Value));
        return record.Type?.Value == "A" ? target : $"{record.Type?.Value} {target}";
    }
}
