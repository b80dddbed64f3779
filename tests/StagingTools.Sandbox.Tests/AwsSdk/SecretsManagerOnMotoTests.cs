using Amazon.SecretsManager;
using Amazon.SecretsManager.Model;

namespace StagingTools.Sandbox.Tests.AwsSdk;

[Collection(MotoCollection.Name)]
public sealed class SecretsManagerOnMotoTests(MotoServer moto)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_secret_is_created_changed_listed_by_pages_deleted_and_restored()
    {
        using var secrets = new AmazonSecretsManagerClient(
            MotoServer.Credentials, moto.Config<AmazonSecretsManagerConfig>());
        foreach (var name in (string[])["shop/staging/a", "shop/staging/b", "shop/staging/c"])
        {
            await secrets.CreateSecretAsync(
                new CreateSecretRequest { Name = name, SecretString = "Grüße \"1\"" }, Token);
        }

        await secrets.PutSecretValueAsync(
            new PutSecretValueRequest { SecretId = "shop/staging/a", SecretString = "two" }, Token);
        var current = await secrets.GetSecretValueAsync(
            new GetSecretValueRequest { SecretId = "shop/staging/a" }, Token);
        var previous = await secrets.GetSecretValueAsync(
            new GetSecretValueRequest { SecretId = "shop/staging/a", VersionStage = "AWSPREVIOUS" }, Token);
        List<Filter> mine = [new Filter { Key = FilterNameStringType.Name, Values = ["shop/staging"] }];
        var page = await secrets.ListSecretsAsync(new ListSecretsRequest { MaxResults = 2, Filters = mine }, Token);
        var rest = await secrets.ListSecretsAsync(
            new ListSecretsRequest { NextToken = page.NextToken, Filters = mine }, Token);
        var deletion = await secrets.DeleteSecretAsync(
            new DeleteSecretRequest { SecretId = "shop/staging/a", RecoveryWindowInDays = 7 }, Token);
        await secrets.RestoreSecretAsync(new RestoreSecretRequest { SecretId = "shop/staging/a" }, Token);
        var restored = await secrets.DescribeSecretAsync(
            new DescribeSecretRequest { SecretId = "shop/staging/a" }, Token);
        await Assert.ThrowsAsync<ResourceNotFoundException>(
            () => secrets.GetSecretValueAsync(new GetSecretValueRequest { SecretId = "none" }, Token));

        Assert.Equal(("two", "Grüße \"1\""), (current.SecretString, previous.SecretString));
        Assert.Equal((2, 1), (page.SecretList!.Count, rest.SecretList!.Count));
        Assert.Null(rest.NextToken);
        Assert.True(deletion.DeletionDate > DateTime.UtcNow);
        Assert.Null(restored.DeletedDate);
        Assert.Contains(restored.VersionIdsToStages!.Values, stages => stages.Contains("AWSCURRENT"));
    }
}
