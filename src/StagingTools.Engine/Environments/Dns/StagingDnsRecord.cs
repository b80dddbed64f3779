namespace StagingTools.Engine.Environments.Dns;

/// <summary>A DNS record that leads to an environment.</summary>
public sealed record StagingDnsRecord : EnvironmentRecord
{
    /// <summary>The domain name, such as <c>staging.example.com</c>.</summary>
    public required string Domain { get; init; }

    /// <summary><c>A</c>: an address, or an alias of the load balancer.</summary>
    public required string Type { get; init; }

    /// <summary>Where it leads: an IPv4 address, or the load balancer's name; <see langword="null"/> once it is removed.</summary>
    public string? Target { get; init; }

    /// <summary>Where it led before; <see langword="null"/> when there was none.</summary>
    public string? PreviousTarget { get; init; }

    /// <summary>What happened to it.</summary>
    public required DnsChange Change { get; init; }

    /// <summary>Seconds that others may remember it; <see langword="null"/> for an alias, which has the load balancer's.</summary>
    public long? Ttl { get; init; }

    /// <summary>The zone's id, such as <c>Z0123456789ABCDEFGHIJ</c>.</summary>
    public required string HostedZoneId { get; init; }

    /// <summary>The zone's name, such as <c>example.com</c>.</summary>
    public required string HostedZone { get; init; }

    /// <summary>Whether all servers of Route 53 have it.</summary>
    public bool InSync { get; init; }
}
