using Amazon.EC2.Model;
using StagingTools.Engine.Diagnosis.Checks;

namespace StagingTools.Engine.Tests.Diagnosis.Checks;

/// <summary>Who reaches what, and what is too much.</summary>
public sealed class ReachTableTests
{
    private static readonly Dictionary<string, string> Groups = new() { ["app"] = "sg-app", ["rds"] = "sg-rds", ["redis"] = "sg-redis" };

    private static readonly SecurityGroupRule[] Needed = [FromApplication("sg-rds", 5432), FromApplication("sg-redis", 6379)];

    [Theory]
    [InlineData("sg-rds", "tcp", 5432, 5432, "0.0.0.0/0", true)]
    [InlineData("sg-rds", "tcp", 80, 80, "0.0.0.0/0", true)]
    [InlineData("sg-redis", "-1", null, null, "::/0", true)]
    [InlineData("sg-rds", "tcp", 5432, 5432, "203.0.113.7/32", false)]
    [InlineData("sg-app", "tcp", 443, 443, "0.0.0.0/0", false)]
    [InlineData("sg-app", "tcp", 3000, 3000, "::/0", false)]
    [InlineData("sg-app", "tcp", 22, 22, "0.0.0.0/0", true)]
    [InlineData("sg-app", "tcp", 0, 65535, "0.0.0.0/0", true)]
    [InlineData("sg-app", "-1", null, null, "0.0.0.0/0", true)]
    [InlineData("sg-app", "udp", 22, 22, "0.0.0.0/0", false)]
    [InlineData("sg-other", "-1", null, null, "0.0.0.0/0", false)]
    public void The_internet_reaches_the_application_and_nothing_else(string group, string protocol, int? from, int? to, string network, bool tooOpen)
    {
        var rule = new SecurityGroupRule
        {
            SecurityGroupRuleId = "sgr-1",
            GroupId = group,
            IpProtocol = protocol,
            FromPort = from,
            ToPort = to,
            CidrIpv4 = network.Contains('.', StringComparison.Ordinal) ? network : null,
            CidrIpv6 = network.Contains(':', StringComparison.Ordinal) ? network : null,
        };

        var table = new ReachTable(Groups, [.. Needed, rule]);

        Assert.Equal(tooOpen ? ["sgr-1"] : [], table.TooOpen.Select(open => open.RuleId));
        Assert.Empty(table.Lacks);
    }

    [Fact]
    public void What_goes_out_reaches_nobody_in_here()
    {
        SecurityGroupRule outward = new() { GroupId = "sg-rds", IsEgress = true, IpProtocol = "-1", CidrIpv4 = "0.0.0.0/0" };

        var table = new ReachTable(Groups, [.. Needed, outward]);

        Assert.Empty(table.TooOpen);
        Assert.Equal(["app -> rds 5432", "app -> redis 6379"], table.Lines);
    }

    [Fact]
    public void A_way_that_the_application_needs_may_be_part_of_a_wider_rule_of_its_own_group()
    {
        SecurityGroupRule all = new() { GroupId = "sg-rds", IpProtocol = "-1", ReferencedGroupInfo = new() { GroupId = "sg-app" } };
        SecurityGroupRule stranger = new()
        {
            GroupId = "sg-redis",
            IpProtocol = "tcp",
            FromPort = 6379,
            ToPort = 6379,
            ReferencedGroupInfo = new() { GroupId = "sg-else" },
        };

        var table = new ReachTable(Groups, [all, stranger]);

        Assert.Equal(["the cache"], table.Lacks);
        Assert.Equal(["app -> rds all ports", "sg-else -> redis 6379"], table.Lines);
    }

    private static SecurityGroupRule FromApplication(string group, int port) => new()
    {
        GroupId = group,
        IpProtocol = "tcp",
        FromPort = port,
        ToPort = port,
        ReferencedGroupInfo = new() { GroupId = "sg-app" },
    };
}
