using StagingTools.Engine.Costs;
using StagingTools.Engine.Errors;
using StagingTools.Sandbox.Tests.Deployments;

namespace StagingTools.Sandbox.Tests.Costs;

/// <summary>Prices of the resources that a sandbox really has.</summary>
[Collection(AppEnvironmentCollection.Name)]
public sealed class GetCostTests(AppEnvironment environment)
{
    [Fact]
    public async Task The_estimate_follows_the_resources_that_are_there()
    {
        Dictionary<string, StagingCost> lines =
            (await AskAsync(new GetCostRequest { EstimateOnly = true })).ToDictionary(line => line.Item, StringComparer.Ordinal);

        // 730 hours at 0.129 and 20 GB at 0.115.
        Assert.Equal(("db.t4g.large, 20 GB gp2", 96.47m), (lines["RDS PostgreSQL"].Configuration, lines["RDS PostgreSQL"].Amount));
        Assert.Equal(("cache.t3.micro", 12.41m), (lines["ElastiCache Redis"].Configuration, lines["ElastiCache Redis"].Amount));
        Assert.Equal(("3 secrets", 1.20m), (lines["Secrets Manager"].Configuration, lines["Secrets Manager"].Amount));
        Assert.Equal(7, lines.Count);
    }

    [Fact]
    public async Task What_was_billed_is_found_by_the_tags()
    {
        List<StagingCost> lines = [.. (await AskAsync(new GetCostRequest())).Where(line => line.Kind == CostKind.Actual)];

        StagingCost database = Assert.Single(lines, line => line.Item == "Amazon Relational Database Service");
        Assert.True(database.Amount >= 0);
        Assert.NotNull(database.PeriodStart);
    }

    [Fact]
    public async Task An_environment_that_never_was_does_not_exist()
    {
        StagingException error = await Assert.ThrowsAsync<StagingException>(() => AskAsync(new GetCostRequest { EnvironmentName = "pr-42" }));

        Assert.Equal("EnvironmentNotFound", error.ErrorId);
    }

    private async Task<List<StagingCost>> AskAsync(GetCostRequest request)
    {
        var costs = new List<StagingCost>();
        await foreach (StagingCost cost in new GetCost(environment.Context).RunAsync(
            request, new AnsweringHost(), TestContext.Current.CancellationToken))
            costs.Add(cost);
        return costs;
    }
}
