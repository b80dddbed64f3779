using Amazon.Route53;
using Amazon.Route53.Model;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Environments.Dns;

/// <summary>The zones of Route 53 and what stands in them.</summary>
/// <param name="session">The account.</param>
internal sealed class HostedZones(AwsSession session)
{
    /// <summary>The zone that a name belongs to.</summary>
    /// <param name="domain">The name.</param>
    /// <param name="id">The zone that was asked for; <see langword="null"/> searches.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="StagingException">
    /// <c>HostedZoneNotFound</c>, <c>HostedZoneMismatch</c>, or <c>HostedZoneAmbiguous</c> when the account has several of one name.
    /// </exception>
    public async Task<DnsZone> FindAsync(string domain, string? id, CancellationToken cancellationToken)
    {
        if (id is not null)
            return await DescribeAsync(domain, id, cancellationToken);

        foreach (string suffix in DomainName.Suffixes(domain))
        {
            DnsZone[] zones = await PublicAsync(suffix, cancellationToken);
            if (zones.Length == 1)
                return zones[0];
            if (zones.Length > 1)
                throw new StagingException(
                    "HostedZoneAmbiguous",
                    StagingErrorCategory.InvalidArgument,
                    $"There are {zones.Length} public zones {suffix}: {string.Join(", ", zones.Select(zone => zone.Id))}.")
                {
                    TargetInput = domain,
                    RecommendedAction = "Name the one whose name servers the domain is delegated to with --hosted-zone-id.",
                };
        }

        throw new StagingException(
            "HostedZoneNotFound", StagingErrorCategory.NotFound, $"This account has no public hosted zone that {domain} ends with.")
        {
            TargetInput = domain,
            RecommendedAction = "Check the name and the account, or make the zone and delegate the domain to it first.",
        };
    }

    /// <summary>The records of a name that say where it leads, and the owner's beside them.</summary>
    public async Task<NameRecords> ReadAsync(DnsZone zone, string domain, CancellationToken cancellationToken)
    {
        Task<IReadOnlyList<ResourceRecordSet>> name = ListAsync(zone, domain, cancellationToken);
        Task<IReadOnlyList<ResourceRecordSet>> mark = ListAsync(zone, DnsOwner.RecordFor(domain), cancellationToken);
        await Task.WhenAll(name, mark);
        return new NameRecords(
            [.. (await name).Where(record => record.Type?.Value is "A" or "AAAA" or "CNAME")],
            (await mark).FirstOrDefault(record => record.Type?.Value == "TXT"));
    }

    private async Task<DnsZone> DescribeAsync(string domain, string id, CancellationToken cancellationToken)
    {
        try
        {
            GetHostedZoneResponse answer = await session.Route53.GetHostedZoneAsync(new GetHostedZoneRequest { Id = id }, cancellationToken);
            DnsZone zone = Read(answer.HostedZone!);
            return answer.HostedZone!.Config?.PrivateZone != true && DomainName.Suffixes(domain).Contains(zone.Name, StringComparer.Ordinal)
                ? zone
                : throw new StagingException(
                    "HostedZoneMismatch",
                    StagingErrorCategory.InvalidArgument,
                    answer.HostedZone.Config?.PrivateZone == true
                        ? $"The zone {zone.Id} ({zone.Name}) is private: nobody outside would find {domain}."
                        : $"{domain} does not lie in the zone {zone.Id} ({zone.Name}).")
                {
                    TargetInput = id,
                    RecommendedAction = "Name another zone, or leave it out to have it found.",
                };
        }
        catch (AmazonRoute53Exception missing) when (missing.ErrorCode is "NoSuchHostedZone" or "InvalidInput")
        {
            throw new StagingException("HostedZoneNotFound", StagingErrorCategory.NotFound, $"There is no hosted zone {id}.", missing)
            {
                TargetInput = id,
                RecommendedAction = "Check the id and the account, or leave it out to have the zone found.",
            };
        }
    }

    // Zones come in the order of their names read from the right, those of one name together.
    private async Task<DnsZone[]> PublicAsync(string name, CancellationToken cancellationToken)
    {
        var found = new List<DnsZone>();
        var request = new ListHostedZonesByNameRequest { DNSName = name };
        while (true)
        {
            ListHostedZonesByNameResponse page = await session.Route53.ListHostedZonesByNameAsync(request, cancellationToken);
            List<HostedZone> zones = page.HostedZones ?? [];
            found.AddRange(zones.Where(zone => DomainName.FromRoute53(zone.Name!) == name && zone.Config?.PrivateZone != true).Select(Read));
            if (page.IsTruncated != true || zones.Count == 0 || DomainName.FromRoute53(zones[^1].Name!) != name)
                return [.. found];

            request.DNSName = page.NextDNSName;
            request.HostedZoneId = page.NextHostedZoneId;
        }
    }

    private async Task<IReadOnlyList<ResourceRecordSet>> ListAsync(DnsZone zone, string domain, CancellationToken cancellationToken)
    {
        var found = new List<ResourceRecordSet>();
        var request = new ListResourceRecordSetsRequest { HostedZoneId = zone.Id, StartRecordName = domain };
        while (true)
        {
            ListResourceRecordSetsResponse page = await session.Route53.ListResourceRecordSetsAsync(request, cancellationToken);
            List<ResourceRecordSet> records = page.ResourceRecordSets ?? [];
            found.AddRange(records.Where(record => DomainName.FromRoute53(record.Name!) == domain));
            if (page.IsTruncated != true || page.NextRecordName is null || DomainName.FromRoute53(page.NextRecordName) != domain)
                return found;

            request.StartRecordName = page.NextRecordName;
            request.StartRecordType = page.NextRecordType;
            request.StartRecordIdentifier = page.NextRecordIdentifier;
        }
    }

    private static DnsZone Read(HostedZone zone) => new(zone.Id![(zone.Id!.LastIndexOf('/') + 1)..], DomainName.FromRoute53(zone.Name!));
}
