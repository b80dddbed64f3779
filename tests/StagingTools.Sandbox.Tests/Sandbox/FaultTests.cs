using System.Xml.Linq;

namespace StagingTools.Sandbox.Tests.Sandbox;

public sealed class FaultTests(TestSandbox sandbox) : IClassFixture<TestSandbox>, IAsyncLifetime
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync() => await SetAsync(new SandboxFaults());

    [Fact]
    public async Task A_service_that_is_throttled_says_so_in_its_own_words_and_the_others_are_served()
    {
        await SetAsync(new SandboxFaults { ThrottlingPercent = 100, Services = ["rds", "ecs"] });

        AwsRefusal query = await Assert.ThrowsAsync<AwsRefusal>(() => sandbox.Aws.QueryAsync("rds", "DescribeDBInstances"));
        AwsRefusal json = await Assert.ThrowsAsync<AwsRefusal>(
            () => sandbox.Aws.JsonAsync("ecs", "AmazonEC2ContainerServiceV20141113.ListClusters", new { }));
        XElement caller = await sandbox.Aws.QueryAsync("sts", "GetCallerIdentity", ("Version", "2011-06-15"));

        Assert.Equal(("Throttling", 400), (query.Code, query.Status));
        Assert.Equal(("ThrottlingException", 400), (json.Code, json.Status));
        Assert.NotEmpty(caller.Descendants("Account"));
        Assert.Equal(2, (await SandboxController.GetFaultsAsync(sandbox.Info.StateDirectory, Token)).Refused);
    }

    [Fact]
    public async Task The_same_seed_refuses_the_same_requests_and_about_as_many_as_were_asked_for()
    {
        string first = await RowAsync();
        string second = await RowAsync();

        Assert.Equal(first, second);
        Assert.InRange(first.Count(letter => letter == 'x'), 5, 45);

        async Task<string> RowAsync()
        {
            await SetAsync(new SandboxFaults { ErrorPercent = 25, Seed = 7 });
            string row = "";
            for (int i = 0; i < 100; i++)
                row += await Record.ExceptionAsync(() => sandbox.Aws.QueryAsync("sts", "GetCallerIdentity", ("Version", "2011-06-15"))) is null ? '.' : 'x';
            return row;
        }
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, 101)]
    [InlineData(60, 60)]
    [InlineData(double.NaN, 0)]
    public async Task Shares_that_are_none_are_refused(double throttling, double errors)
    {
        await Assert.ThrowsAsync<SandboxException>(() => SetAsync(new SandboxFaults { ThrottlingPercent = throttling, ErrorPercent = errors }));
    }

    private Task<SandboxFaults> SetAsync(SandboxFaults faults) => SandboxController.SetFaultsAsync(sandbox.Info.StateDirectory, faults, Token);
}
