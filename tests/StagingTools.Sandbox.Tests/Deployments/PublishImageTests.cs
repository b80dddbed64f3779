using StagingTools.Engine;
using StagingTools.Engine.Deployments.Images;
using StagingTools.Engine.Errors;

namespace StagingTools.Sandbox.Tests.Deployments;

/// <summary>An image is pushed into a real repository's stead: the token, the tags and what the tasks run on are the sandbox's, docker is not.</summary>
public sealed class PublishImageTests(TaskEnvironment environment) : IClassFixture<TaskEnvironment>, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("stagingtools-docker-").FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Registry => $"{environment.Info.AccountId}.dkr.ecr.{environment.Info.Region}.amazonaws.com";

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task An_image_is_pushed_for_the_clusters_instances_with_ECRs_password()
    {
        StagingImage image = (await RunAsync("1.0.0"))!;

        Assert.Equal(($"{Registry}/{TaskEnvironment.Stem}", "1.0.0", "linux/amd64"), (image.RepositoryUri, image.ImageTag, image.Platform));
        Assert.Matches("^sha256:[0-9a-f]{64}$", image.Digest);
        Assert.Equal(
            [
                $"build --platform linux/amd64 --tag {Registry}/{TaskEnvironment.Stem}:1.0.0 {folder}",
                $"login --username AWS --password-stdin {Registry}",
                $"push {Registry}/{TaskEnvironment.Stem}:1.0.0",
                $"logout {Registry}",
            ],
            Calls());
        Assert.Equal($"{environment.Info.AccountId}-auth-token", await File.ReadAllTextAsync(Path.Combine(folder, "password"), Stop));
    }

    [Fact]
    public async Task A_tag_that_stays_is_refused_before_anything_is_built()
    {
        await environment.Aws.JsonAsync(
            "ecr",
            "AmazonEC2ContainerRegistry_V20150921.PutImageTagMutability",
            new { repositoryName = TaskEnvironment.Stem, imageTagMutability = "IMMUTABLE" });
        try
        {
            StagingException refused = await Assert.ThrowsAsync<StagingException>(() => RunAsync("2.0.0"));

            Assert.Equal("ImageTagExists", refused.ErrorId);
            Assert.Empty(Calls());
        }
        finally
        {
            await environment.Aws.JsonAsync(
                "ecr",
                "AmazonEC2ContainerRegistry_V20150921.PutImageTagMutability",
                new { repositoryName = TaskEnvironment.Stem, imageTagMutability = "MUTABLE" });
        }
    }

    [Fact]
    public async Task A_push_that_left_nothing_in_the_repository_is_no_success()
    {
        StagingException failed = await Assert.ThrowsAsync<StagingException>(() => RunAsync("never-pushed"));

        Assert.Equal("ImagePushFailed", failed.ErrorId);
        Assert.Contains("the repository does not have it", failed.Message, StringComparison.Ordinal);
    }

    private string[] Calls() => File.Exists(Path.Combine(folder, "calls")) ? File.ReadAllLines(Path.Combine(folder, "calls")) : [];

    private async Task<StagingImage?> RunAsync(string tag)
    {
        string program = Path.Combine(folder, "docker");
        await File.WriteAllTextAsync(Path.Combine(folder, "Dockerfile"), "FROM scratch\n", Stop);
        await File.WriteAllTextAsync(
            program,
            $"#!/bin/sh\necho \"$@\" >> '{folder}/calls'\n[ \"$1\" = login ] && cat > '{folder}/password'\nexit 0\n",
            Stop);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        StagingContext context = environment.Context with
        {
            EnvironmentVariables = new Dictionary<string, string>(environment.Context.EnvironmentVariables, StringComparer.Ordinal)
            {
                ["PATH"] = $"{folder}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}",
                ["DOCKER_CONFIG"] = folder,
            },
        };
        return await new PublishImage(context).RunAsync(
            new PublishImageRequest { Tag = tag, Path = folder }, new AnsweringHost(), Stop);
    }
}
