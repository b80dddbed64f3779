using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using StagingTools.Sandbox.Tests.Environments;

namespace StagingTools.Sandbox.Tests.Deployments;

/// <summary>
/// Every end of a deployment by <c>staging publish</c> in a step of a pipeline: what its object says, what the process ends with, how
/// the run's page begins, and which version visitors see then.
/// </summary>
public sealed class PublishOutcomeTests(BalancedEnvironment environment) : IClassFixture<BalancedEnvironment>, IDisposable
{
    private readonly string page = Path.Combine(Path.GetTempPath(), $"stagingtools-page-{Guid.NewGuid():N}.md");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Completed()
    {
        using StagingRun run = await PublishAsync(BalancedEnvironment.Better);

        await run.WaitAsync(Stop);

        AssertPage("✅", BalancedEnvironment.Better, "completed\n");
        Assert.Equal((0, "Completed", null), (run.ExitCode, Text(run, "status"), Text(run, "reason")));
        Assert.Equal(Text(run, "taskDefinitionArn"), Text(run, "servingTaskDefinitionArn"));
        Assert.Equal(BalancedEnvironment.Better, await environment.VersionAsync());
    }

    [Fact]
    public async Task Circuit_broken_and_rolled_back()
    {
        using StagingRun run = await PublishAsync(BalancedEnvironment.Crashing);

        await run.WaitAsync(Stop);

        AssertPage("❌", BalancedEnvironment.Crashing, "failed and was rolled back\n");
        Assert.Equal(
            (9, "RolledBack", "ECS deployment circuit breaker: tasks failed to start.", environment.GoodRevision),
            (run.ExitCode, Text(run, "status"), Text(run, "reason"), Text(run, "servingTaskDefinitionArn")));
        Assert.Equal("DeploymentRolledBack", ErrorId(run));
        Assert.Equal(BalancedEnvironment.Good, await environment.VersionAsync());
    }

    [Fact]
    public async Task Superseded_by_another_deployment()
    {
        using StagingRun run = await PublishAsync(BalancedEnvironment.Late);
        await environment.BegunAsync();
        JsonNode other = await environment.Bench.CallAsync("UpdateService", new
        {
            cluster = BalancedEnvironment.Stem,
            service = BalancedEnvironment.Service,
            taskDefinition = environment.GoodRevision,
            forceNewDeployment = true,
        });

        await run.WaitAsync(Stop);

        AssertPage("❌", BalancedEnvironment.Late, "was superseded by another deployment\n");
        Assert.Equal((9, "Superseded"), (run.ExitCode, Text(run, "status")));
        Assert.Contains((string)other["service"]!["deployments"]![0]!["id"]!, Text(run, "reason"), StringComparison.Ordinal);
        Assert.Equal("DeploymentSuperseded", ErrorId(run));
        await environment.Bench.SteadyAsync(BalancedEnvironment.Stem, BalancedEnvironment.Service);
        Assert.Equal(BalancedEnvironment.Good, await environment.VersionAsync());
    }

    [Fact]
    public async Task Migration_failed()
    {
        using StagingRun run = await PublishAsync(BalancedEnvironment.Better, "--migration-command", "sh -c 'exit 7'");

        await run.WaitAsync(Stop);

        AssertPage("❌", BalancedEnvironment.Better, "did not begin, since its migration failed\n");
        Assert.Equal(
            (9, "MigrationFailed", environment.GoodRevision),
            (run.ExitCode, Text(run, "status"), Text(run, "servingTaskDefinitionArn")));
        Assert.Equal(7, (int?)Assert.Single(Deployment(run)["failedTasks"]!.AsArray())!["exitCode"]);
        Assert.Equal("DeploymentMigrationFailed", ErrorId(run));
        Assert.Equal(BalancedEnvironment.Good, await environment.VersionAsync());
    }

    [Fact]
    public async Task Timed_out_while_the_new_version_comes_up()
    {
        using StagingRun run = await PublishAsync(BalancedEnvironment.Late, "--timeout", "1");

        await run.WaitAsync(Stop);

        AssertPage("❌", BalancedEnvironment.Late, "did not end in time\n");
        Assert.Equal(
            (9, "TimedOut", environment.GoodRevision),
            (run.ExitCode, Text(run, "status"), Text(run, "servingTaskDefinitionArn")));
        Assert.Equal("DeploymentTimedOut", ErrorId(run));
        await environment.Bench.SteadyAsync(BalancedEnvironment.Stem, BalancedEnvironment.Service);
        Assert.Equal(BalancedEnvironment.Late, await environment.VersionAsync());
    }

    [Fact]
    public async Task Image_missing()
    {
        using StagingRun run = await PublishAsync("9.9.9");

        await run.WaitAsync(Stop);

        AssertPage("❌", "9.9.9", "did not begin\n\nNothing was changed. ");
        Assert.Equal((3, "ImageNotFound", ""), (run.ExitCode, ErrorId(run), run.Result.Trim()));
        JsonNode service = await environment.Bench.SteadyAsync(BalancedEnvironment.Stem, BalancedEnvironment.Service);
        Assert.Equal(environment.GoodRevision, (string?)service["taskDefinition"]);
        Assert.Equal(BalancedEnvironment.Good, await environment.VersionAsync());
    }

