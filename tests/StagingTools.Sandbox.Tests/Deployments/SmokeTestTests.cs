using System.Net;
using System.Text.Json.Nodes;
using StagingTools.Engine;
using StagingTools.Engine.Deployments;
using StagingTools.Engine.Deployments.Smoke;
using StagingTools.Engine.Errors;
using StagingTools.Sandbox.Tests.Sandbox;

namespace StagingTools.Sandbox.Tests.Deployments;

/// <summary>Smoke tests of the sample application as it runs, and deployments that are judged by them.</summary>
[Collection(AppEnvironmentCollection.Name)]
public sealed class SmokeTestTests(AppEnvironment environment) : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("stagingtools-test-");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_application_that_works_passes_at_the_address_of_its_task()
    {
        await environment.ServeAsync();
        Settings("""
            { "name": "front page", "path": "/", "json": { "$.application": "sample-app", "$.messageGateway": null }, "text": "visits" },
            { "name": "parts", "path": "/health", "json": { "$.database": "ok", "$['cache']": "ok" } },
            { "name": "limits", "path": "/users?limit=0", "status": [400, 422] }
            """);

        List<StagingSmokeTest> tests = await TestAsync(new TestAppRequest());

        Assert.Equal(["health", "front page", "parts", "limits"], tests.Select(test => test.Name));
        Assert.All(tests, test => Assert.Equal((SmokeTestStatus.Passed, 1, null), (test.Status, test.Attempts, test.Reason)));
        string serving = (await environment.ServiceAsync()).Tasks.Single(task => task.Status == "RUNNING").Urls[0];
        Assert.Equal([$"{serving}/health", $"{serving}/", $"{serving}/health", $"{serving}/users"], tests.Select(test => test.Url));
    }

    [Fact]
    public async Task Each_kind_of_failure_is_told_and_nothing_of_the_answer()
    {
        await environment.ServeAsync();
        Settings("""
            { "name": "status", "path": "/nowhere", "attempts": 1 },
            { "name": "value", "path": "/", "json": { "$.application": "another" }, "attempts": 1 },
            { "name": "place", "path": "/", "json": { "$.checks[0]": 1 }, "attempts": 1 },
            { "name": "json", "path": "/nowhere", "status": 404, "json": { "$.a": 1 }, "attempts": 1 },
            { "name": "text", "path": "/", "text": "maintenance", "attempts": 2, "delay": 0 },
            { "name": "nobody", "url": "http://127.0.0.1:PORT/", "attempts": 1 }
            """.Replace("PORT", $"{FreePort.Next()}", StringComparison.Ordinal));

        var host = new AnsweringHost();
        List<StagingSmokeTest> tests = await TestAsync(new TestAppRequest(), host);

        Assert.Equal(
            [
                ("health", SmokeTestStatus.Passed, 200, 1),
                ("status", SmokeTestStatus.Failed, 404, 1),
                ("value", SmokeTestStatus.Failed, 200, 1),
                ("place", SmokeTestStatus.Failed, 200, 1),
                ("json", SmokeTestStatus.Failed, 404, 1),
                ("text", SmokeTestStatus.Failed, 200, 2),
                ("nobody", SmokeTestStatus.Failed, null, 1),
            ],
            tests.Select(test => (test.Name, test.Status, test.StatusCode, test.Attempts)));
        Assert.Equal(
            [
                "status 404 where 200 is expected",
                "$.application has not the expected value",
                "$.checks[0] is not in the answer",
                "the answer is no JSON",
                "the expected text is not in the answer",
                "no answer: no connection could be made",
            ],
            tests.Skip(1).Select(test => test.Reason!.Split(" (status ")[0]));
        Assert.DoesNotContain(host.Lines, line => line.Contains("sample-app", StringComparison.Ordinal));
        Assert.All(tests.Skip(1), test => Assert.Equal("SmokeTestFailed", SmokeErrors.For(test)!.ErrorId));
    }

    [Fact]
    public async Task A_redirect_is_an_answer_and_is_not_followed()
    {
        int port = FreePort.Next();
        using var server = new HttpListener { Prefixes = { $"http://127.0.0.1:{port}/" } };
        server.Start();
        Task<string[]> asked = AnswerAsync(server, $"http://127.0.0.1:{port}/elsewhere");
        Settings("""{ "name": "health", "path": "/login", "status": 302, "headers": { "Cookie": "env:SESSION" } }""");

        StagingSmokeTest test = Assert.Single(await TestAsync(
            new TestAppRequest { Url = $"http://127.0.0.1:{port}" }, variables: ("SESSION", "id=1")));
        server.Stop();

        Assert.Equal((SmokeTestStatus.Passed, 302), (test.Status, test.StatusCode));
        Assert.Equal(["/login id=1"], await asked);
    }

    [Fact]
    public async Task A_version_that_runs_and_does_not_work_is_rolled_back_and_the_old_one_serves()
    {
        await environment.ServeAsync();
        string serving = (string)(await environment.SteadyAsync())["taskDefinition"]!;
        await PushUnwellAsync("1.6.0");
        Settings("""{ "name": "health", "path": "/health", "attempts": 2, "delay": 0 }""");

        StagingDeployment deployment = await PublishAsync(new PublishAppRequest { ImageTag = "1.6.0", RollbackOnFailure = true });

        Assert.Equal((DeploymentStatus.SmokeTestFailed, serving), (deployment.Status, deployment.ServingTaskDefinitionArn));
        Assert.Equal((SmokeTestStatus.Failed, 503, 2), deployment.SmokeTests.Select(test => (test.Status, test.StatusCode, test.Attempts)).Single());
        Assert.Equal((DeploymentStatus.Completed, serving), (deployment.Rollback!.Status, deployment.Rollback.TaskDefinitionArn));
        Assert.Equal(SmokeTestStatus.Passed, Assert.Single(deployment.Rollback.SmokeTests).Status);
        Assert.Contains("was rolled back: 1 of 1 smoke tests failed: 'health'", DeploymentErrors.For(deployment)!.Message, StringComparison.Ordinal);
        Assert.Equal("healthy", (string?)(await environment.AskAsync("/health"))["status"]);
        Assert.Equal(
            [(deployment.TaskDefinitionArn, DeploymentOutcome.SmokeTestFailed, false), (serving, DeploymentOutcome.Completed, true)],
            await HistoryAsync(deployment.TaskDefinitionArn, serving));
    }

    [Fact]
    public async Task Without_that_it_stays_is_told_as_failed_and_is_gone_back_from_by_hand()
    {
        await environment.ServeAsync();
        string before = (string)(await environment.SteadyAsync())["taskDefinition"]!;
        await PushUnwellAsync("1.7.0");
        Settings("""{ "name": "health", "path": "/health", "attempts": 1 }""");

        StagingDeployment deployment = await PublishAsync(new PublishAppRequest { ImageTag = "1.7.0" });

        Assert.Equal((DeploymentStatus.SmokeTestFailed, deployment.TaskDefinitionArn), (deployment.Status, deployment.ServingTaskDefinitionArn));
        Assert.Null(deployment.Rollback);
        Assert.Equal("unhealthy", (string?)(await environment.AskAsync("/health"))["status"]);
        Assert.Equal((deployment.TaskDefinitionArn, DeploymentOutcome.SmokeTestFailed, true), (await HistoryAsync(deployment.TaskDefinitionArn)).Single());

        StagingDeployment? back = await new UndoApp(environment.Context).RunAsync(new UndoAppRequest(), new AnsweringHost(), Stop);

        Assert.Equal((DeploymentStatus.Completed, before), (back!.Status, back.ServingTaskDefinitionArn));
        Assert.Equal(DeploymentOutcome.SmokeTestFailed, (await HistoryAsync(deployment.TaskDefinitionArn)).Single().Status);
        Assert.Equal("healthy", (string?)(await environment.AskAsync("/health"))["status"]);
    }

    [Fact]
    public async Task A_mistake_in_a_test_keeps_the_service_as_it_is()
    {
        await environment.ServeAsync();
        JsonNode before = await environment.SteadyAsync();
        Settings("""{ "name": "front page", "path": "/", "json": { "$.*": 1 } }""");

        StagingException error = await Assert.ThrowsAsync<StagingException>(() => PublishAsync(new PublishAppRequest { ImageTag = "1.0.0" }));

        Assert.Equal("InvalidSettings", error.ErrorId);
        Assert.Contains("stagingtools.json(2,", error.Message, StringComparison.Ordinal);
        Assert.Equal((string?)before["deployments"]![0]!["id"], (string?)(await environment.SteadyAsync())["deployments"]![0]!["id"]);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private void Settings(string tests) =>
        File.WriteAllText(Path.Combine(folder.FullName, "stagingtools.json"), $"{{ \"smokeTests\": [\n{tests}\n] }}");

    private StagingContext Context(params (string Name, string Value)[] variables) => environment.Context with
    {
        WorkingDirectory = folder.FullName,
        EnvironmentVariables = environment.Context.EnvironmentVariables
            .Concat(variables.Select(variable => KeyValuePair.Create(variable.Name, variable.Value)))
            .ToDictionary(StringComparer.Ordinal),
    };

    private async Task<List<StagingSmokeTest>> TestAsync(
        TestAppRequest request, AnsweringHost? host = null, params (string Name, string Value)[] variables) =>
        await new TestApp(Context(variables)).RunAsync(request, host ?? new AnsweringHost(), Stop).ToListAsync(Stop);

    private async Task<StagingDeployment> PublishAsync(PublishAppRequest request) => Assert.IsType<StagingDeployment>(
        await new PublishApp(Context()).RunAsync(request with { Timeout = 300 }, new AnsweringHost(), Stop));

    private async Task<List<(string Revision, DeploymentOutcome Status, bool Serving)>> HistoryAsync(params string[] arns) =>
        await new GetDeployment(environment.Context).RunAsync(new GetDeploymentRequest { Last = 50 }, new AnsweringHost(), Stop)
            .Where(record => arns.Contains(record.TaskDefinitionArn))
            .Select(record => (record.TaskDefinitionArn, record.Status, record.Serving))
            .ToListAsync(Stop);

    // Starts and answers, and never finds its cache: ECS has nothing to say against it.
    private async Task PushUnwellAsync(string tag)
    {
        await environment.PushLikeFirstAsync(tag);
        string image = Path.Combine(environment.Info.StateDirectory, "..", "images", tag);
        await File.WriteAllTextAsync(
            Path.Combine(image, "sandbox-image.json"),
            """{ "command": ["sh", "-c", "REDIS_URL=redis://127.0.0.1:1 exec dotnet SampleApp.dll --host 127.0.0.1"] }""",
            Stop);
        await SandboxController.PushImageAsync(environment.Info.StateDirectory, AppEnvironment.Stem, tag, image, cancellationToken: Stop);
    }

    private static async Task<string[]> AnswerAsync(HttpListener server, string elsewhere)
    {
        var asked = new List<string>();
        try
        {
            while (true)
            {
                HttpListenerContext request = await server.GetContextAsync();
                asked.Add($"{request.Request.Url!.AbsolutePath} {request.Request.Headers["Cookie"]}");
                request.Response.Redirect(elsewhere);
                request.Response.Close();
            }
        }
        // A listener that was stopped between two requests says so in a third way.
        catch (Exception stopped) when (stopped is HttpListenerException or ObjectDisposedException or InvalidOperationException)
        {
            return [.. asked];
        }
    }
}
