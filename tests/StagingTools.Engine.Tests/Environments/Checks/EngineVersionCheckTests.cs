using System.Net;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Environments;
using StagingTools.Engine.Environments.Checks;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Tests.Fakes;

namespace StagingTools.Engine.Tests.Environments.Checks;

public sealed class EngineVersionCheckTests
{
    private const string NameSpace = "xmlns=\"http://rds.amazonaws.com/doc/2014-10-31/\"";

    private readonly FakeAws aws = new();
    private readonly RecordingHost host = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_version_that_is_offered_is_taken_without_asking_for_the_others()
    {
        Offer("15.12", "16.8");

        Assert.Equal("15", await ChooseAsync(asked: null, running: null));

        Assert.Equal(["15"], aws.Requests("DescribeDBEngineVersions").Select(request => (string?)request["EngineVersion"]));
        Assert.Empty(host.Warnings);
    }

    [Fact]
    public async Task A_default_that_was_withdrawn_gives_way_to_the_nearest_and_is_warned_about()
    {
        Offer("13.23", "16.8", "17.4");

        Assert.Equal("16", await ChooseAsync(asked: null, running: null));

        Assert.Equal(
            "warning PostgreSQL 15, the default, is no longer offered by AWS in us-east-1; 16, the nearest, is taken.",
            Assert.Single(host.Warnings));
    }

    [Fact]
    public async Task A_version_of_one_s_own_that_is_not_offered_is_refused()
    {
        Offer("15.12", "16.8");

        StagingException refused = await Assert.ThrowsAsync<StagingException>(() => ChooseAsync(asked: "15.4", running: null));

        Assert.Equal(("EngineVersionNotOffered", StagingErrorCategory.InvalidArgument, "15.4"), (refused.ErrorId, refused.Category, refused.TargetInput));
        Assert.Equal("Ask for 15.12, or leave the version out.", refused.RecommendedAction);
    }

    [Theory]
    [InlineData(null, "16.3", "16")]
    [InlineData(null, "15.4", "15")]
    [InlineData("15.4", "15.4", "15.4")]
    public async Task What_runs_is_left_as_it_is_whatever_is_offered(string? asked, string running, string chosen)
    {
        Assert.Equal(chosen, await ChooseAsync(asked, running));

        Assert.DoesNotContain("DescribeDBEngineVersions", aws.Operations);
    }

    [Fact]
    public async Task Who_may_not_ask_what_is_offered_is_not_stopped()
    {
        aws.FailXml("DescribeDBEngineVersions", "AccessDenied", status: HttpStatusCode.Forbidden);

        Assert.Equal("15", await ChooseAsync(asked: null, running: null));

        Assert.Contains(host.Lines, line => line.StartsWith("verbose Whether PostgreSQL 15 is offered could not be read", StringComparison.Ordinal));
    }

    private async Task<string> ChooseAsync(string? asked, string? running)
    {
        using AwsSession session = AwsSession.Open(aws.Context(TimeProvider.System), new PlanEnvironmentRequest());
        return await new EngineVersionCheck(session, host).DatabaseAsync(asked, running, Token);
    }

    private void Offer(params string[] versions) => aws.OnXml("DescribeDBEngineVersions", request =>
    {
        string line = (string?)request["EngineVersion"] ?? "";
        string list = string.Concat(versions.Where(version => version.StartsWith(line, StringComparison.Ordinal))
            .Select(version => $"<DBEngineVersion><Engine>postgres</Engine><EngineVersion>{version}</EngineVersion></DBEngineVersion>"));
        return $"<DescribeDBEngineVersionsResponse {NameSpace}><DescribeDBEngineVersionsResult><DBEngineVersions>{list}</DBEngineVersions>"
            + "</DescribeDBEngineVersionsResult></DescribeDBEngineVersionsResponse>";
    });
}