    [Fact]
    public async Task Capacity_missing()
    {
        await environment.ServeGoodAsync();
        string filler = await FillAsync();
        try
        {
            using StagingRun run = await PublishAsync(BalancedEnvironment.Better, "--timeout", "5");

            await run.WaitAsync(Stop);

            AssertPage("❌", BalancedEnvironment.Better, "did not end in time\n");
            Assert.Equal(
                (9, "TimedOut", environment.GoodRevision),
                (run.ExitCode, Text(run, "status"), Text(run, "servingTaskDefinitionArn")));
            Assert.Contains("was unable to place a task because no container instance met all of its requirements", Text(run, "reason"), StringComparison.Ordinal);
            Assert.Contains("no instance of shop-staging has that left beside the tasks that run", run.Output, StringComparison.Ordinal);
            Assert.Equal(BalancedEnvironment.Good, await environment.VersionAsync());
        }
        finally
        {
            await environment.Bench.CallAsync("StopTask", new { cluster = BalancedEnvironment.Stem, task = filler });
        }

        // It has waited for room.
        await environment.Bench.SteadyAsync(BalancedEnvironment.Stem, BalancedEnvironment.Service);
        Assert.Equal(BalancedEnvironment.Better, await environment.VersionAsync());
    }

    [Fact]
    public async Task Capacity_that_no_machine_ever_has()
    {
        await environment.Bench.RegisterAsync("large", "any", memory: 2048);
        using StagingRun run = await PublishAsync(BalancedEnvironment.Better, "--task-definition", "large");

        await run.WaitAsync(Stop);

        AssertPage("❌", BalancedEnvironment.Better, "did not begin\n\nNothing was changed. ");
        Assert.Equal((8, "DeploymentNotReady", ""), (run.ExitCode, ErrorId(run), run.Result.Trim()));
        Assert.Contains("no instance of shop-staging has that; the largest has 2048 CPU units and 957 MiB", run.Output, StringComparison.Ordinal);
        Assert.Equal(BalancedEnvironment.Good, await environment.VersionAsync());
    }

    [Fact]
    public async Task Failed_by_a_smoke_test_and_rolled_back_by_us()
    {
        // It comes up for the load balancer, and is not what the smoke test asks for.
        string folder = Directory.CreateTempSubdirectory("stagingtools-test-").FullName;
        await File.WriteAllTextAsync(
            Path.Combine(folder, "stagingtools.json"),
            $$"""{ "smokeTests": [{ "name": "version", "path": "/", "text": "{{BalancedEnvironment.Good}}", "attempts": 1 }] }""",
            Stop);
        using StagingRun run = await PublishAsync(
            BalancedEnvironment.Better, "--rollback-on-failure", "--url", $"{environment.Url}", "--working-directory", folder);

        await run.WaitAsync(Stop);
        Directory.Delete(folder, recursive: true);

        AssertPage("❌", BalancedEnvironment.Better, "failed its smoke tests and was rolled back\n");
        Assert.Equal(
            (9, "SmokeTestFailed", environment.GoodRevision),
            (run.ExitCode, Text(run, "status"), Text(run, "servingTaskDefinitionArn")));
        Assert.Equal("DeploymentSmokeTestFailed", ErrorId(run));
        Assert.Equal(BalancedEnvironment.Good, await environment.VersionAsync());
    }

    [Fact]
    public async Task Cancelled()
    {
        using StagingRun run = await PublishAsync(BalancedEnvironment.Late);
        string deployment = await environment.BegunAsync();
        run.Interrupt();

        await run.WaitAsync(Stop);

        AssertPage("❔", BalancedEnvironment.Late, $"is no longer followed\n\n`{deployment}` goes on in ECS. The run was stopped.");
        Assert.Equal((130, ""), (run.ExitCode, run.Result.Trim()));
        Assert.Contains($"Deployment {deployment} goes on in ECS and is no longer followed", run.Output, StringComparison.Ordinal);
        Assert.Equal(
            deployment,
            (string?)(await environment.Bench.SteadyAsync(BalancedEnvironment.Stem, BalancedEnvironment.Service))["deployments"]![0]!["id"]);
        Assert.Equal(BalancedEnvironment.Late, await environment.VersionAsync());
    }

    private async Task<StagingRun> PublishAsync(string tag, params string[] more)
    {
        await environment.ServeGoodAsync();
        Assert.Equal(BalancedEnvironment.Good, await environment.VersionAsync());
        var variables = new Dictionary<string, string>(environment.Context.EnvironmentVariables, StringComparer.Ordinal)
        {
            ["GITHUB_ACTIONS"] = "true",
            ["GITHUB_STEP_SUMMARY"] = page,
        };
        return StagingRun.Start(
            environment.Context with { EnvironmentVariables = variables },
            ["publish", "--image-tag", tag, "--force", "--output", "json", .. more]);
    }

    private void AssertPage(string sign, string tag, string end) => Assert.StartsWith(
        $"### {sign} Deployment of `{tag}` to `{BalancedEnvironment.Service}` {end}", File.ReadAllText(page), StringComparison.Ordinal);

    // A task that leaves the machine less than another of the service takes.
    private async Task<string> FillAsync()
    {
        await environment.Bench.RegisterAsync(
            "filler", $"{environment.Info.AccountId}.dkr.ecr.{environment.Info.Region}.amazonaws.com/{BalancedEnvironment.Stem}:{BalancedEnvironment.Good}", memory: 850);
        JsonNode run = await environment.Bench.CallAsync("RunTask", new { cluster = BalancedEnvironment.Stem, taskDefinition = "filler" });
        return (string)run["tasks"]![0]!["taskArn"]!;
    }

    private static JsonNode Deployment(StagingRun run) => JsonNode.Parse(run.Result)!;

    private static string? Text(StagingRun run, string member) => (string?)Deployment(run)[member];

    private static string? ErrorId(StagingRun run) => Regex.Match(run.Output, @"^\{""error"".*$", RegexOptions.Multiline) is { Success: true } line
        ? JsonDocument.Parse(line.Value).RootElement.GetProperty("error").GetProperty("id").GetString()
        : null;

    public void Dispose() => File.Delete(page);
}
