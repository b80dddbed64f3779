using System.Net;
using Amazon.CloudWatch;
using Amazon.Runtime;
using StagingTools.Engine.Aws;

namespace StagingTools.Engine.Tests.Aws;

public sealed class PassingFailureTests
{
    [Theory]
    [InlineData("Throttling", true)]
    [InlineData("ThrottlingException", true)]
    [InlineData("AccessDenied", false)]
    [InlineData("ValidationError", false)]
    public void What_a_service_refuses_is_over_soon_only_where_it_asks_to_slow_down(string code, bool passes) => Assert.Equal(
        passes,
        PassingFailure.Is(
            new AmazonCloudWatchException("no", null, ErrorType.Sender, code, "r", HttpStatusCode.BadRequest), CancellationToken.None));

    [Fact]
    public void A_network_that_fails_may_be_back_soon() =>
        Assert.True(PassingFailure.Is(new HttpRequestException("Connection refused"), CancellationToken.None));

    [Fact]
    public void Nothing_passes_once_it_is_cancelled() =>
        Assert.False(PassingFailure.Is(new HttpRequestException("Connection refused"), new CancellationToken(canceled: true)));
}
