using Amazon.Route53;
using Amazon.Route53.Model;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Environments.Dns;

/// <summary>What is to be done about one name. Decides; does nothing.</summary>
internal sealed record DnsStep
{
    /// <summary>The zone.</summary>
    public required DnsZone Zone { get; init; }

    /// <summary>The name.</summary>
    public required string Domain { get; init; }

    /// <summary>What becomes of its record.</summary>
    public required DnsChange Change { get; init; }

    /// <summary>Where it leads now; <see langword="null"/> when there is none.</summary>
    public string? Previous { get; init; }

    /// <summary>Where it is to lead; <see langword="null"/> when it is removed.</summary>
    public DnsTarget? Target { get; init; }

    /// <summary>What Route 53 is asked for; empty when nothing is to be done.</summary>
    public IReadOnlyList<Change> Changes { get; init; } = [];

    /// <summary>What lets a name lead to the environment.</summary>
    /// <param name="zone">The zone.</param>
    /// <param name="domain">The name.</param>
    /// <param name="found">What stands there.</param>
    /// <param name="owner">The environment.</param>
    /// <param name="target">Where it is to lead.</param>
    /// <exception cref="StagingException">
    /// <c>DnsRecordNotOwned</c> when it is another environment's, <c>DnsRecordHasPolicy</c> when there are several by a routing policy.
    /// </exception>
    public static DnsStep Set(DnsZone zone, string domain, NameRecords found, DnsOwner owner, DnsTarget target)
    {
        if (found.Owner is { } other && other != owner)
            throw DnsErrors.NotOwned(domain, other);
        if (found.Records.Any(record => record.SetIdentifier is not null || record.TrafficPolicyInstanceId is not null))
            throw DnsErrors.HasPolicy(domain);

        bool isOwn = found.Owner == owner;
        if (isOwn && found.Records is [{ } only] && target.IsOf(only))
            return new DnsStep { Zone = zone, Domain = domain, Change = DnsChange.Unchanged, Previous = found.Target, Target = target };

        return new DnsStep
        {
            Zone = zone,
            Domain = domain,
            Change = found.Records.Count == 0 ? DnsChange.Created : isOwn ? DnsChange.Changed : DnsChange.TakenOver,
            Previous = found.Target,
            Target = target,
            Changes =
            [
                // A name has either an alias name (CNAME) or addresses; an address of the other kind would lead half of the world elsewhere.
                .. found.Records.Where(record => record.Type?.Value != "A").Select(Delete),
                new Change { Action = ChangeAction.UPSERT, ResourceRecordSet = target.Record(domain) },
                new Change
                {
                    Action = ChangeAction.UPSERT,
                    ResourceRecordSet = new()
                    {
                        Name = DnsOwner.RecordFor(domain),
                        Type = RRType.TXT,
                        TTL = 300,
                        ResourceRecords = [new() { Value = owner.Value }],
                    },
                },
            ],
        };
    }

    /// <summary>What takes a name away from the environment; <see langword="null"/> when it is not the environment's.</summary>
    public static DnsStep? Remove(DnsZone zone, string domain, NameRecords found, DnsOwner owner) => found.Owner != owner
        ? null
        : new DnsStep
        {
            Zone = zone,
            Domain = domain,
            Change = DnsChange.Removed,
            Previous = found.Target,
            Changes = [.. found.Records.Where(record => record.SetIdentifier is null).Select(Delete), Delete(found.Mark!)],
        };

    /// <summary>The difference, for the question.</summary>
    public string Describe()
    {
        string to = Target is null ? "none"
            : Target.Ttl is { } ttl ? FormattableString.Invariant($"{Target.Text} (TTL {ttl} s)")
            : $"{Target.Text} (alias)";
        string whose = Change == DnsChange.TakenOver ? "  <- StagingTools did not write it" : "";
        return $"{Domain} A: {Previous ?? "none"} → {to}{whose}";
    }

    private static Change Delete(ResourceRecordSet record) => new() { Action = ChangeAction.DELETE, ResourceRecordSet = record };
}
