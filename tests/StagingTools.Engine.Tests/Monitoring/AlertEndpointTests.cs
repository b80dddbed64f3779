using StagingTools.Engine.Aws;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Monitoring.Subscriptions;
using StagingTools.Engine.Tests.Fakes;

namespace StagingTools.Engine.Tests.Monitoring;

/// <summary>Who can be told of alerts.</summary>
public sealed class AlertEndpointTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("team@example.com", "email", "team@example.com")]
    [InlineData(" o'neil+staging@mail.example.co.uk ", "email", "o'neil+staging@mail.example.co.uk")]
    [InlineData("+49 (151) 234-567.89", "sms", "+4915123456789")]
    [InlineData("https://example.com/hook?token=a@b.c", "https", "https://example.com/hook?token=a@b.c")]
    [InlineData("http://127.0.0.1:8080", "http", "http://127.0.0.1:8080")]
    [InlineData("arn:aws:sqs:us-east-1:123456789012:alerts", "sqs", "arn:aws:sqs:us-east-1:123456789012:alerts")]
    [InlineData("arn:aws-cn:lambda:cn-north-1:123456789012:function:pager", "lambda", "arn:aws-cn:lambda:cn-north-1:123456789012:function:pager")]
    [InlineData("env:PAGER", "https", "https://pager.example.com/secret")]
    public async Task The_way_follows_from_the_form(string text, string protocol, string address) =>
        Assert.Equal(new AlertEndpoint(protocol, address), await ReadAsync(text));

    [Theory]
    [InlineData("team", "'team' is no address that alerts can go to.")]
    [InlineData("team@localhost", "'team@localhost' is no address that alerts can go to.")]
    [InlineData("0151 2345678", "'0151 2345678' is no address that alerts can go to.")]
    [InlineData("ftp://example.com/x", "'ftp://example.com/x' is no address that alerts can go to.")]
    [InlineData("arn:aws:sns:us-east-1:123456789012:topic", "'arn:aws:sns:us-east-1:123456789012:topic' is no address that alerts can go to.")]
    [InlineData("https://hooks.slack.com/services/T0/B0/x", "A webhook of Slack cannot confirm a subscription of SNS.")]
    [InlineData("env:SLACK", "A webhook of Slack cannot confirm a subscription of SNS.")]
    [InlineData("env:NONSENSE", "What env:NONSENSE holds is no address that alerts can go to.")]
    public async Task Another_form_is_refused_without_showing_what_a_reference_holds(string text, string message)
    {
        StagingException refused = await Assert.ThrowsAsync<StagingException>(() => ReadAsync(text));

        Assert.Equal(("InvalidEndpoint", message), (refused.ErrorId, refused.Message));
        Assert.DoesNotContain("very-secret", refused.Message + refused.RecommendedAction + refused.TargetInput, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reference_that_leads_nowhere_is_named()
    {
        StagingException missing = await Assert.ThrowsAsync<StagingException>(() => ReadAsync("env:NOBODY"));

        Assert.Equal(("EndpointNotFound", "env:NOBODY", "env:NOBODY leads nowhere: NOBODY is not set."), (missing.ErrorId, missing.TargetInput, missing.Message));
    }

    [Theory]
    [InlineData("https", "https://example.com/hook?token=x", "https://example.com/…")]
    [InlineData("https", "https://example.com:8443", "https://example.com:8443/")]
    [InlineData("email", "team@example.com", "team@example.com")]
    public void Of_a_webhook_only_the_host_is_shown(string protocol, string address, string shown) =>
        Assert.Equal(shown, AlertEndpoint.Show(protocol, address));

    [Fact]
    public async Task Nobody_to_be_told_is_an_error_before_anything_is_asked()
    {
        var aws = new FakeAws();

        StagingException missing = await Assert.ThrowsAsync<StagingException>(async () =>
            await new RegisterAlert(aws.Context(new FakeTime())).RunAsync(new() { Project = "shop" }, new RecordingHost(), Token).ToListAsync(Token));

        Assert.Equal("EndpointMissing", missing.ErrorId);
        Assert.Empty(aws.Operations);
    }

    private static async Task<AlertEndpoint> ReadAsync(string text)
    {
        StagingContext context = new FakeAws().Context(
            new FakeTime(),
            ("PAGER", "https://pager.example.com/secret"),
            ("SLACK", "https://hooks.slack.com/services/very-secret"),
            ("NONSENSE", "very-secret"));
        using AwsSession session = AwsSession.Open(context, new RegisterAlertRequest());
        return await AlertEndpoint.ReadAsync(text, context, session, Token);
    }
}
