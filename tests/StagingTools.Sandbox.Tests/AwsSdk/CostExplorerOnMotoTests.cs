using System.Net;
using Amazon.CostExplorer;
using Amazon.CostExplorer.Model;

namespace StagingTools.Sandbox.Tests.AwsSdk;

[Collection(MotoCollection.Name)]
public sealed class CostExplorerOnMotoTests(MotoServer moto)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Costs_are_answered_and_what_the_emulator_lacks_is_an_error_with_a_status()
    {
        using var costs = new AmazonCostExplorerClient(
            MotoServer.Credentials, moto.Config<AmazonCostExplorerConfig>());
        var period = new DateInterval { Start = "2026-04-01", End = "2026-05-01" };

        var answer = await costs.GetCostAndUsageAsync(
            new GetCostAndUsageRequest
            {
                TimePeriod = period,
                Granularity = Granularity.DAILY,
                Metrics = ["UnblendedCost"],
            },
            Token);
        var error = await Assert.ThrowsAsync<AmazonCostExplorerException>(() => costs.GetCostForecastAsync(
            new GetCostForecastRequest
            {
                TimePeriod = period,
                Granularity = Granularity.MONTHLY,
                Metric = Metric.UNBLENDED_COST,
            },
            Token));

        Assert.NotNull(answer.ResultsByTime);
        Assert.Equal(HttpStatusCode.InternalServerError, error.StatusCode);
    }
}
