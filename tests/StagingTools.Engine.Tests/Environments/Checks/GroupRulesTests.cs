using Amazon.EC2.Model;
using StagingTools.Engine.Environments.Checks;

namespace StagingTools.Engine.Tests.Environments.Checks;

public sealed class GroupRulesTests
{
    private static readonly Dictionary<string, string> Groups = new() { ["app"] = "sg-a", ["rds"] = "sg-d", ["redis"] = "sg-r" };

    [Fact]
    public void Rules_are_known_by_what_they_allow_and_where_they_stand()
    {
        SecurityGroupRule[] rules =
        [
            Ingress("sgr-80", "sg-a", 80, "0.0.0.0/0"),
            Ingress("sgr-22", "sg-a", 22, "203.0.113.0/24"),
            new() { SecurityGroupRuleId = "sgr-db", GroupId = "sg-d", IsEgress = false, IpProtocol = "tcp", FromPort = 5432, ToPort = 5432, ReferencedGroupInfo = new() { GroupId = "sg-a" } },
            new() { SecurityGroupRuleId = "sgr-out", GroupId = "sg-r", IsEgress = true, IpProtocol = "-1", CidrIpv4 = "0.0.0.0/0" },
        ];

        Assert.Equal(
            [
                ("module.network.aws_vpc_security_group_ingress_rule.app_public[\"80 from 0.0.0.0/0\"]", "sgr-80"),
                ("module.network.aws_vpc_security_group_ingress_rule.app_ssh[0]", "sgr-22"),
                ("module.network.aws_vpc_security_group_ingress_rule.rds_from_app", "sgr-db"),
                ("module.network.aws_vpc_security_group_egress_rule.all[\"redis\"]", "sgr-out"),
            ],
            GroupRules.Match(rules, Groups, "203.0.113.0/24").Select(rule => (rule.Address, rule.Found.ImportId)));
    }

    [Fact]
    public void What_the_configuration_would_not_make_is_no_rule_of_it()
    {
        SecurityGroupRule[] rules =
        [
            Ingress("sgr-1", "sg-a", 80, "10.0.0.0/8"),
            Ingress("sgr-2", "sg-a", 22, "198.51.100.0/24"),
            Ingress("sgr-3", "sg-other", 443, "0.0.0.0/0"),
            Ingress("sgr-4", "sg-d", 5432, "0.0.0.0/0"),
        ];

        Assert.Empty(GroupRules.Match(rules, Groups, "203.0.113.0/24"));
        Assert.Empty(GroupRules.Match([Ingress("sgr-5", "sg-a", 22, "203.0.113.0/24")], Groups, sshNetwork: null));
    }

    private static SecurityGroupRule Ingress(string id, string group, int port, string network) => new()
    {
        SecurityGroupRuleId = id,
        GroupId = group,
        IsEgress = false,
        IpProtocol = "tcp",
        FromPort = port,
        ToPort = port,
        CidrIpv4 = network,
    };
}
