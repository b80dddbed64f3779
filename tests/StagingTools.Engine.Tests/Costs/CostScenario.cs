using StagingTools.Engine.Costs;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Tests.Fakes;

namespace StagingTools.Engine.Tests.Costs;

/// <summary>The environment of the specification, as AWS describes it, with a bill.</summary>
internal sealed class CostScenario
{
    public CostScenario()
    {
        Database("db.t3.micro", 20, "gp3");
        Cache("cache.t3.micro");
        Instances("t3.micro");
        Secrets(3);
        Logs(storedBytes: 0);
        Billed("""{"TimePeriod":{"Start":"2026-03-01","End":"2026-03-16"},"Groups":[{"Keys":["Amazon Relational Database Service"],"Metrics":{"UnblendedCost":{"Amount":"7.4512","Unit":"USD"}}}],"Estimated":true}""");
    }

    public FakeAws Aws { get; } = new();

    public FakeTime Time { get; } = new();

    public RecordingHost Host { get; } = new();

    public CostScenario Database(string instanceClass, int storage, string storageType, bool multiAz = false, string status = "available")
    {
        Aws.OnXml("DescribeDBInstances", _ => $"""
            <DescribeDBInstancesResponse><DescribeDBInstancesResult><DBInstances><DBInstance>
              <DBInstanceIdentifier>whatsapp-saas-staging-db</DBInstanceIdentifier><DBInstanceClass>{instanceClass}</DBInstanceClass>
              <Engine>postgres</Engine><AllocatedStorage>{storage}</AllocatedStorage><StorageType>{storageType}</StorageType>
              <MultiAZ>{(multiAz ? "true" : "false")}</MultiAZ><DBInstanceStatus>{status}</DBInstanceStatus>
            </DBInstance></DBInstances></DescribeDBInstancesResult></DescribeDBInstancesResponse>
            """);
        return this;
    }

    public CostScenario Cache(string nodeType, int nodes = 1)
    {
        Aws.OnXml("DescribeCacheClusters", _ => $"""
            <DescribeCacheClustersResponse><DescribeCacheClustersResult><CacheClusters><CacheCluster>
              <CacheClusterId>whatsapp-saas-staging-redis</CacheClusterId><CacheNodeType>{nodeType}</CacheNodeType>
              <NumCacheNodes>{nodes}</NumCacheNodes>
            </CacheCluster></CacheClusters></DescribeCacheClustersResult></DescribeCacheClustersResponse>
            """);
        return this;
    }

    public CostScenario Instances(params string[] types)
    {
        Aws.On("DescribeClusters", $$"""{"clusters":[{"status":"ACTIVE","runningTasksCount":{{types.Length}} }]}""");
        Aws.On("ListContainerInstances", $$"""{"containerInstanceArns":[{{string.Join(',', types.Select((_, i) => $"\"arn:{i}\""))}}]}""");
        Aws.On("DescribeContainerInstances", $$"""{"containerInstances":[{{string.Join(',', types.Select(
            type => $$"""{"runningTasksCount":1,"attributes":[{"name":"ecs.availability-zone","value":"us-east-1a"},{"name":"ecs.instance-type","value":"{{type}}"}]}"""))}}]}""");
        return this;
    }

    public CostScenario Secrets(int count)
    {
        // CloudWatch's and Secrets Manager's filters match beginnings: another environment's secrets come along.
        IEnumerable<string> names = Enumerable.Range(0, count).Select(i => $"whatsapp-saas/staging/s{i}").Append("whatsapp-saas/staging-2/other");
        Aws.On("ListSecrets", $$"""{"SecretList":[{{string.Join(',', names.Select(name => $$"""{"Name":"{{name}}"}"""))}}]}""");
        return this;
    }

    public CostScenario Logs(long storedBytes)
    {
        Aws.On("DescribeLogGroups", request => FakeAnswer.Json((string?)request["logGroupNamePrefix"] == "/aws/staging/whatsapp-saas/application"
            ? $$"""{"logGroups":[{"logGroupName":"/aws/staging/whatsapp-saas/application","storedBytes":{{storedBytes}},"retentionInDays":7}]}"""
            : """{"logGroups":[]}"""));
        return this;
    }

    public CostScenario Billed(params string[] results)
    {
        Aws.On("GetCostAndUsage", $$"""{"ResultsByTime":[{{string.Join(',', results)}}]}""");
        return this;
    }

    public CostScenario Nothing()
    {
        Aws.FailXml("DescribeDBInstances", "DBInstanceNotFound");
        Aws.FailXml("DescribeCacheClusters", "CacheClusterNotFound");
        Aws.On("DescribeClusters", """{"clusters":[],"failures":[{"reason":"MISSING"}]}""");
        Aws.On("ListSecrets", """{"SecretList":[]}""");
        Aws.On("DescribeLogGroups", """{"logGroups":[]}""");
        return this;
    }

    public async Task<List<StagingCost>> AskAsync(GetCostRequest request)
    {
        var costs = new List<StagingCost>();
        await foreach (StagingCost cost in new GetCost(Aws.Context(Time)).RunAsync(request, Host, TestContext.Current.CancellationToken))
            costs.Add(cost);
        return costs;
    }

    public async Task<StagingCost> EstimateAsync(string item, string region = "us-east-1") =>
        (await AskAsync(new GetCostRequest { EstimateOnly = true, Region = region })).Single(cost => cost.Item == item);

    public async Task<List<StagingCost>> ActualAsync(DateOnly? since = null, DateOnly? until = null) =>
        [.. (await AskAsync(new GetCostRequest { Since = since, Until = until })).Where(cost => cost.Kind == CostKind.Actual)];

    public Task<StagingException> RefuseAsync(GetCostRequest request) =>
        Assert.ThrowsAsync<StagingException>(() => AskAsync(request));
}
