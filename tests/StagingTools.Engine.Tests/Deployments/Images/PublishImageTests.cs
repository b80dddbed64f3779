using System.Text;
using StagingTools.Engine.Deployments.Images;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;
using StagingTools.Engine.Tests.Fakes;
using static StagingTools.Engine.Tests.Deployments.PublishScenario;

namespace StagingTools.Engine.Tests.Deployments.Images;

/// <summary>What docker is asked to do, with which secrets where, and what becomes of it.</summary>
public sealed class PublishImageTests : IDisposable
{
    private const string Registry = "123456789012.dkr.ecr.us-east-1.amazonaws.com";
    private const string Password = "a-password-of-twelve-hours";

    private readonly PublishScenario scenario = new();
    private FakeDocker docker = new();

    public PublishImageTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The docker of these tests is a shell script.");
        scenario.Aws.On("GetAuthorizationToken", $$"""{"authorizationData":[{"authorizationToken":"{{Convert.ToBase64String(Encoding.UTF8.GetBytes($"AWS:{Password}"))}}"}]}""");
        Tags(null, NewDigest);
    }

    public void Dispose() => docker.Dispose();

    [Fact]
    public async Task It_is_built_signed_in_for_pushed_and_signed_out_of_again()
    {
        StagingImage image = (await RunAsync())!;

        Assert.Equal(
            [
                $"build --platform linux/amd64 --tag {Repository}:1.4.2 {docker.Context}",
                $"login --username AWS --password-stdin {Registry}",
                $"push {Repository}:1.4.2",
                $"logout {Registry}",
            ],
            docker.Lines);
        Assert.Equal(
            ("whatsapp-saas", "staging", "us-east-1", Repository, "1.4.2", NewDigest, "linux/amd64"),
            (image.Project, image.EnvironmentName, image.Region, image.RepositoryUri, image.ImageTag, image.Digest, image.Platform));
    }

    [Fact]
    public async Task The_password_reaches_docker_by_its_standard_input_and_nobody_else()
    {
        await RunAsync();

        Assert.Equal(Password, docker.Password);
        Assert.DoesNotContain(docker.Lines.Concat(scenario.Host.Lines).Append(scenario.Host.Questions[0].Detail), line => line.Contains(Password, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Options_become_dockers_and_a_build_argument_keeps_its_value_to_itself()
    {
        string file = Path.Combine(docker.Configuration, "api.Dockerfile");
        File.WriteAllText(file, "FROM scratch\n");

        await RunAsync(Request with { Dockerfile = file, Platform = "linux/arm64", BuildArg = ["VERSION"] }, ("VERSION", "from-the-variable"));

        Assert.Equal($"build --platform linux/arm64 --tag {Repository}:1.4.2 --file {file} --build-arg VERSION {docker.Context}", docker.Lines[0]);
        Assert.Equal("VERSION=from-the-variable", docker.Seen);
        Assert.DoesNotContain("DescribeServices", scenario.Aws.Operations);
    }

    [Fact]
    public async Task It_is_built_for_what_the_tasks_run_on()
    {
        scenario.Aws.On("DescribeContainerInstances", """{"containerInstances":[{"status":"ACTIVE","attributes":[{"name":"ecs.cpu-architecture","value":"arm64"}]}]}""");

        Assert.Equal("linux/arm64", (await RunAsync())!.Platform);
        Assert.StartsWith("build --platform linux/arm64 ", docker.Lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_service_it_is_built_for_what_ECS_takes_by_default()
    {
        scenario.Aws.On("DescribeClusters", """{"clusters":[],"failures":[{"reason":"MISSING"}]}""").On("ListClusters", """{"clusterArns":[]}""");

        Assert.Equal("linux/amd64", (await RunAsync())!.Platform);
    }

    [Fact]
    public async Task What_docker_says_is_told_as_it_comes()
    {
        Script("""[ "$1" = build ] && { echo 'step 1'; echo 'a remark' >&2; }""");

        await RunAsync();

        Assert.Contains("info step 1", scenario.Host.Lines);
        Assert.Contains("info a remark", scenario.Host.Lines);
    }

    [Fact]
    public async Task Shown_only_the_commands_are_told_and_none_is_run()
    {
        var shown = new PublishScenario { Host = new RecordingHost(answer: false) };
        shown.Aws.On("DescribeImages", """{"imageDetails":[]}""");

        Assert.Null(await RunAsync(Request, shown));

        Confirmation question = Assert.Single(shown.Host.Questions);
        Assert.Equal($"{Repository}:1.4.2", question.Target);
        Assert.Equal(
            [
                $"docker build --platform linux/amd64 --tag {Repository}:1.4.2 {docker.Context}",
                $"docker login --username AWS --password-stdin {Registry}",
                $"docker push {Repository}:1.4.2",
            ],
            question.Detail.Split(Environment.NewLine));
        Assert.Empty(docker.Lines);
        Assert.DoesNotContain("GetAuthorizationToken", shown.Aws.Operations);
    }

    [Theory]
    [InlineData("IMMUTABLE", null)]
    [InlineData("IMMUTABLE_WITH_EXCLUSION", "dev-*")]
    [InlineData("MUTABLE_WITH_EXCLUSION", "1.*")]
    public async Task A_tag_that_is_taken_and_stays_is_refused_before_anything_is_built(string mutability, string? filter)
    {
        Mutability(mutability, filter);
        Tags(OldDigest);

        StagingException refused = await RefusedAsync(Request);

        Assert.Equal("ImageTagExists", refused.ErrorId);
        Assert.Contains(OldDigest, refused.Message, StringComparison.Ordinal);
        Assert.Contains("'staging publish --image-tag 1.4.2'", refused.RecommendedAction, StringComparison.Ordinal);
        Assert.Empty(docker.Lines);
    }

    [Theory]
    [InlineData("MUTABLE", null)]
    [InlineData("IMMUTABLE_WITH_EXCLUSION", "1.*")]
    [InlineData("MUTABLE_WITH_EXCLUSION", "dev-*")]
    public async Task A_tag_that_moves_is_told_with_what_it_was(string mutability, string? filter)
    {
        Mutability(mutability, filter);
        Tags(OldDigest, NewDigest);

        Assert.Equal(NewDigest, (await RunAsync())!.Digest);
        Assert.EndsWith($"The tag 1.4.2 moves: it is {OldDigest} now.", scenario.Host.Questions[0].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_there_is_no_docker_the_error_says_so_and_what_to_do()
    {
        StagingException refused = await RefusedAsync(Request, ("PATH", docker.Context));

        Assert.Equal(("DockerMissing", StagingErrorCategory.NotInstalled), (refused.ErrorId, refused.Category));
        Assert.Contains("https://docs.docker.com/engine/install/", refused.RecommendedAction, StringComparison.Ordinal);
        Assert.Empty(scenario.Aws.Operations);
    }

    [Theory]
    [InlineData("build", "ImageBuildFailed")]
    [InlineData("login", "DockerLoginFailed")]
    [InlineData("push", "ImagePushFailed")]
    public async Task A_command_that_fails_is_told_with_its_last_lines(string command, string id)
    {
        Script($$"""[ "$1" = {{command}} ] && { echo 'the very reason' >&2; exit 3; }""");

        StagingException failed = await RefusedAsync(Request);

        Assert.Equal(id, failed.ErrorId);
        Assert.Contains("the very reason", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_push_that_fails_leaves_no_login_behind()
    {
        Script("""[ "$1" = push ] && exit 1""");

        await RefusedAsync(Request);

        Assert.Equal($"logout {Registry}", docker.Lines[^1]);
    }

    [Fact]
    public async Task A_daemon_that_does_not_run_is_told_as_such()
    {
        Script("""echo 'ERROR: Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?' >&2; exit 1""");

        Assert.Equal("DockerNotRunning", (await RefusedAsync(Request)).ErrorId);
    }

    [Fact]
    public async Task A_login_from_before_stays()
    {
        File.WriteAllText(Path.Combine(docker.Configuration, "config.json"), $$"""{"auths":{"{{Registry}}":{} } }""");

        await RunAsync();

        Assert.DoesNotContain(docker.Lines, line => line.StartsWith("logout", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData($$"""{"credHelpers":{"{{Registry}}":"ecr-login"} }""")]
    [InlineData("""{"credsStore":"ecr-login"}""")]
    public async Task A_helper_that_signs_in_by_itself_is_left_to_it(string configuration)
    {
        File.WriteAllText(Path.Combine(docker.Configuration, "config.json"), configuration);

        await RunAsync();

        Assert.Equal(["build", "push"], docker.Lines.Select(line => line.Split(' ')[0]));
        Assert.DoesNotContain("GetAuthorizationToken", scenario.Aws.Operations);
    }

    [Fact]
    public async Task Cancelled_docker_is_interrupted_and_waited_for()
    {
        Script("""[ "$1" = build ] && { trap 'kill $!; echo interrupted > "$0.marker"; exit 130' INT; echo building; sleep 300 & wait; }""");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var host = new StoppingHost(stop);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => new PublishImage(scenario.Aws.Context(TimeProvider.System, docker.Variables)).RunAsync(Request, host, stop.Token));

        Assert.Equal("interrupted", File.ReadAllText(Path.Combine(docker.Folder, "docker.marker")).Trim());
        Assert.Single(docker.Lines);
    }

    [Theory]
    [InlineData("A=b", "InvalidBuildArg")]
    [InlineData("A B", "InvalidBuildArg")]
    [InlineData("NOBODY_SET_THIS", "InvalidBuildArg")]
    public async Task A_build_argument_is_the_name_of_a_variable(string argument, string id) =>
        Assert.Equal(id, (await RefusedAsync(Request with { BuildArg = [argument] })).ErrorId);

    [Fact]
    public async Task A_value_given_as_a_build_argument_is_not_repeated() =>
        Assert.DoesNotContain("hunter2", (await RefusedAsync(Request with { BuildArg = ["TOKEN=hunter2"] })).ToString(), StringComparison.Ordinal);

    [Fact]
    public async Task Input_that_is_wrong_is_refused_before_AWS_is_asked()
    {
        Assert.Equal("ImageTagMissing", (await RefusedAsync(Request with { Tag = null })).ErrorId);
        Assert.Equal("InvalidImageTag", (await RefusedAsync(Request with { Tag = "a b" })).ErrorId);
        Assert.Equal("InvalidPlatform", (await RefusedAsync(Request with { Platform = "arm64" })).ErrorId);
        Assert.Equal("BuildFileMissing", (await RefusedAsync(Request with { Path = "/nonexistent" })).ErrorId);
        Assert.Equal("BuildFileMissing", (await RefusedAsync(Request with { Path = docker.Configuration })).ErrorId);
        Assert.Empty(scenario.Aws.Operations);
    }

    private PublishImageRequest Request => new() { Tag = "1.4.2", Path = docker.Context };

    private Task<StagingImage?> RunAsync(PublishImageRequest? request = null, params (string, string)[] variables) =>
        RunAsync(request ?? Request, scenario, variables);

    private Task<StagingImage?> RunAsync(PublishImageRequest request, PublishScenario where, params (string, string)[] variables) =>
        new PublishImage(where.Aws.Context(where.Time, [.. docker.Variables, .. variables])).RunAsync(request, where.Host, TestContext.Current.CancellationToken);

    private Task<StagingException> RefusedAsync(PublishImageRequest request, params (string, string)[] variables) =>
        Assert.ThrowsAsync<StagingException>(() => RunAsync(request, variables));

    private void Script(string behaviour)
    {
        docker.Dispose();
        docker = new FakeDocker(behaviour);
    }

    // What the tag is, look after look; the last one stays.
    private void Tags(params string?[] digests)
    {
        var looks = new Queue<string?>(digests);
        scenario.Aws.On("DescribeImages", _ =>
            (looks.Count > 1 ? looks.Dequeue() : looks.Peek()) is { } digest
                ? FakeAnswer.Json($$"""{"imageDetails":[{"imageDigest":"{{digest}}"}]}""")
                : FakeAnswer.Error("ImageNotFoundException"));
    }

    private void Mutability(string mutability, string? filter) => scenario.Aws.On(
        "DescribeRepositories",
        $$"""
        {"repositories":[{"repositoryName":"whatsapp-saas-staging","repositoryUri":"{{Repository}}","imageTagMutability":"{{mutability}}",
          "imageTagMutabilityExclusionFilters":[{{(filter is null ? "" : $$"""{"filterType":"WILDCARD","filter":"{{filter}}"}""")}}]}]}
        """);

    /// <summary>Cancels when docker has begun.</summary>
    private sealed class StoppingHost(CancellationTokenSource stop) : IHost
    {
        public void Progress(ProgressUpdate progress)
        {
        }

        public void Verbose(string message)
        {
        }

        public void Warning(string message)
        {
        }

        public void Information(string message)
        {
            if (message == "building")
                stop.Cancel();
        }

        public ValueTask<bool> ConfirmAsync(Confirmation confirmation, CancellationToken cancellationToken) => ValueTask.FromResult(true);
    }
}
