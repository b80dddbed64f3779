using System.ComponentModel;
using StagingTools.Engine.Settings;

namespace StagingTools.Engine.Environments.Dns;

/// <summary>Asks for DNS records that lead to the environment, or for their removal.</summary>
public sealed record SetDnsRequest : EnvironmentRequest
{
    /// <summary>
    /// The names, such as <c>staging.example.com</c> and <c>staging-api.example.com</c>; <c>{environment}</c> and
    /// <c>{project}</c> stand for the names of both. <see langword="null"/> takes the settings', and for a removal all that were set.
    /// </summary>
    [Setting(SettingNames.DnsDomains)]
    [Description("The domain names. Default: dns.domains of stagingtools.json; for a removal all that were set.")]
    public IReadOnlyList<string>? Domain { get; init; }

    /// <summary>The hosted zone; <see langword="null"/> takes the longest public one that the name ends with.</summary>
    [Setting(SettingNames.DnsHostedZoneId)]
    [Description("The id of the hosted zone. Default: the longest public zone that the name ends with.")]
    public string? HostedZoneId { get; init; }

    /// <summary>Removes the records instead of writing them; those of others stay.</summary>
    [Description("Remove the environment's own records instead.")]
    public bool Remove { get; init; }

    /// <summary>Seconds to wait until every server of Route 53 has a change; 1 to 3600.</summary>
    [Description("Seconds to wait until all servers of Route 53 have the change, 1 to 3600.")]
    public int Timeout { get; init; } = 300;
}
