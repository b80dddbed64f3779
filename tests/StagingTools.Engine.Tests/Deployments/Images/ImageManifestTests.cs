using StagingTools.Engine.Deployments.Images;

namespace StagingTools.Engine.Tests.Deployments.Images;

/// <summary>What a manifest tells of an image's platforms, in each form that registries keep.</summary>
public sealed class ImageManifestTests
{
    private const string Digest = "sha256:0000000000000000000000000000000000000000000000000000000000000009";

    [Theory]
    [InlineData("application/vnd.docker.distribution.manifest.v2+json", "application/vnd.docker.container.image.v1+json")]
    [InlineData("application/vnd.oci.image.manifest.v1+json", "application/vnd.oci.image.config.v1+json")]
    public void A_single_image_leaves_it_to_its_configuration(string manifest, string config)
    {
        ImageManifest read = ImageManifest.Parse(
            $$"""{"schemaVersion":2,"mediaType":"{{manifest}}","config":{"mediaType":"{{config}}","size":7023,"digest":"{{Digest}}"},"layers":[]}""")!;

        Assert.Equal(Digest, read.ConfigDigest);
        Assert.Null(read.Platforms);
        Assert.Equal("linux/arm64", ImageManifest.ParseConfig("""{"architecture":"arm64","variant":"v8","os":"linux","config":{}}""")!.ToString());
    }

    [Fact]
    public void A_list_of_docker_names_the_platforms()
    {
        ImageManifest read = ImageManifest.Parse(
            """
            {"schemaVersion":2,"mediaType":"application/vnd.docker.distribution.manifest.list.v2+json","manifests":[
              {"digest":"sha256:1","platform":{"architecture":"amd64","os":"linux","features":["sse4"]}},
              {"digest":"sha256:2","platform":{"architecture":"arm64","os":"linux","variant":"v8"}},
              {"digest":"sha256:3","platform":{"architecture":"amd64","os":"windows","os.version":"10.0.20348.2402"}}]}
            """)!;

        Assert.Equal(["linux/amd64", "linux/arm64", "windows/amd64"], read.Platforms!.Select(platform => platform.ToString()));
    }

    [Fact]
    public void Attestations_beside_the_images_of_an_index_are_no_platforms()
    {
        ImageManifest read = ImageManifest.Parse(
            """
            {"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[
              {"digest":"sha256:1","platform":{"architecture":"arm64","os":"linux"}},
              {"digest":"sha256:2","annotations":{"vnd.docker.reference.type":"attestation-manifest"},"platform":{"architecture":"unknown","os":"unknown"}}]}
            """)!;

        Assert.Equal(["linux/arm64"], read.Platforms!.Select(platform => platform.ToString()));
    }

    [Theory]
    [InlineData("""{"manifests":[{"digest":"sha256:1"},{"digest":"sha256:2","platform":{"architecture":"arm64","os":"linux"}}]}""")]
    [InlineData("""{"manifests":[{"digest":"sha256:1","platform":{"architecture":"unknown","os":"unknown"}}]}""")]
    [InlineData("""{"manifests":[]}""")]
    [InlineData("""{"layers":[]}""")]
    [InlineData("""["manifests"]""")]
    [InlineData("no JSON")]
    public void What_does_not_tell_is_not_guessed_at(string manifest) => Assert.Null(ImageManifest.Parse(manifest));

    [Theory]
    [InlineData("""{"name":"chart","version":"1.0"}""")]
    [InlineData("""{"architecture":"","os":""}""")]
    public void A_configuration_of_something_else_names_no_platform(string config) => Assert.Null(ImageManifest.ParseConfig(config));
}
