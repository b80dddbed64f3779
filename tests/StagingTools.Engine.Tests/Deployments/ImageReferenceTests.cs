using StagingTools.Engine.Deployments;

namespace StagingTools.Engine.Tests.Deployments;

public sealed class ImageReferenceTests
{
    private const string Digest = "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

    [Theory]
    [InlineData("nginx", null, "nginx", null, null)]
    [InlineData("library/nginx:1.27", null, "library/nginx", "1.27", null)]
    [InlineData("localhost/app", "localhost", "app", null, null)]
    [InlineData("registry:5000/team/app:v1", "registry:5000", "team/app", "v1", null)]
    [InlineData("ghcr.io/acme/app@" + Digest, "ghcr.io", "acme/app", null, Digest)]
    [InlineData("ghcr.io/acme/app:v1@" + Digest, "ghcr.io", "acme/app", "v1", Digest)]
    public void A_reference_comes_apart_as_docker_takes_it(string text, string? registry, string repository, string? tag, string? digest)
    {
        ImageReference image = ImageReference.Parse(text);

        Assert.Equal((registry, repository, tag, digest), (image.Registry, image.Repository, image.Tag, image.Digest));
        Assert.Equal(text, image.ToString());
        Assert.Null(image.EcrAccount);
    }

    [Theory]
    [InlineData("123456789012.dkr.ecr.eu-central-1.amazonaws.com/app", "123456789012", "eu-central-1")]
    [InlineData("123456789012.dkr.ecr-fips.us-gov-west-1.amazonaws.com/app", "123456789012", "us-gov-west-1")]
    [InlineData("123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn/app", "123456789012", "cn-north-1")]
    [InlineData("123456789012.dkr-ecr.us-west-2.on.aws/app", "123456789012", "us-west-2")]
    [InlineData("123456789012.dkr.ecr.us-west-2.amazonaws.com.evil.example/app", null, null)]
    public void Account_and_region_of_ECR_are_read_from_the_host(string text, string? account, string? region)
    {
        ImageReference image = ImageReference.Parse(text);

        Assert.Equal((account, region), (image.EcrAccount, image.EcrRegion));
    }
}
