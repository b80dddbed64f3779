using System.Globalization;
using StagingTools.Engine.Costs;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Tests.Costs;

/// <summary>The monthly estimate from the resources that are there.</summary>
public sealed class EstimateTests
{
    private readonly CostScenario scenario = new();

    [Fact]
    public async Task The_specifications_environment_comes_to_the_specifications_table_line_by_line()
    {
        List<StagingCost> lines = await scenario.AskAsync(new GetCostRequest { EstimateOnly = true });

        Assert.Equal(
            [
                "RDS PostgreSQL | db.t3.micro, 20 GB gp3 | 15.44 | 15-20",
                "ElastiCache Redis | cache.t3.micro | 12.41 | 12-15",
                "EC2/ECS | t3.micro | 7.59 | 7-10",
                "Data Transfer | 20 GB to the internet | 1.80 | 1-3",
                "CloudWatch Logs | 1 group, 2 GB a month | 1.00 | 1-2",
                "Secrets Manager | 3 secrets | 1.20 | 1.20-1.20",
                "Total | us-east-1 | 39.44 | 37-51",
            ],
            lines.Select(line => string.Create(
                CultureInfo.InvariantCulture,
                $"{line.Item} | {line.Configuration} | {line.Amount:0.00} | {line.ExpectedLow}-{line.ExpectedHigh}")));
        Assert.All(lines, line => Assert.InRange(line.Amount!.Value, line.ExpectedLow!.Value, line.ExpectedHigh!.Value));
        Assert.All(lines, line => Assert.Equal((CostKind.Estimate, "USD", (DateOnly?)null), (line.Kind, line.Currency, line.PeriodStart)));
    }

    [Fact]
    public async Task The_estimate_alone_asks_Cost_Explorer_nothing()
    {
        await scenario.AskAsync(new GetCostRequest { EstimateOnly = true });

        Assert.DoesNotContain("GetCostAndUsage", scenario.Aws.Operations);
    }

    [Fact]
    public async Task An_unknown_price_is_missing_with_a_warning_and_never_zero()
    {
        scenario.Database("db.x9.huge", 20, "gp3");

        List<StagingCost> lines = await scenario.AskAsync(new GetCostRequest { EstimateOnly = true });

        Assert.Null(lines[0].Amount);
        Assert.Contains("no price for db.x9.huge in us-east-1", lines[0].Note, StringComparison.Ordinal);
        Assert.Null(lines[^1].Amount);
        Assert.Equal("Not known: RDS PostgreSQL. The other lines make 24.00 USD.", lines[^1].Note);
        Assert.Contains(scenario.Host.Warnings, line => line.Contains("db.x9.huge", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_region_that_the_sheet_does_not_hold_is_unknown_too()
    {
        List<StagingCost> lines = await scenario.AskAsync(new GetCostRequest { EstimateOnly = true, Region = "ap-southeast-3" });

        Assert.All(lines, line => Assert.Null(line.Amount));
    }

    [Theory]
    [InlineData("us-west-2", 7.59)]
    [InlineData("eu-west-1", 8.32)]
    [InlineData("eu-central-1", 8.76)]
    public async Task Regions_have_prices_of_their_own(string region, double expected) =>
        Assert.Equal((decimal)expected, (await scenario.EstimateAsync("EC2/ECS", region)).Amount);

    [Fact]
    public async Task A_standby_in_a_second_zone_doubles_instance_and_storage()
    {
        StagingCost line = await scenario.Database("db.t3.micro", 20, "gp3", multiAz: true).EstimateAsync("RDS PostgreSQL");

        Assert.Equal(30.88m, line.Amount);
        Assert.Equal("db.t3.micro, 20 GB gp3, Multi-AZ", line.Configuration);
    }

    [Fact]
    public async Task A_stopped_database_costs_its_storage() =>
        Assert.Equal(2.30m, (await scenario.Database("db.t3.micro", 20, "gp3", status: "stopped").EstimateAsync("RDS PostgreSQL")).Amount);

    [Fact]
    public async Task Nodes_and_instances_are_counted_by_type()
    {
        scenario.Cache("cache.t4g.micro", nodes: 2).Instances("t3.small", "t3.micro", "t3.micro");

        StagingCost cache = await scenario.EstimateAsync("ElastiCache Redis");
        StagingCost instances = await scenario.EstimateAsync("EC2/ECS");

        Assert.Equal(("2 × cache.t4g.micro", 23.36m), (cache.Configuration, cache.Amount));
        Assert.Equal(("2 × t3.micro, t3.small", 30.37m), (instances.Configuration, instances.Amount));
    }

    [Fact]
    public async Task A_cluster_without_instances_costs_nothing_and_says_why()
    {
        StagingCost line = await scenario.Instances().EstimateAsync("EC2/ECS");

        Assert.Equal(0, line.Amount);
        Assert.Equal("No container instance is registered with the cluster.", line.Note);
    }

    [Fact]
    public async Task Fargate_tasks_are_not_taken_for_free()
    {
        scenario.Instances().Aws.On("DescribeClusters", """{"clusters":[{"status":"ACTIVE","runningTasksCount":2}]}""");

        StagingCost line = await scenario.EstimateAsync("EC2/ECS");

        Assert.Null(line.Amount);
        Assert.Equal("2 × Fargate task", line.Configuration);
    }

    [Fact]
    public async Task Logs_that_were_written_count_where_they_are_more_than_assumed()
    {
        // 7 GB in 7 days are 30 GB a month.
        StagingCost line = await scenario.Logs(7L * 1024 * 1024 * 1024).EstimateAsync("CloudWatch Logs");

        Assert.Equal(15.21m, line.Amount);
        Assert.Equal("1 group, 30 GB a month", line.Configuration);
    }

    [Fact]
    public async Task An_environment_of_which_nothing_is_there_does_not_exist()
    {
        StagingException error = await scenario.Nothing().RefuseAsync(new GetCostRequest { EstimateOnly = true, EnvironmentName = "pr-42" });

        Assert.Equal("EnvironmentNotFound", error.ErrorId);
        Assert.Equal("pr-42", error.TargetInput);
    }

    [Fact]
    public void The_price_sheet_is_dated_and_says_where_it_is_from()
    {
        PriceSheet sheet = PriceSheet.Load();

        Assert.True(sheet.AsOf > new DateOnly(2024, 1, 1));
        Assert.Equal(730, sheet.HoursPerMonth);
        Assert.NotEmpty(sheet.Sources);
        Assert.All(sheet.Regions.Values, prices => Assert.True(prices.SameAs is null || sheet.Regions[prices.SameAs].SameAs is null));
    }
}
