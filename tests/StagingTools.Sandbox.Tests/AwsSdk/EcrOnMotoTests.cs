using System.Text;
using Amazon.ECR;
using Amazon.ECR.Model;

namespace StagingTools.Sandbox.Tests.AwsSdk;

[Collection(MotoCollection.Name)]
public sealed class EcrOnMotoTests(MotoServer moto)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_image_is_pushed_found_by_tag_and_deleted()
    {
        using var ecr = new AmazonECRClient(MotoServer.Credentials, moto.Config<AmazonECRConfig>());
        await moto.Prepare(
            "ecr", "AmazonEC2ContainerRegistry_V20150921.CreateRepository", """{"repositoryName":"shop"}""");
        const string Manifest = """
            {"schemaVersion":2,"mediaType":"application/vnd.docker.distribution.manifest.v2+json",
             "config":{"mediaType":"application/vnd.docker.container.image.v1+json","size":2,"digest":"sha256:44136fa3"},
             "layers":[]}
            """;

        await ecr.PutImageAsync(
            new PutImageRequest { RepositoryName = "shop", ImageTag = "1.4.2", ImageManifest = Manifest }, Token);
        var image = Assert.Single((await ecr.DescribeImagesAsync(
            new DescribeImagesRequest { RepositoryName = "shop", ImageIds = [new ImageIdentifier { ImageTag = "1.4.2" }] },
            Token)).ImageDetails!);
        var manifest = Assert.Single((await ecr.BatchGetImageAsync(
            new BatchGetImageRequest { RepositoryName = "shop", ImageIds = [new ImageIdentifier { ImageTag = "1.4.2" }] },
            Token)).Images!).ImageManifest;
        var login = Assert.Single(
            (await ecr.GetAuthorizationTokenAsync(new GetAuthorizationTokenRequest(), Token)).AuthorizationData!);
        await Assert.ThrowsAsync<ImageNotFoundException>(() => ecr.DescribeImagesAsync(
            new DescribeImagesRequest { RepositoryName = "shop", ImageIds = [new ImageIdentifier { ImageTag = "9" }] },
            Token));
        await Assert.ThrowsAsync<RepositoryNotFoundException>(() => ecr.ListImagesAsync(
            new ListImagesRequest { RepositoryName = "none" }, Token));
        var deleted = await ecr.BatchDeleteImageAsync(
            new BatchDeleteImageRequest { RepositoryName = "shop", ImageIds = [new ImageIdentifier { ImageTag = "1.4.2" }] },
            Token);

        Assert.StartsWith("sha256:", image.ImageDigest, StringComparison.Ordinal);
        Assert.Equal(["1.4.2"], image.ImageTags!);
        Assert.Equal(Manifest, manifest);
        Assert.StartsWith("AWS:", Encoding.UTF8.GetString(
            Convert.FromBase64String(login.AuthorizationToken!)), StringComparison.Ordinal);
        Assert.Equal("1.4.2", Assert.Single(deleted.ImageIds!).ImageTag);
    }
}
