using System.Globalization;
using System.Net;
using System.Xml.Linq;
using StagingTools.Sandbox.ElastiCache;

namespace StagingTools.Sandbox.Tests.Sandbox;

public sealed class ElastiCacheTests(TestSandbox sandbox) : IClassFixture<TestSandbox>
{
    [Fact]
    public async Task AClusterBecomesAvailableAnswersPingAndKeepsItsParametersAndGoes()
    {
        SkipWithoutRedis();
        await sandbox.Aws.QueryAsync(
            "elasticache",
            "CreateCacheParameterGroup",
            ("CacheParameterGroupName", "lru"),
            ("CacheParameterGroupFamily", "redis7"),
            ("Description", "for a test"));
        await sandbox.Aws.QueryAsync(
            "elasticache",
            "ModifyCacheParameterGroup",
            ("CacheParameterGroupName", "lru"),
            ("ParameterNameValues.ParameterNameValue.1.ParameterName", "maxmemory-policy"),
            ("ParameterNameValues.ParameterNameValue.1.ParameterValue", "allkeys-lru"),
            ("ParameterNameValues.ParameterNameValue.2.ParameterName", "timeout"),
            ("ParameterNameValues.ParameterNameValue.2.ParameterValue", "300"));
        XElement parameters = await sandbox.Aws.QueryAsync(
            "elasticache", "DescribeCacheParameters", ("CacheParameterGroupName", "lru"), ("Source", "user"));
        Assert.Equal(
            ["allkeys-lru", "300"], parameters.Descendants("ParameterValue").Select(value => value.Value));

        await CreateAsync("pinged", ("CacheParameterGroupName", "lru"));
        XElement cluster = await AvailableAsync("pinged");
        Assert.Equal("7.0.7", cluster.Element("EngineVersion")!.Value);
        XElement endpoint = cluster.Descendants("Endpoint").Single();
        Assert.Equal("6379", endpoint.Element("Port")!.Value);

        IReadOnlyList<string> answers = await CommandAsync(endpoint, ["PING"], ["SET", "k", "v"]);
        Assert.Equal(["+PONG", "+OK"], answers);
        IOException restricted =
            await Assert.ThrowsAsync<IOException>(() => CommandAsync(endpoint, ["CONFIG", "GET", "timeout"]));
        Assert.Contains("NOPERM", restricted.Message, StringComparison.Ordinal);

        AwsRefusal inUse = await Assert.ThrowsAsync<AwsRefusal>(() => sandbox.Aws.QueryAsync(
            "elasticache", "DeleteCacheParameterGroup", ("CacheParameterGroupName", "lru")));
        Assert.Equal("InvalidCacheParameterGroupState", inUse.Code);
        await sandbox.Aws.QueryAsync("elasticache", "DeleteCacheCluster", ("CacheClusterId", "pinged"));
        AwsRefusal gone = await GoneAsync("pinged");
        Assert.Equal(("CacheClusterNotFound", 404), (gone.Code, gone.Status));
        await sandbox.Aws.QueryAsync("elasticache", "DeleteCacheParameterGroup", ("CacheParameterGroupName", "lru"));
    }

    [Fact]
    public async Task AParameterChangedInAGroupReachesTheRunningServer()
    {
        SkipWithoutRedis();
        await sandbox.Aws.QueryAsync(
            "elasticache",
            "CreateCacheParameterGroup",
            ("CacheParameterGroupName", "events"),
            ("CacheParameterGroupFamily", "redis7"),
            ("Description", "for a test"));
        await CreateAsync("configured", ("CacheParameterGroupName", "events"));
        XElement endpoint = (await AvailableAsync("configured")).Descendants("Endpoint").Single();
        await sandbox.Aws.QueryAsync(
            "elasticache",
            "ModifyCacheParameterGroup",
            ("CacheParameterGroupName", "events"),
            ("ParameterNameValues.ParameterNameValue.1.ParameterName", "maxmemory-policy"),
            ("ParameterNameValues.ParameterNameValue.1.ParameterValue", "noeviction"));
        IReadOnlyList<string> memory = await InfoAsync(endpoint);
        Assert.Contains("maxmemory_policy:noeviction", memory);
        Assert.Contains("maxmemory:536870912", memory);
    }

    [Theory]
    [InlineData("CacheParameterGroupName", "no-such-group", "CacheParameterGroupNotFound")]
    [InlineData("CacheSubnetGroupName", "no-such-group", "CacheSubnetGroupNotFoundFault")]
    [InlineData("SnapshotWindow", "03:00-05:30", "InvalidParameterValue")]
    [InlineData("Engine", "memcached", "InvalidParameterValue")]
    public async Task AClusterThatElastiCacheWouldRefuseIsRefused(string parameter, string value, string code)
    {
        AwsRefusal refused = await Assert.ThrowsAsync<AwsRefusal>(() => CreateAsync("refused", (parameter, value)));
        Assert.Equal(code, refused.Code);
    }

