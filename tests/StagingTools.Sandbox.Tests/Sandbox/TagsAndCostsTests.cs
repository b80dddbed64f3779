using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace StagingTools.Sandbox.Tests.Sandbox;

public sealed class TagsAndCostsTests(TestSandbox sandbox) : IClassFixture<TestSandbox>
{
    [Fact]
    public async Task ATaggedInstanceIsListedAndChargedAndLeavesTheListWhenItIsDeletedButNotTheBill()
    {
        await sandbox.Aws.QueryAsync(
            "rds",
            "CreateDBInstance",
            ("DBInstanceIdentifier", "billed"),
            ("DBInstanceClass", "db.t3.micro"),
            ("Engine", "postgres"),
            ("MasterUsername", "boss"),
            ("MasterUserPassword", "long-enough-1"),
            ("AllocatedStorage", "20"),
            ("Tags.Tag.1.Key", "Environment"),
            ("Tags.Tag.1.Value", "billed"));
        await AwsCaller.UntilAsync(
            () => sandbox.Aws.QueryAsync("rds", "DescribeDBInstances", ("DBInstanceIdentifier", "billed")),
            answer => answer.Descendants("DBInstanceStatus").Single().Value == "available");

        Assert.Equal(
            [$"arn:aws:rds:us-east-1:{sandbox.Info.AccountId}:db:billed"], await ResourcesAsync("billed"));
        Assert.Empty(await ResourcesAsync("billed", "elasticache"));
        Assert.True(await CostAsync("billed") > 0);
        Assert.Equal(0m, await CostAsync("another"));

        await sandbox.Aws.QueryAsync(
            "rds", "DeleteDBInstance", ("DBInstanceIdentifier", "billed"), ("SkipFinalSnapshot", "true"));
        await AwsCaller.UntilAsync(() => ResourcesAsync("billed"), arns => arns.Length == 0);
        Assert.True(await CostAsync("billed") > 0);
    }

    [Fact]
    public async Task CostsComeByServiceAndTheTagsThatWereCharged()
    {
        await sandbox.Aws.JsonAsync(
            "secretsmanager",
            "secretsmanager.CreateSecret",
            new
            {
                Name = "cost/secret",
                SecretString = "x",
                ClientRequestToken = Guid.NewGuid(),
                Tags = new[] { new { Key = "Environment", Value = "secretive" } },
            });
        JsonNode answer = await AskAsync("GetCostAndUsage", new
        {
            TimePeriod = Today(),
            Granularity = "DAILY",
            Metrics = new[] { "UnblendedCost" },
            Filter = new { Tags = new { Key = "Environment", Values = new[] { "secretive" } } },
            GroupBy = new[] { new { Type = "DIMENSION", Key = "SERVICE" } },
        });
        JsonNode group = answer["ResultsByTime"]!.AsArray().Single()!["Groups"]!.AsArray().Single()!;
        Assert.Equal("AWS Secrets Manager", (string)group["Keys"]![0]!);
        Assert.Equal("USD", (string)group["Metrics"]!["UnblendedCost"]!["Unit"]!);
        JsonNode tags = await AskAsync("GetTags", new { TimePeriod = Today(), TagKey = "Environment" });
        Assert.Contains("secretive", tags["Tags"]!.AsArray().Select(tag => (string)tag!));
    }

    [Fact]
    public async Task AForecastIsRefusedForLackOfHistory()
    {
        AwsRefusal refused = await Assert.ThrowsAsync<AwsRefusal>(() => AskAsync(
            "GetCostForecast", new { TimePeriod = Today(), Metric = "UNBLENDED_COST", Granularity = "MONTHLY" }));
        Assert.Equal("DataUnavailableException", refused.Code);
    }

