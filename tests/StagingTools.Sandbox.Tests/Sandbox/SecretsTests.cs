using System.Text.Json.Nodes;

namespace StagingTools.Sandbox.Tests.Sandbox;

/// <summary>Where the label AWSCURRENT stands.</summary>
public sealed class SecretsTests(TestSandbox sandbox) : IClassFixture<TestSandbox>
{
    [Fact]
    public async Task TheLabelMovesFromVersionToVersionAndAReaderWithoutOneFollowsIt()
    {
        string first = await VersionAsync("CreateSecret", new { Name = "moving", SecretString = "one", ClientRequestToken = Guid.NewGuid() });
        string second = await VersionAsync(
            "PutSecretValue",
            new { SecretId = "moving", SecretString = "two", VersionStages = (string[])["AWSPENDING"], ClientRequestToken = Guid.NewGuid() });
        Assert.Equal("one", await ReadAsync());

        await CallAsync(
            "UpdateSecretVersionStage",
            new { SecretId = "moving", VersionStage = "AWSCURRENT", MoveToVersionId = second, RemoveFromVersionId = first });
        Assert.Equal("two", await ReadAsync());

        string third = await VersionAsync("PutSecretValue", new { SecretId = "moving", SecretString = "three", ClientRequestToken = Guid.NewGuid() });
        Assert.Equal("three", await ReadAsync());
        JsonObject stages = (await CallAsync("DescribeSecret", new { SecretId = "moving" }))["VersionIdsToStages"]!.AsObject();
        Assert.Equal(
            [third],
            stages.Where(version => version.Value!.AsArray().Any(label => (string?)label == "AWSCURRENT")).Select(version => version.Key));
        Assert.Contains("AWSPREVIOUS", stages[second]!.AsArray().Select(label => (string?)label));
    }

    [Fact]
    public async Task ASecretThatIsNotThereIsRefusedInTheServicesWords()
    {
        AwsRefusal refusal = await Assert.ThrowsAsync<AwsRefusal>(() => CallAsync("GetSecretValue", new { SecretId = "none" }));

        Assert.Equal("ResourceNotFoundException", refusal.Code);
    }

    [Fact]
    public async Task ADeletedSecretIsRefusedInTheWordsThatTerraformKnows()
    {
        await CallAsync("CreateSecret", new { Name = "deleted", SecretString = "one", ClientRequestToken = Guid.NewGuid() });
        await CallAsync("DeleteSecret", new { SecretId = "deleted" });

        AwsRefusal refusal = await Assert.ThrowsAsync<AwsRefusal>(() => CallAsync("GetSecretValue", new { SecretId = "deleted" }));

        Assert.Equal("InvalidRequestException", refusal.Code);
        Assert.EndsWith(": You can't perform this operation on the secret because it was marked for deletion.", refusal.Message, StringComparison.Ordinal);
    }

    private async Task<string> ReadAsync() => (string)(await CallAsync("GetSecretValue", new { SecretId = "moving" }))["SecretString"]!;

    private async Task<string> VersionAsync(string operation, object body) => (string)(await CallAsync(operation, body))["VersionId"]!;

    private Task<JsonNode> CallAsync(string operation, object body) =>
        sandbox.Aws.JsonAsync("secretsmanager", $"secretsmanager.{operation}", body);
}
