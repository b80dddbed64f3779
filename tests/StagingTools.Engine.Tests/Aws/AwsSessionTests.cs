using StagingTools.Engine.Aws;
using StagingTools.Engine.Environments;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Tests.Aws;

public sealed class AwsSessionTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("stagingtools-test-").FullName;

    [Fact]
    public void Region_and_keys_of_the_environment_are_enough()
    {
        using AwsSession session = Open(new() { ["AWS_REGION"] = "eu-central-1", ["AWS_ACCESS_KEY_ID"] = "AKIA", ["AWS_SECRET_ACCESS_KEY"] = "k" });

        Assert.Equal("eu-central-1", session.Region);
    }

    [Fact]
    public void The_region_of_the_request_wins_over_the_environment()
    {
        using AwsSession session = Open(
            new() { ["AWS_REGION"] = "eu-central-1", ["AWS_ACCESS_KEY_ID"] = "AKIA", ["AWS_SECRET_ACCESS_KEY"] = "k" },
            new GetEnvironmentRequest { Region = "us-west-2" });

        Assert.Equal("us-west-2", session.Region);
    }

    [Fact]
    public void A_missing_region_is_told_with_the_ways_to_give_one()
    {
        StagingException error = Assert.Throws<StagingException>(
            () => Open(new() { ["AWS_ACCESS_KEY_ID"] = "AKIA", ["AWS_SECRET_ACCESS_KEY"] = "k" }));

        Assert.Equal("RegionMissing", error.ErrorId);
        Assert.Contains("AWS_REGION", error.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Frankfurt")]
    [InlineData("us-east")]
    [InlineData("us-east-1 ")]
    [InlineData("http://localhost")]
    public void A_name_that_no_region_has_is_refused_with_the_name(string region)
    {
        StagingException error = Assert.Throws<StagingException>(
            () => Open(new() { ["AWS_ACCESS_KEY_ID"] = "AKIA", ["AWS_SECRET_ACCESS_KEY"] = "k" }, new GetEnvironmentRequest { Region = region }));

        Assert.Equal("InvalidRegion", error.ErrorId);
        Assert.Equal(region, error.TargetInput);
    }

    [Theory]
    [InlineData("us-east-1")]
    [InlineData("ap-southeast-3")]
    [InlineData("us-gov-west-1")]
    [InlineData("us-isob-east-1")]
    [InlineData("eusc-de-east-1")]
    public void Regions_of_every_partition_are_taken(string region)
    {
        using AwsSession session = Open(
            new() { ["AWS_ACCESS_KEY_ID"] = "AKIA", ["AWS_SECRET_ACCESS_KEY"] = "k" }, new GetEnvironmentRequest { Region = region });

        Assert.Equal(region, session.Region);
    }

    [Fact]
    public void Without_credentials_the_error_says_how_to_sign_in()
    {
        StagingException error = Assert.Throws<StagingException>(() => Open(new() { ["AWS_REGION"] = "us-east-1" }));

        Assert.Equal("CredentialsMissing", error.ErrorId);
        Assert.Equal(StagingErrorCategory.AuthenticationError, error.Category);
        Assert.Contains("aws sso login", error.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void A_profile_that_does_not_exist_is_named()
    {
        StagingException error = Assert.Throws<StagingException>(
            () => Open(new() { ["AWS_REGION"] = "us-east-1" }, new GetEnvironmentRequest { ProfileName = "nobody" }));

        Assert.Equal("ProfileNotFound", error.ErrorId);
        Assert.Equal("nobody", error.TargetInput);
    }

    [Fact]
    public void A_named_profile_gives_its_region_and_takes_the_keys_away_from_children()
    {
        WriteCredentials("[ops]\naws_access_key_id = AKIAOPS\naws_secret_access_key = k\nregion = eu-west-3\n");

        using AwsSession session = Open(
            new() { ["AWS_ACCESS_KEY_ID"] = "AKIA", ["AWS_SECRET_ACCESS_KEY"] = "k" }, new GetEnvironmentRequest { ProfileName = "ops" });

        Assert.Equal("eu-west-3", session.Region);
        Assert.Equal("ops", session.ProcessVariables["AWS_PROFILE"]);
        Assert.Null(session.ProcessVariables["AWS_ACCESS_KEY_ID"]);
    }

    [Fact]
    public void An_endpoint_that_is_no_url_is_refused()
    {
        using AwsSession session = Open(new()
        {
            ["AWS_REGION"] = "us-east-1",
            ["AWS_ACCESS_KEY_ID"] = "AKIA",
            ["AWS_SECRET_ACCESS_KEY"] = "k",
            ["AWS_ENDPOINT_URL"] = "localhost:5000",
        });

        StagingException error = Assert.Throws<StagingException>(() => session.Sts);

        Assert.Equal("InvalidEndpoint", error.ErrorId);
        Assert.Contains("AWS_ENDPOINT_URL", error.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endpoint_that_nobody_serves_is_told_as_unreachable()
    {
        // Port 1 of the loopback is reserved and never served.
        using AwsSession session = Open(new()
        {
            ["AWS_REGION"] = "us-east-1",
            ["AWS_ACCESS_KEY_ID"] = "AKIA",
            ["AWS_SECRET_ACCESS_KEY"] = "k",
            ["AWS_ENDPOINT_URL"] = "http://127.0.0.1:1",
        });

        Exception failure = await Assert.ThrowsAnyAsync<Exception>(
            () => session.GetAccountIdAsync(TestContext.Current.CancellationToken));

        StagingException error = StagingErrors.Translate(failure);
        Assert.Equal("EndpointUnreachable", error.ErrorId);
        Assert.Equal(StagingErrorCategory.ConnectionError, error.Category);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private AwsSession Open(Dictionary<string, string> variables, EnvironmentRequest? request = null)
    {
        variables["AWS_SHARED_CREDENTIALS_FILE"] = Path.Combine(folder, "credentials");
        var context = new StagingContext
        {
            WorkingDirectory = folder,
            TerraformDirectory = folder,
            EnvironmentVariables = variables,
        };
        return AwsSession.Open(context, request ?? new GetEnvironmentRequest());
    }

    private void WriteCredentials(string text) => File.WriteAllText(Path.Combine(folder, "credentials"), text);
}
