using Amazon.EC2.Model;

namespace StagingTools.Engine.Environments.Checks;

/// <summary>The rules of the environment's security groups. A rule has no name: what it allows can be allowed only once.</summary>
internal static class GroupRules
{
    private const string Everywhere = "0.0.0.0/0";
    private const string AllProtocols = "-1";

    // The configuration's defaults, which no setting changes.
    private const int ApplicationPort = 3000;
    private const int DatabasePort = 5432;
    private const int CachePort = 6379;

    /// <summary>The parts of the environment that have a security group of their own.</summary>
    public static IReadOnlyList<string> Parts { get; } = ["app", "rds", "redis"];

    /// <summary>The rules of the configuration that exist already, by their address in terraform.</summary>
    /// <param name="rules">The rules that there are.</param>
    /// <param name="groups">The ids of the groups by their part.</param>
    /// <param name="sshNetwork">Who may use SSH; <see langword="null"/> for nobody.</param>
    public static IEnumerable<(string Address, string Name, FoundResource Found)> Match(
        IReadOnlyCollection<SecurityGroupRule> rules, IReadOnlyDictionary<string, string> groups, string? sshNetwork)
    {
        foreach (int port in (int[])[80, 443, ApplicationPort])
        {
            if (Find("app", rule => IsOpen(rule, port, Everywhere)) is { } open)
                yield return Entry($"ingress_rule.app_public[\"{port} from {Everywhere}\"]", $"port {port} of the application", open);
        }

        if (sshNetwork is not null && Find("app", rule => IsOpen(rule, 22, sshNetwork)) is { } ssh)
            yield return Entry("ingress_rule.app_ssh[0]", $"SSH from {sshNetwork}", ssh);
        if (Find("rds", rule => IsOpenToApplication(rule, DatabasePort)) is { } database)
            yield return Entry("ingress_rule.rds_from_app", "the database to the application", database);
        if (Find("redis", rule => IsOpenToApplication(rule, CachePort)) is { } cache)
            yield return Entry("ingress_rule.redis_from_app", "the cache to the application", cache);
        foreach (string part in Parts)
        {
            if (Find(part, rule => rule is { IsEgress: true, IpProtocol: AllProtocols, CidrIpv4: Everywhere }) is { } outward)
                yield return Entry($"egress_rule.all[\"{part}\"]", $"all outward of {part}", outward);
        }

        SecurityGroupRule? Find(string part, Func<SecurityGroupRule, bool> isIt) =>
            groups.TryGetValue(part, out string? id) ? rules.FirstOrDefault(rule => rule.GroupId == id && isIt(rule)) : null;

        static bool IsOpen(SecurityGroupRule rule, int port, string network) =>
            rule is { IsEgress: not true, IpProtocol: "tcp" } && rule.FromPort == port && rule.ToPort == port && rule.CidrIpv4 == network;

        bool IsOpenToApplication(SecurityGroupRule rule, int port) =>
            rule is { IsEgress: not true, IpProtocol: "tcp" } && rule.FromPort == port && rule.ToPort == port
            && rule.ReferencedGroupInfo?.GroupId is { } other && groups.GetValueOrDefault("app") == other;

        static (string Address, string Name, FoundResource Found) Entry(string address, string name, SecurityGroupRule rule) =>
            ($"module.network.aws_vpc_security_group_{address}",
                $"{name} ({rule.SecurityGroupRuleId} of {rule.GroupId})",
                ResourceSearch.Found(rule.SecurityGroupRuleId!, ResourceSearch.Tags(rule.Tags)));
    }
}
