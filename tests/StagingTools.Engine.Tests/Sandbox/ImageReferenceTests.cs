using StagingTools.Sandbox.Ecs;
using StagingTools.Sandbox.Images;

namespace StagingTools.Engine.Tests.Sandbox;

public sealed class ImageReferenceTests
{
    private const string Digest = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    [Theory]
    [InlineData("nginx", "", null, "nginx", "latest", null)]
    [InlineData("library/nginx:1.27", "", null, "library/nginx", "1.27", null)]
    [InlineData("localhost:5000/app", "localhost:5000", null, "app", "latest", null)]
    [InlineData("public.ecr.aws/docker/library/busybox:stable", "public.ecr.aws", null, "docker/library/busybox", "stable", null)]
    [InlineData("123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/app:2", "123456789012.dkr.ecr.eu-west-1.amazonaws.com", "123456789012", "team/app", "2", null)]
    [InlineData("123456789012.dkr.ecr.eu-west-1.amazonaws.com/app@" + Digest, "123456789012.dkr.ecr.eu-west-1.amazonaws.com", "123456789012", "app", null, Digest)]
    [InlineData("app:2@" + Digest, "", null, "app", "2", Digest)]
    public void AnImageNameIsTakenApart(
        string image, string registry, string? account, string repository, string? tag, string? digest)
    {
        ImageReference? reference = ImageReference.Parse(image);
        Assert.Equal(
            (registry, account, repository, tag, digest),
            (reference!.Registry, reference.AccountId, reference.Repository, reference.Tag, reference.Digest));
    }

    [Theory]
    [InlineData("")]
    [InlineData("App")]
    [InlineData("app:")]
    [InlineData("app@sha256:12")]
    [InlineData("app name")]
    public void AMalformedNameIsNone(string image) => Assert.Null(ImageReference.Parse(image));

    [Theory]
    [InlineData("arn:aws:secretsmanager:us-east-1:1:secret:a/b-AbCdEf", "secretsmanager", "arn:aws:secretsmanager:us-east-1:1:secret:a/b-AbCdEf", null, null, null)]
    [InlineData("arn:aws:secretsmanager:us-east-1:1:secret:a-AbCdEf:key::", "secretsmanager", "arn:aws:secretsmanager:us-east-1:1:secret:a-AbCdEf", "key", null, null)]
    [InlineData("arn:aws:secretsmanager:us-east-1:1:secret:a-AbCdEf::AWSPREVIOUS:", "secretsmanager", "arn:aws:secretsmanager:us-east-1:1:secret:a-AbCdEf", null, "AWSPREVIOUS", null)]
    [InlineData("arn:aws:secretsmanager:us-east-1:1:secret:a-AbCdEf:key::v1", "secretsmanager", "arn:aws:secretsmanager:us-east-1:1:secret:a-AbCdEf", "key", null, "v1")]
    [InlineData("/app/setting", "ssm", "/app/setting", null, null, null)]
    [InlineData("arn:aws:ssm:us-east-1:1:parameter/app/setting", "ssm", "/app/setting", null, null, null)]
    [InlineData("arn:aws:ssm:us-east-1:1:parameter/setting", "ssm", "setting", null, null, null)]
    public void ASecretsSourceIsTakenApart(
        string valueFrom, string service, string id, string? key, string? stage, string? version)
    {
        SecretReference secret = SecretReference.Parse(valueFrom);
        Assert.Equal((service, id, key, stage, version), (secret.Service, secret.Id, secret.JsonKey, secret.Stage, secret.VersionId));
    }
}
