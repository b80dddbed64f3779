using StagingTools.Engine.Aws;
using StagingTools.Engine.Data;
using StagingTools.Engine.Data.Connections;
using StagingTools.Engine.Environments;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Tests.Fakes;

namespace StagingTools.Engine.Tests.Data;

public sealed class SanitizedMarkerTests : IDisposable
{
    private static readonly EnvironmentName Staging = EnvironmentName.Parse("shop", "staging");

    private readonly FakeAws aws = new();
    private readonly RecordingHost host = new();
    private readonly AwsSession session;
    private string former = "true";

    public SanitizedMarkerTests()
    {
        session = AwsSession.Open(aws.Context(new FakeTime()), new SyncDataRequest());
        aws.OnXml("DescribeDBInstances", _ =>
                "<DescribeDBInstancesResponse><DescribeDBInstancesResult><DBInstances><DBInstance>"
                + "<DBInstanceArn>arn:aws:rds:us-east-1:123456789012:db:shop-staging-db</DBInstanceArn>"
                + $"<TagList><Tag><Key>DataSanitized</Key><Value>{former}</Value></Tag></TagList>"
                + "</DBInstance></DBInstances></DescribeDBInstancesResult></DescribeDBInstancesResponse>")
            .OnXml("AddTagsToResource", _ => "<AddTagsToResourceResponse/>");
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IEnumerable<string?> Written => aws.Requests("AddTagsToResource").Select(request => (string?)request["Tags.Tag.1.Value"]);

    public void Dispose() => session.Dispose();

    [Fact]
    public async Task Unmasked_data_comes_after_its_mark()
    {
        string[] before = [];

        await RunAsync(sanitized: false, () => before = [.. Written.OfType<string>()]);

        Assert.Equal(["false"], before);
        Assert.Equal(["false"], Written);
        Assert.Equal(
            "arn:aws:rds:us-east-1:123456789012:db:shop-staging-db", (string?)aws.Requests("AddTagsToResource").Single()["ResourceName"]);
    }

    [Fact]
    public async Task Unmasked_data_that_did_not_come_leaves_the_mark_as_it_was()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync(sanitized: false, () => throw new InvalidOperationException()));

        Assert.Equal(["false", "true"], Written);
    }

    [Fact]
    public async Task Masked_data_clears_the_mark_once_it_stands()
    {
        former = "false";
        string[] before = ["none yet"];

        await RunAsync(sanitized: true, () => before = [.. Written.OfType<string>()]);

        Assert.Empty(before);
        Assert.Equal(["true"], Written);
    }

    [Fact]
    public async Task Masked_data_that_did_not_come_clears_nothing()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync(sanitized: true, () => throw new InvalidOperationException()));

        Assert.Empty(Written);
    }

    [Fact]
    public async Task Data_that_nobody_knows_is_marked_so()
    {
        await RunAsync(sanitized: null, () => { });

        Assert.Equal(["unknown"], Written);
    }

    [Theory]
    [InlineData("AddTagsToResource")]
    [InlineData("DescribeDBInstances")]
    public async Task Unmasked_data_does_not_come_without_its_mark(string forbidden)
    {
        aws.FailXml(forbidden, "AccessDenied", status: System.Net.HttpStatusCode.Forbidden);
        bool ran = false;

        StagingException failure = await Assert.ThrowsAsync<StagingException>(() => RunAsync(sanitized: false, () => ran = true));

        Assert.Equal(("EnvironmentNotTagged", StagingErrorCategory.PermissionDenied), (failure.ErrorId, failure.Category));
        Assert.False(ran);
    }

    [Theory]
    [InlineData("AddTagsToResource", "DataSanitized could not be written")]
    [InlineData("DescribeDBInstances", "DataSanitized could not be looked up")]
    public async Task Masked_data_stands_even_when_the_mark_cannot_be_cleared(string forbidden, string expected)
    {
        aws.FailXml(forbidden, "AccessDenied", status: System.Net.HttpStatusCode.Forbidden);

        await RunAsync(sanitized: true, () => { });

        Assert.Contains(expected, Assert.Single(host.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_is_not_the_environments_own_has_no_mark()
    {
        SanitizedMarker marker = await SanitizedMarker.FindAsync(session, Staging, await TargetAsync("shop/other/database-url"), host, Token);

        Assert.True(await marker.RunAsync(false, () => Task.FromResult(true), Token));
        Assert.Empty(aws.Operations);
    }

    private static async Task<DatabaseReference> TargetAsync(string secret)
    {
        using var secrets = new KnownSecretStore { Texts = { [secret] = "postgresql://app@127.0.0.1/shop" } };
        return await DatabaseReference.ResolveAsync(new FakeAws().Context(new FakeTime()), $"secret:{secret}", secrets, Token);
    }

    private async Task RunAsync(bool? sanitized, Action work)
    {
        SanitizedMarker marker = await SanitizedMarker.FindAsync(
            session, Staging, await TargetAsync("shop/staging/database-url"), host, Token);
        await marker.RunAsync(
            sanitized,
            () =>
            {
                work();
                return Task.FromResult(true);
            },
            Token);
    }
}
