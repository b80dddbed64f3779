using System.Net;
using System.Text.Json.Nodes;
using StagingTools.Engine.Deployments;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Tests.Fakes;
using static StagingTools.Engine.Tests.Deployments.PublishScenario;

namespace StagingTools.Engine.Tests.Deployments.Checks;

/// <summary>An image that is built for another processor than the tasks' is refused before anything is touched.</summary>
public sealed class ArchitectureCheckTests
{
    private const string Arm = """{"architecture":"arm64","variant":"v8","os":"linux"}""";

    private readonly PublishScenario scenario = new PublishScenario()
        .Look(Service(Deployment(NewDeployment, "PRIMARY", Next, "COMPLETED", running: 1)));

    [Fact]
    public async Task An_image_for_another_processor_than_the_instances_is_refused_with_both_and_the_way_out()
    {
        Instances("x86_64");
        scenario.Aws.On("GET /config", Arm);

        StagingException refused = await RefusedAsync();

        Assert.Equal("DeploymentNotReady", refused.ErrorId);
        Assert.EndsWith(
            $"The image {Repository}@{NewDigest} is for linux/arm64, and tasks of whatsapp-saas-staging run on linux/amd64.",
            refused.Message,
            StringComparison.Ordinal);
        Assert.Contains("docker build --platform linux/amd64", refused.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_the_image_by_its_digest_that_is_looked_at()
    {
        await scenario.PublishAsync();

        JsonObject asked = Assert.Single(scenario.Aws.Requests("BatchGetImage"));
        Assert.Equal(("123456789012", NewDigest), ((string?)asked["registryId"], (string?)asked["imageIds"]![0]!["imageDigest"]));
        Assert.Equal("sha256:c", (string?)Assert.Single(scenario.Aws.Requests("GetDownloadUrlForLayer"))["layerDigest"]);
    }

    [Fact]
    public async Task Instances_of_the_same_processor_take_it()
    {
        Instances("arm64");
        scenario.Aws.On("GET /config", Arm);

        Assert.Equal(DeploymentStatus.Completed, (await scenario.PublishAsync()).Status);
        Assert.Empty(scenario.Host.Warnings);
    }

    [Fact]
    public async Task Where_instances_differ_one_that_can_run_it_is_enough()
    {
        Instances("x86_64", "arm64");
        scenario.Aws.On("GET /config", Arm);

        Assert.Equal(DeploymentStatus.Completed, (await scenario.PublishAsync()).Status);
    }

    [Fact]
    public async Task Instances_that_do_not_say_what_they_are_are_only_worth_a_warning()
    {
        scenario.Aws.On("GET /config", Arm);

        Assert.Equal(DeploymentStatus.Completed, (await scenario.PublishAsync()).Status);
        Assert.Contains("is for linux/arm64, and tasks of whatsapp-saas-staging run on linux/amd64", Assert.Single(scenario.Host.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("X86_64")]
    public async Task On_Fargate_the_task_definition_counts_and_its_default(string? architecture)
    {
        JsonObject service = Service(Deployment(OldDeployment, "PRIMARY", Previous, "COMPLETED", running: 1));
        service["launchType"] = "FARGATE";
        var fargate = new PublishScenario(service);
        if (architecture is not null)
            fargate.Definition["runtimePlatform"] = new JsonObject { ["cpuArchitecture"] = architecture, ["operatingSystemFamily"] = "LINUX" };
        fargate.Aws.On("GET /config", Arm);

        StagingException refused = await fargate.RefuseAsync();

        Assert.EndsWith("run on linux/amd64.", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("ListContainerInstances", fargate.Aws.Operations);
    }

    [Fact]
    public async Task A_task_definition_that_names_another_processor_wins_over_the_instances()
    {
        Instances("x86_64");
        scenario.Definition["runtimePlatform"] = new JsonObject { ["cpuArchitecture"] = "ARM64" };

        Assert.Contains("is for linux/amd64, and tasks of whatsapp-saas-staging run on linux/arm64.", (await RefusedAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_platform_of_several_is_enough()
    {
        Instances("x86_64");
        Manifest("""{"manifests":[{"platform":{"architecture":"arm64","os":"linux"}},{"platform":{"architecture":"amd64","os":"linux"}}]}""");

        Assert.Equal(DeploymentStatus.Completed, (await scenario.PublishAsync()).Status);
        Assert.DoesNotContain("GetDownloadUrlForLayer", scenario.Aws.Operations);
    }

    [Fact]
    public async Task A_configuration_that_cannot_be_fetched_is_passed_over()
    {
        scenario.Aws.On("GET /config", _ => FakeAnswer.Error("AccessDenied", status: HttpStatusCode.Forbidden));

        Assert.Equal(DeploymentStatus.Completed, (await scenario.PublishAsync()).Status);
        Assert.Contains(scenario.Host.Lines, line => line.Contains($"What {Repository}@{NewDigest} is built for could not be fetched", StringComparison.Ordinal));
    }

    private void Instances(params string[] architectures) => scenario.Aws.On("DescribeContainerInstances", new JsonObject
    {
        ["containerInstances"] = new JsonArray([.. architectures.Select(architecture => new JsonObject
        {
            ["status"] = "ACTIVE",
            ["attributes"] = new JsonArray(
                new JsonObject { ["name"] = "ecs.os-type", ["value"] = "linux" },
                new JsonObject { ["name"] = "ecs.cpu-architecture", ["value"] = architecture }),
        })]),
    }.ToJsonString());

    private void Manifest(string manifest) => scenario.Aws.On(
        "BatchGetImage", new JsonObject { ["images"] = new JsonArray(new JsonObject { ["imageManifest"] = manifest }) }.ToJsonString());

    private async Task<StagingException> RefusedAsync()
    {
        StagingException refused = await scenario.RefuseAsync();
        Assert.DoesNotContain(scenario.Aws.Operations, operation => operation is "RegisterTaskDefinition" or "UpdateService");
        return refused;
    }
}