    [Fact]
    public async Task ADatabaseForTheQuickStartHasASecretWithItsAddress()
    {
        SandboxDatabaseResult made = await SandboxController.CreateDatabaseAsync(
            sandbox.Info.StateDirectory,
            new SandboxDatabaseRequest { InstanceName = "prod-db", DatabaseName = "shop", SecretName = "shop/production/database-url" },
            TestContext.Current.CancellationToken);
        JsonNode secret = await sandbox.Aws.JsonAsync(
            "secretsmanager", "secretsmanager.GetSecretValue", new { SecretId = "shop/production/database-url" });
        Assert.Equal(made.Url, (string)secret["SecretString"]!);
        Assert.StartsWith($"postgresql://app_admin:{made.Password}@{made.Host}:{made.Port}/shop", made.Url, StringComparison.Ordinal);
        Assert.DoesNotContain(made.Password, made.ToString(), StringComparison.Ordinal);
        SandboxException twice = await Assert.ThrowsAsync<SandboxException>(() => SandboxController.CreateDatabaseAsync(
            sandbox.Info.StateDirectory,
            new SandboxDatabaseRequest { InstanceName = "prod-db", DatabaseName = "shop" },
            TestContext.Current.CancellationToken));
        Assert.Contains("DBInstanceAlreadyExists", twice.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AParameterGroupKeepsItsChangesAndTheServerTakesThem()
    {
        await sandbox.Aws.QueryAsync(
            "rds",
            "CreateDBParameterGroup",
            ("DBParameterGroupName", "settings"),
            ("DBParameterGroupFamily", "postgres15"),
            ("Description", "for a test"));
        await sandbox.Aws.QueryAsync(
            "rds",
            "ModifyDBParameterGroup",
            ("DBParameterGroupName", "settings"),
            ("Parameters.Parameter.1.ParameterName", "log_min_duration_statement"),
            ("Parameters.Parameter.1.ParameterValue", "1000"),
            ("Parameters.Parameter.1.ApplyMethod", "immediate"));
        XElement kept = await sandbox.Aws.QueryAsync(
            "rds", "DescribeDBParameters", ("DBParameterGroupName", "settings"), ("Source", "user"));
        Assert.Equal("1000", kept.Descendants("ParameterValue").Single().Value);
        AwsRefusal unknown = await Assert.ThrowsAsync<AwsRefusal>(() => sandbox.Aws.QueryAsync(
            "rds",
            "ModifyDBParameterGroup",
            ("DBParameterGroupName", "settings"),
            ("Parameters.Parameter.1.ParameterName", "no_such_setting"),
            ("Parameters.Parameter.1.ParameterValue", "1")));
        Assert.Equal("InvalidParameterValue", unknown.Code);
    }

    private async Task<string[]> ResourcesAsync(string environment, params string[] types)
    {
        JsonNode answer = await sandbox.Aws.JsonAsync(
            "tagging",
            "ResourceGroupsTaggingAPI_20170126.GetResources",
            new
            {
                TagFilters = new[] { new { Key = "Environment", Values = new[] { environment } } },
                ResourceTypeFilters = types,
            });
        return [.. answer["ResourceTagMappingList"]!.AsArray().Select(entry => (string)entry!["ResourceARN"]!)];
    }

    private async Task<decimal> CostAsync(string environment)
    {
        JsonNode answer = await AskAsync("GetCostAndUsage", new
        {
            TimePeriod = Today(),
            Granularity = "MONTHLY",
            Metrics = new[] { "UnblendedCost" },
            Filter = new { Tags = new { Key = "Environment", Values = new[] { environment } } },
        });
        return answer["ResultsByTime"]!.AsArray().Sum(period => decimal.Parse(
            (string)period!["Total"]!["UnblendedCost"]!["Amount"]!, CultureInfo.InvariantCulture));
    }

    private Task<JsonNode> AskAsync(string operation, object query) =>
        sandbox.Aws.JsonAsync("ce", $"AWSInsightsIndexService.{operation}", query);

    private static object Today()
    {
        DateTime today = DateTime.UtcNow.Date;
        return new
        {
            Start = today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            End = today.AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        };
    }
}
