using Amazon.ResourceGroupsTaggingAPI;
using Amazon.ResourceGroupsTaggingAPI.Model;
using Amazon.SecretsManager;
using Amazon.SecretsManager.Model;

namespace StagingTools.Sandbox.Tests.AwsSdk;

[Collection(MotoCollection.Name)]
public sealed class TaggingOnMotoTests(MotoServer moto)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Resources_are_found_by_their_tags()
    {
        using var tagging = new AmazonResourceGroupsTaggingAPIClient(
            MotoServer.Credentials, moto.Config<AmazonResourceGroupsTaggingAPIConfig>());
        using var secrets = new AmazonSecretsManagerClient(
            MotoServer.Credentials, moto.Config<AmazonSecretsManagerConfig>());
        var secret = await secrets.CreateSecretAsync(
            new CreateSecretRequest
            {
                Name = "tagged",
                SecretString = "s",
                Tags = [new Amazon.SecretsManager.Model.Tag { Key = "Environment", Value = "pr-42" }],
            },
            Token);

        var found = await tagging.GetResourcesAsync(
            new GetResourcesRequest
            {
                TagFilters = [new TagFilter { Key = "Environment", Values = ["pr-42"] }],
                ResourceTypeFilters = ["secretsmanager"],
            },
            Token);

        Assert.Equal(secret.ARN, Assert.Single(found.ResourceTagMappingList!).ResourceARN);
        await secrets.DeleteSecretAsync(
            new DeleteSecretRequest { SecretId = "tagged", ForceDeleteWithoutRecovery = true }, Token);
    }
}
