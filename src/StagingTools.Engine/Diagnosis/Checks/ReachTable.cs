using System.Globalization;
using Amazon.EC2.Model;

namespace StagingTools.Engine.Diagnosis.Checks;

/// <summary>Who reaches the parts of an environment, by the rules of their security groups.</summary>
internal sealed class ReachTable
{
    private const string Application = "app";

    // What nobody on the internet has any business with.
    private static readonly (int Port, string Name)[] Private = [(22, "SSH"), (5432, "PostgreSQL"), (6379, "Redis")];

    private static readonly (string Part, int Port, string Name)[] Ways = [("rds", 5432, "the database"), ("redis", 6379, "the cache")];

    /// <summary>Reads the rules.</summary>
    /// <param name="groups">The ids of the groups by their part: <c>app</c>, <c>rds</c>, <c>redis</c>.</param>
    /// <param name="rules">Their rules.</param>
    public ReachTable(IReadOnlyDictionary<string, string> groups, IReadOnlyList<SecurityGroupRule> rules)
    {
        var lines = new List<string>();
        var open = new List<(string GroupId, string RuleId, string What)>();
        Dictionary<string, string> parts = groups.ToDictionary(group => group.Value, group => group.Key, StringComparer.Ordinal);
        foreach (SecurityGroupRule rule in rules
            .Where(rule => rule.IsEgress != true && rule.GroupId is not null && parts.ContainsKey(rule.GroupId))
            .OrderBy(rule => parts[rule.GroupId!], StringComparer.Ordinal)
            .ThenBy(rule => rule.FromPort))
        {
            string part = parts[rule.GroupId!];
            string line = $"{Who(rule, parts)} -> {part} {Ports(rule)}";
            lines.Add(line);
            if (IsOfEverybody(rule) && (part != Application || Private.Any(each => Covers(rule, each.Port))))
                open.Add((rule.GroupId!, rule.SecurityGroupRuleId ?? "", line));
        }

        Lines = lines;
        TooOpen = open;
        Lacks =
        [
            .. Ways.Where(way => !rules.Any(rule => rule.IsEgress != true
                && rule.GroupId == groups[way.Part]
                && rule.ReferencedGroupInfo?.GroupId == groups[Application]
                && Covers(rule, way.Port))).Select(way => way.Name),
        ];
    }

    /// <summary>A line a way: <c>app-group -> rds 5432</c>.</summary>
    public IReadOnlyList<string> Lines { get; }

    /// <summary>Ways from the whole internet to what is nobody's business there.</summary>
    public IReadOnlyList<(string GroupId, string RuleId, string What)> TooOpen { get; }

    /// <summary>What the application cannot reach and needs.</summary>
    public IReadOnlyList<string> Lacks { get; }

    private static bool IsOfEverybody(SecurityGroupRule rule) => rule.CidrIpv4 == "0.0.0.0/0" || rule.CidrIpv6 == "::/0";

    private static bool Covers(SecurityGroupRule rule, int port) =>
        rule.IpProtocol == "-1" || (rule.IpProtocol is "tcp" or "6" && (rule.FromPort ?? 0) <= port && (rule.ToPort ?? 65535) >= port);

    private static string Who(SecurityGroupRule rule, Dictionary<string, string> parts) =>
        rule.CidrIpv4 ?? rule.CidrIpv6 ?? rule.PrefixListId
        ?? (rule.ReferencedGroupInfo?.GroupId is { } group ? parts.GetValueOrDefault(group, group) : "nobody");

    private static string Ports(SecurityGroupRule rule) => rule switch
    {
        { IpProtocol: "-1" } => "all ports",
        { FromPort: { } from, ToPort: { } to } when from == to => string.Create(CultureInfo.InvariantCulture, $"{from}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{rule.IpProtocol} {rule.FromPort}-{rule.ToPort}"),
    };
}
