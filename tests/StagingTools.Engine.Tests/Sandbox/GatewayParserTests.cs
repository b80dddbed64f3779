using StagingTools.Sandbox.Gateway;

namespace StagingTools.Engine.Tests.Sandbox;

public sealed class GatewayParserTests
{
    [Fact]
    public void TheCredentialScopeNamesKeyRegionAndService()
    {
        CredentialScope? scope = CredentialScope.FromAuthorization(
            "AWS4-HMAC-SHA256 Credential=AKIA/20250101/eu-west-1/RDS/aws4_request, SignedHeaders=host, Signature=00");
        Assert.Equal(new CredentialScope("AKIA", "eu-west-1", "rds"), scope);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer abc")]
    [InlineData("AWS4-HMAC-SHA256 SignedHeaders=host")]
    [InlineData("AWS4-HMAC-SHA256 Credential=AKIA/20250101/eu-west-1/rds, SignedHeaders=host")]
    [InlineData("AWS4-HMAC-SHA256 Credential=/20250101/eu-west-1/rds/aws4_request, SignedHeaders=host")]
    public void AHeaderWithoutAScopeHasNone(string? header) => Assert.Null(CredentialScope.FromAuthorization(header));

    [Fact]
    public void ListsAreReadInEveryWayTheyAreSent()
    {
        QueryParameters query = QueryParameters.Parse(
            "A.1=x&A.2=y&B.member.1=x&B.member.10=z&B.member.2=y&C.Tag.1.Key=k&C.Tag.1.Value=a%2Bb+c&Cd.1=no");
        Assert.Equal(["x", "y"], query.Strings("A"));
        Assert.Equal(["x", "y", "z"], query.Strings("B"));
        Assert.Equal("a+b c", query.Tags("C")["k"]);
        Assert.False(query.Has("D"));
        Assert.True(query.Has("C"));
    }

    [Fact]
    public void AMissingOrMalformedParameterIsNamed()
    {
        QueryParameters query = QueryParameters.Parse("Port=many");
        Assert.Contains("Engine", Assert.Throws<AwsException>(() => query.Required("Engine")).Message, StringComparison.Ordinal);
        Assert.Contains("Port", Assert.Throws<AwsException>(() => query.Number("Port")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("03:00-04:00", "mon:04:00-mon:05:00", 30)]
    [InlineData("03:00-05:00", "mon:05:00-mon:06:00", 60)]
    [InlineData("23:30-00:30", "sun:00:30-sun:01:30", 30)]
    [InlineData("00:00-00:30", "sun:23:30-mon:00:00", 30)]
    public void WindowsMayTouch(string daily, string weekly, int shortest) =>
        ServiceWindows.Check(daily, weekly, shortest);

    [Theory]
    [InlineData("03:00-04:00", "mon:03:59-mon:05:00", 30)]
    [InlineData("03:30-04:30", "tue:03:00-tue:03:31", 30)]
    [InlineData("23:30-00:30", "sun:00:00-sun:01:00", 30)]
    [InlineData("03:00-03:20", "mon:05:00-mon:06:00", 30)]
    [InlineData("03:00-03:30", "mon:05:00-mon:06:00", 60)]
    [InlineData("3:00-4:00", "mon:05:00-mon:06:00", 30)]
    [InlineData("03:00-04:00", "monday:05:00-monday:06:00", 30)]
    public void WindowsThatOverlapAreTooShortOrMalformedAreRefused(string daily, string weekly, int shortest) =>
        Assert.Equal(
            "InvalidParameterValue",
            Assert.Throws<AwsException>(() => ServiceWindows.Check(daily, weekly, shortest)).Code);
}
