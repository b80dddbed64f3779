using StagingTools.Engine.Deployments;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Tests.Fakes;
using static StagingTools.Engine.Tests.Deployments.PublishScenario;

namespace StagingTools.Engine.Tests.Deployments;

/// <summary>What a build server is told of a deployment.</summary>
public sealed class DeploymentReportTests : IDisposable
{
    private static readonly PublishAppRequest Request = new() { ImageTag = "1.4.2", Timeout = 900 };

    private readonly string folder = Directory.CreateTempSubdirectory("stagingtools-test-").FullName;

    private (string, string)[] GitHub =>
    [
        ("GITHUB_ACTIONS", "true"),
        ("GITHUB_OUTPUT", Path.Combine(folder, "output")),
        ("GITHUB_STEP_SUMMARY", Path.Combine(folder, "summary")),
    ];

    [Fact]
    public async Task A_deployment_that_completes_gives_later_steps_its_values_and_the_run_a_page()
    {
        PublishScenario scenario = new();
        scenario.Look(Service(Deployment(NewDeployment, "PRIMARY", Next, "COMPLETED", running: 1)));

        await scenario.PublishAsync(Request, GitHub);

        Dictionary<string, string> values = Values();
        Assert.Equal(
            ["deployment_id", "deployment_status", "service", "image", "image_tag", "task_definition", "serving_task_definition", "duration_seconds"],
            values.Keys);
        Assert.Equal(
            (NewDeployment, "Completed", $"{Repository}@{NewDigest}", "1.4.2", Next),
            (values["deployment_id"], values["deployment_status"], values["image"], values["image_tag"], values["serving_task_definition"]));
        string page = Page();
        Assert.StartsWith("### ✅ Deployment of `1.4.2` to `whatsapp-saas-staging-service` completed\n", page, StringComparison.Ordinal);
        Assert.Contains("| Revision | `whatsapp-saas-staging:5` |\n| Before | `whatsapp-saas-staging:4` |\n", page, StringComparison.Ordinal);
        Assert.Contains($"~ containerDefinitions[app].image: {Repository}@{OldDigest} → {Repository}@{NewDigest}\n", page, StringComparison.Ordinal);
        Assert.DoesNotContain("topsecret", page, StringComparison.Ordinal);
        Assert.Contains("info ::group::Publishing to whatsapp-saas-staging-service", scenario.Host.Lines);
        Assert.Contains("info ::endgroup::", scenario.Host.Lines);
    }

    [Fact]
    public async Task A_deployment_that_is_rolled_back_says_so_with_the_last_words_of_its_tasks()
    {
        PublishScenario scenario = new PublishScenario().Crashed("t1", 137, "out of <memory>");
        scenario
            .Look(Service(
                Deployment(NewDeployment, "PRIMARY", Next, "FAILED", running: 0, failed: 2, reason: "tasks failed to start"),
                Deployment(OldDeployment, "ACTIVE", Previous, "COMPLETED", running: 1)))
            .Look(Service(Deployment("ecs-svc/back", "PRIMARY", Previous, "COMPLETED", running: 1)));

        StagingDeployment? deployment = await scenario.PublishAsync(Request, GitHub);

        Assert.Equal(DeploymentStatus.RolledBack, deployment!.Status);
        Assert.Equal(("RolledBack", Previous), (Values()["deployment_status"], Values()["serving_task_definition"]));
        Assert.StartsWith("### ❌ Deployment of `1.4.2` to `whatsapp-saas-staging-service` failed and was rolled back\n", Page(), StringComparison.Ordinal);
        Assert.Contains("<summary>Stopped task t1 (exit code 137): Essential container in task exited</summary>", Page(), StringComparison.Ordinal);
        Assert.Contains("out of &lt;memory&gt;\n", Page(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Smoke_tests_stand_in_a_table()
    {
        PublishScenario scenario = new();
        scenario.Look(Service(Deployment(NewDeployment, "PRIMARY", Next, "COMPLETED", running: 1)));
        scenario.Aws.On("GET /health", _ => new FakeAnswer(System.Net.HttpStatusCode.InternalServerError, "", "text/plain"));

        StagingDeployment? deployment = await scenario.PublishAsync(Request with { SmokeTest = true, Url = "http://app" }, GitHub);

        Assert.Equal(DeploymentStatus.SmokeTestFailed, deployment!.Status);
        Assert.StartsWith(
            "### ❌ Deployment of `1.4.2` to `whatsapp-saas-staging-service` completed and failed its smoke tests\n", Page(), StringComparison.Ordinal);
        Assert.Matches(@"\| health \| ❌ \| 500 \| \d\.\d{3} \| \d+ \| [^|]+ \|", Page());
    }

    [Fact]
    public async Task What_never_began_is_told_as_that()
    {
        PublishScenario scenario = new();
        scenario.Aws.On("DescribeImages", request => request["imageIds"] is not null
            ? FakeAnswer.Error("ImageNotFoundException")
            : FakeAnswer.Json("""{"imageDetails":[]}"""));

        StagingException refused = await scenario.RefuseAsync(Request, GitHub);

        Assert.Equal("ImageNotFound", refused.ErrorId);
        Assert.Equal("NotStarted", Values()["deployment_status"]);
        Assert.StartsWith("### ❌ Deployment of `1.4.2` to `whatsapp-saas-staging-service` did not begin\n\nNothing was changed. ", Page(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_followed_no_more_is_not_called_an_end()
    {
        PublishScenario scenario = new();
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        scenario.Looked = look =>
        {
            if (look == 2)
                stop.Cancel();
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => new PublishApp(scenario.Aws.Context(scenario.Time, GitHub)).RunAsync(Request, scenario.Host, stop.Token));

        Assert.Equal(("Unknown", NewDeployment), (Values()["deployment_status"], Values()["deployment_id"]));
        Assert.Contains($"is no longer followed\n\n`{NewDeployment}` goes on in ECS. The run was stopped.", Page(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_a_warning()
    {
        PublishScenario scenario = new();
        scenario.Look(Service(Deployment(NewDeployment, "PRIMARY", Next, "COMPLETED", running: 1)));

        StagingDeployment? deployment = await scenario.PublishAsync(
            Request, ("GITHUB_ACTIONS", "true"), ("GITHUB_STEP_SUMMARY", Path.Combine(folder, "absent", "summary")));

        Assert.Equal(DeploymentStatus.Completed, deployment!.Status);
        Assert.Contains("summary cannot be written", Assert.Single(scenario.Host.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_told_anything_anywhere_else()
    {
        PublishScenario scenario = new();
        scenario.Look(Service(Deployment(NewDeployment, "PRIMARY", Next, "COMPLETED", running: 1)));

        await scenario.PublishAsync();

        Assert.DoesNotContain(scenario.Host.Lines, line => line.Contains("::", StringComparison.Ordinal) || line.Contains("##", StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Page() => File.ReadAllText(Path.Combine(folder, "summary"));

    private Dictionary<string, string> Values()
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string[] lines in File.ReadAllLines(Path.Combine(folder, "output")).Chunk(3))
            values[lines[0].Split("<<")[0]] = lines[1];
        return values;
    }
}