    [Fact]
    public async Task ASubnetGroupKnowsItsVpcAndTags()
    {
        XElement subnets = await sandbox.Aws.QueryAsync("ec2", "DescribeSubnets");
        string[] ids = [.. subnets.Descendants("subnetId").Select(id => id.Value).Take(2)];
        XElement group = await sandbox.Aws.QueryAsync(
            "elasticache",
            "CreateCacheSubnetGroup",
            ("CacheSubnetGroupName", "two-zones"),
            ("CacheSubnetGroupDescription", "for a test"),
            ("SubnetIds.SubnetIdentifier.1", ids[0]),
            ("SubnetIds.SubnetIdentifier.2", ids[1]),
            ("Tags.Tag.1.Key", "Project"),
            ("Tags.Tag.1.Value", "demo"));
        Assert.StartsWith("vpc-", group.Descendants("VpcId").Single().Value, StringComparison.Ordinal);
        Assert.Equal(ids, group.Descendants("SubnetIdentifier").Select(id => id.Value));
        XElement tags = await sandbox.Aws.QueryAsync(
            "elasticache", "ListTagsForResource", ("ResourceName", group.Descendants("ARN").Single().Value));
        Assert.Equal("demo", tags.Descendants("Value").Single().Value);
        await sandbox.Aws.QueryAsync("elasticache", "DeleteCacheSubnetGroup", ("CacheSubnetGroupName", "two-zones"));
    }

    private static void SkipWithoutRedis()
    {
        string? path = Environment.GetEnvironmentVariable("PATH");
        if (path?.Split(':').Any(folder => File.Exists(Path.Combine(folder, "redis-server"))) != true)
        {
            Assert.Skip("redis-server is not installed");
        }
    }

    private Task<XElement> CreateAsync(string identifier, params (string Name, string Value)[] changes)
    {
        var parameters = new Dictionary<string, string>
        {
            ["CacheClusterId"] = identifier,
            ["CacheNodeType"] = "cache.t3.micro",
            ["Engine"] = "redis",
            ["EngineVersion"] = "7.0",
            ["NumCacheNodes"] = "1",
            ["SnapshotRetentionLimit"] = "3",
            ["SnapshotWindow"] = "03:00-05:00",
            ["PreferredMaintenanceWindow"] = "mon:05:00-mon:06:00",
        };
        foreach ((string name, string value) in changes) parameters[name] = value;
        return sandbox.Aws.QueryAsync(
            "elasticache", "CreateCacheCluster", [.. parameters.Select(pair => (pair.Key, pair.Value))]);
    }

    private Task<XElement> AvailableAsync(string identifier) => AwsCaller.UntilAsync(
        async () => (await sandbox.Aws.QueryAsync(
            "elasticache", "DescribeCacheClusters", ("CacheClusterId", identifier), ("ShowCacheNodeInfo", "true")))
            .Descendants("CacheCluster").Single(),
        cluster =>
        {
            string status = cluster.Element("CacheClusterStatus")!.Value;
            Assert.NotEqual("create-failed", status);
            return status == "available";
        });

    private Task<AwsRefusal> GoneAsync(string identifier) => AwsCaller.UntilAsync(
        async () =>
        {
            try
            {
                await sandbox.Aws.QueryAsync("elasticache", "DescribeCacheClusters", ("CacheClusterId", identifier));
                return null!;
            }
            catch (AwsRefusal refusal)
            {
                return refusal;
            }
        },
        refusal => refusal is not null);

    private static Task<IReadOnlyList<string>> CommandAsync(XElement endpoint, params string[][] commands) =>
        RedisCommand.RunAsync(Address(endpoint), commands, TestContext.Current.CancellationToken);

    private static async Task<IReadOnlyList<string>> InfoAsync(XElement endpoint)
    {
        using var client = new System.Net.Sockets.TcpClient();
        await client.ConnectAsync(Address(endpoint), TestContext.Current.CancellationToken);
        using var stream = client.GetStream();
        await stream.WriteAsync("INFO memory\r\nQUIT\r\n"u8.ToArray(), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);
        return (await reader.ReadToEndAsync(TestContext.Current.CancellationToken)).Split("\r\n");
    }

    private static IPEndPoint Address(XElement endpoint) => new(
        IPAddress.Parse(endpoint.Element("Address")!.Value),
        int.Parse(endpoint.Element("Port")!.Value, CultureInfo.InvariantCulture));
}
