using System.Net;
using System.Net.Sockets;
using StagingTools.Engine.Environments.Dns;
using StagingTools.Engine.Settings;

namespace StagingTools.Engine.Diagnosis.Checks;

/// <summary>Whether the environment's domain names lead to it.</summary>
internal sealed class DnsCheck : ICheck
{
    /// <inheritdoc/>
    public string Id => "Dns";

    /// <inheritdoc/>
    public string Category => "Network";

    /// <inheritdoc/>
    public string Title => "domain names";

    /// <inheritdoc/>
    public IReadOnlyList<string> Needs => ["Credentials"];

    /// <inheritdoc/>
    public IReadOnlyList<string> Calls => ["elasticloadbalancing:DescribeLoadBalancers", "ec2:DescribeInstances"];

    /// <inheritdoc/>
    public async Task<CheckResult> RunAsync(CheckScene scene, CancellationToken cancellationToken)
    {
        if (scene.AllSettings[SettingNames.DnsDomains].Names is not { Count: > 0 } domains)
            return CheckResult.Skipped("dns.domains of stagingtools.json names none.");

        DnsTarget target = await new DnsTargetFinder(scene.Session, scene.Name).FindAsync(cancellationToken);
        IPAddress[] wanted = await AddressesAsync(target.Text, cancellationToken);
        var evidence = new List<string> { $"the environment is at {target.Text}" };
        var astray = new List<string>();
        foreach (string domain in domains.Select(given => DomainName.Check(given, scene.Name)).Distinct(StringComparer.Ordinal))
        {
            IPAddress[] found = await AddressesAsync(domain, cancellationToken);
            evidence.Add($"{domain} leads to {(found.Length == 0 ? "nothing" : string.Join(", ", found.Select(address => $"{address}")))}");
            if (!found.Intersect(wanted).Any())
                astray.Add(domain);
        }

        return astray.Count == 0
            ? CheckResult.Passed([.. evidence])
            : CheckResult.Failed($"{string.Join(", ", astray)} {(astray.Count == 1 ? "does" : "do")} not lead to the environment.", "Write the records with 'staging dns'.") with
            {
                Evidence = evidence,
            };
    }

    private static async Task<IPAddress[]> AddressesAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return await System.Net.Dns.GetHostAddressesAsync(name, cancellationToken);
        }
        catch (SocketException)
        {
            return [];
        }
    }
}
