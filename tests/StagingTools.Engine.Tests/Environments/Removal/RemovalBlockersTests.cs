using System.Net;
using System.Text.Json;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Environments;
using StagingTools.Engine.Environments.Removal;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Terraform;
using StagingTools.Engine.Terraform.Plans;
using StagingTools.Engine.Tests.Fakes;

namespace StagingTools.Engine.Tests.Environments.Removal;

public sealed class RemovalBlockersTests
{
    private const string OwnTags =
        "<tagSet><item><key>Project</key><value>shop</value></item><item><key>Environment</key><value>staging</value></item></tagSet>";

    private static readonly EnvironmentName Name = EnvironmentName.Parse("shop", "staging");

    private readonly FakeAws aws = new();
    private readonly RecordingHost host = new();

    public RemovalBlockersTests()
    {
        aws.OnXml("DescribeDBInstances", _ => Databases())
            .OnXml("DescribeCacheClusters", _ => Caches())
            .OnXml("DescribeNetworkInterfaces", _ => Interfaces())
            .OnXml("DescribeInstances", _ => Instances())
            .OnXml("DescribeSecurityGroups", _ => Groups());
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_the_environment_itself_uses_is_no_blocker()
    {
        aws.OnXml("DescribeDBInstances", _ => Databases(Database("shop-staging-db", "sg-db"), Database("shop-staging-db-restoring", "sg-db"), Database("other", "sg-9")))
            .OnXml("DescribeCacheClusters", _ => Caches(Cache("shop-staging-redis", "sg-cache", "shop-staging")))
            .OnXml("DescribeNetworkInterfaces", _ => Interfaces(
                Interface("eni-1", "sg-db", "RDSNetworkInterface"),
                Interface("eni-2", "sg-cache", "ElastiCache shop-staging-redis"),
                Interface("eni-3", "sg-app", "ELB app/shop-staging/0123456789abcdef"),
                Interface("eni-4", "sg-app", "", instance: "i-own"),
                Interface("eni-5", "sg-app", "", instance: "i-ended")))
            .OnXml("DescribeInstances", _ => Instances(Instance("i-own", "running", OwnTags), Instance("i-ended", "terminated", "")))
            .OnXml("DescribeSecurityGroups", _ => Groups("sg-app", "sg-db"));

        Assert.Empty(await FindAsync());
    }

    [Fact]
    public async Task Whatever_else_holds_on_is_told_with_whose_it_is()
    {
        aws.OnXml("DescribeDBInstances", _ => Databases(Database("reports", "sg-db", "shop-staging")))
            .OnXml("DescribeCacheClusters", _ => Caches(Cache("sessions", "sg-cache", "shop-staging")))
            .OnXml("DescribeNetworkInterfaces", _ => Interfaces(
                Interface("eni-1", "sg-app", "AWS Lambda VPC ENI-nightly-report-0f1e", type: "lambda"),
                Interface("eni-2", "sg-app", "", instance: "i-build"),
                Interface("eni-3", "sg-app", "ELB app/shop/0123456789abcdef"),
                Interface("eni-4", "sg-app", "")))
            .OnXml("DescribeInstances", _ => Instances(
                Instance("i-build", "running", "<tagSet><item><key>Name</key><value>build server</value></item></tagSet>")))
            .OnXml("DescribeSecurityGroups", _ => Groups("sg-app", "sg-office"));

        Assert.Equal(
            [
                "cache sessions is in the security group redis-staging-sg (sg-cache)",
                "cache sessions uses the subnet group shop-staging",
                "database reports is in the security group rds-staging-sg (sg-db)",
                "database reports uses the subnet group shop-staging",
                "network interface eni-1 (AWS Lambda VPC ENI-nightly-report-0f1e) is in the security group app-staging-sg (sg-app)",
                "network interface eni-2 (instance i-build, build server) is in the security group app-staging-sg (sg-app)",
                "network interface eni-3 (ELB app/shop/0123456789abcdef) is in the security group app-staging-sg (sg-app)",
                "network interface eni-4 (available) is in the security group app-staging-sg (sg-app)",
                "security group name of sg-office (sg-office) has a rule that names the security group app-staging-sg (sg-app)",
                "security group name of sg-office (sg-office) has a rule that names the security group rds-staging-sg (sg-db)",
                "security group name of sg-office (sg-office) has a rule that names the security group redis-staging-sg (sg-cache)",
            ],
            (await FindAsync()).Select(blocker => blocker.ToString()));
    }

    [Fact]
    public async Task Only_the_groups_that_go_are_asked_about()
    {
        await FindAsync();

        Assert.Equal(
            ["sg-app", "sg-db", "sg-cache"],
            Enumerable.Range(1, 3).Select(i => (string?)aws.Requests("DescribeNetworkInterfaces").Single()[$"Filter.1.Value.{i}"]));
    }

    [Fact]
    public async Task What_may_not_be_read_is_told_and_stops_nothing()
    {
        aws.FailXml("DescribeNetworkInterfaces", "UnauthorizedOperation", status: HttpStatusCode.Forbidden)
            .OnXml("DescribeCacheClusters", _ => Caches(Cache("sessions", "sg-cache", "default")));

        Assert.Equal("cache sessions", Assert.Single(await FindAsync()).Resource);
        Assert.Contains(host.Lines, line => line.StartsWith("verbose Whether network interfaces of others hold on", StringComparison.Ordinal));
    }

    [Fact]
    public void The_error_tells_whether_anything_was_destroyed()
    {
        RemovalBlocker[] blockers = [new("cache sessions", "uses the subnet group shop-staging")];
        var failure = new StagingException("TerraformFailed", StagingErrorCategory.OperationFailed, "terraform apply failed: DependencyViolation.");

        StagingException before = RemovalBlockers.Explain(Name, blockers, failure: null);
        StagingException after = RemovalBlockers.Explain(Name, blockers, failure);

        Assert.Equal(("RemovalBlocked", "staging"), (before.ErrorId, before.TargetInput));
        Assert.EndsWith("and nothing was destroyed:\n  cache sessions uses the subnet group shop-staging", before.Message, StringComparison.Ordinal);
        Assert.StartsWith("terraform apply failed: DependencyViolation. What the state of staging does not know uses", after.Message, StringComparison.Ordinal);
        Assert.Same(failure, after.InnerException);
    }

    private async Task<IReadOnlyList<RemovalBlocker>> FindAsync()
    {
        using AwsSession session = AwsSession.Open(
            aws.Context(new FakeTime(new(2026, 1, 31, 18, 45, 0, TimeSpan.Zero))), new GetEnvironmentRequest { Project = "shop" });
        return await new RemovalBlockers(session, Name).FindAsync(
            Destroying(
                ("aws_security_group", """{"id":"sg-app","name":"app-staging-sg"}"""),
                ("aws_security_group", """{"id":"sg-db","name":"rds-staging-sg"}"""),
                ("aws_security_group", """{"id":"sg-cache","name":"redis-staging-sg"}"""),
                ("aws_db_instance", """{"identifier":"shop-staging-db"}"""),
                ("aws_db_subnet_group", """{"name":"shop-staging"}"""),
                ("aws_elasticache_cluster", """{"cluster_id":"shop-staging-redis"}"""),
                ("aws_elasticache_subnet_group", """{"name":"shop-staging"}"""),
                ("aws_lb", """{"name":"shop-staging"}""")),
            ["shop-staging-db-restoring"],
            host,
            Token);
    }

    private static TerraformPlan Destroying(params (string Type, string Attributes)[] resources) => new()
    {
        Changes = [.. resources.Select((resource, i) => new ResourceChange($"{resource.Type}.r{i}", resource.Type, ChangeAction.Destroy))],
        Before =
        [
            .. resources.Select((resource, i) => new StateResource(
                $"{resource.Type}.r{i}", resource.Type, JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(resource.Attributes)!)),
        ],
    };

    private static string Databases(params string[] instances) =>
        $"<DescribeDBInstancesResponse><DescribeDBInstancesResult><DBInstances>{string.Concat(instances)}</DBInstances></DescribeDBInstancesResult></DescribeDBInstancesResponse>";

    private static string Database(string identifier, string group, string subnets = "default") =>
        $"<DBInstance><DBInstanceIdentifier>{identifier}</DBInstanceIdentifier>"
        + $"<VpcSecurityGroups><VpcSecurityGroupMembership><VpcSecurityGroupId>{group}</VpcSecurityGroupId></VpcSecurityGroupMembership></VpcSecurityGroups>"
        + $"<DBSubnetGroup><DBSubnetGroupName>{subnets}</DBSubnetGroupName></DBSubnetGroup></DBInstance>";

    private static string Caches(params string[] clusters) =>
        $"<DescribeCacheClustersResponse><DescribeCacheClustersResult><CacheClusters>{string.Concat(clusters)}</CacheClusters></DescribeCacheClustersResult></DescribeCacheClustersResponse>";

    private static string Cache(string identifier, string group, string subnets) =>
        $"<CacheCluster><CacheClusterId>{identifier}</CacheClusterId><CacheSubnetGroupName>{subnets}</CacheSubnetGroupName>"
        + $"<SecurityGroups><member><SecurityGroupId>{group}</SecurityGroupId></member></SecurityGroups></CacheCluster>";

    private static string Interfaces(params string[] interfaces) =>
        $"<DescribeNetworkInterfacesResponse><networkInterfaceSet>{string.Concat(interfaces)}</networkInterfaceSet></DescribeNetworkInterfacesResponse>";

    private static string Interface(string id, string group, string description, string? instance = null, string type = "interface") =>
        $"<item><networkInterfaceId>{id}</networkInterfaceId><interfaceType>{type}</interfaceType><status>available</status>"
        + $"<description>{description}</description><groupSet><item><groupId>{group}</groupId></item></groupSet>"
        + (instance is null ? "" : $"<attachment><instanceId>{instance}</instanceId></attachment>") + "</item>";

    private static string Instances(params string[] instances) =>
        $"<DescribeInstancesResponse><reservationSet><item><instancesSet>{string.Concat(instances)}</instancesSet></item></reservationSet></DescribeInstancesResponse>";

    private static string Instance(string id, string state, string tags) =>
        $"<item><instanceId>{id}</instanceId><instanceState><name>{state}</name></instanceState>{tags}</item>";

    private static string Groups(params string[] ids) =>
        $"<DescribeSecurityGroupsResponse><securityGroupInfo>{string.Concat(ids.Select(id => $"<item><groupId>{id}</groupId><groupName>name of {id}</groupName></item>"))}</securityGroupInfo></DescribeSecurityGroupsResponse>";
}
