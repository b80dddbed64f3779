using System.Text.Json.Nodes;
using StagingTools.Engine.Deployments.Smoke;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Tests.Fakes;
using StagingTools.Engine.Tests.Settings;

namespace StagingTools.Engine.Tests.Deployments.Smoke;

/// <summary>Which tests are made of which address, and what is refused.</summary>
public sealed class TestAppTests : IDisposable
{
    private readonly SettingsFolder folder = new();
    private readonly PublishScenario scenario = new();

    public TestAppTests()
    {
        // There is no bucket of states.
        scenario.Aws.On("HEAD /", _ => new FakeAnswer(System.Net.HttpStatusCode.NotFound, "", "text/xml"));
        scenario.Aws.On("GET /health", """{"status":"healthy"}""");
    }

    [Fact]
    public async Task Without_tests_of_the_settings_the_health_page_is_asked_where_it_was_said()
    {
        StagingSmokeTest test = Assert.Single(await TestAsync(new TestAppRequest { Url = "http://app.example.com" }));

        Assert.Equal(("health", SmokeTestStatus.Passed, "http://app.example.com/health"), (test.Name, test.Status, test.Url));
        Assert.Equal(["GET /health"], scenario.Aws.Operations);
    }

    [Fact]
    public async Task The_tests_of_the_settings_come_after_it_and_all_are_made_though_one_fails()
    {
        folder.With("""{ "smokeTests": [{ "name": "users", "path": "/users", "attempts": 1 }, { "name": "front", "path": "/", "text": "hello" }] }""");
        scenario.Aws.Fail("GET /users", "no").On("GET /", "hello");

        List<StagingSmokeTest> tests = await TestAsync(new TestAppRequest { Url = "http://app.example.com/" });

        Assert.Equal(
            [("health", SmokeTestStatus.Passed), ("users", SmokeTestStatus.Failed), ("front", SmokeTestStatus.Passed)],
            tests.Select(test => (test.Name, test.Status)));
        StagingException error = SmokeErrors.For(tests[1])!;
        Assert.Equal(("SmokeTestFailed", StagingErrorCategory.OperationFailed, "users"), (error.ErrorId, error.Category, error.TargetInput));
    }

    [Fact]
    public async Task A_test_named_health_takes_the_place_of_the_usual_one()
    {
        folder.With("""{ "smokeTests": [{ "name": "front", "path": "/health" }, { "name": "health", "path": "/healthz" }] }""");
        scenario.Aws.On("GET /healthz", "fine");

        List<StagingSmokeTest> tests = await TestAsync(new TestAppRequest { Url = "http://app.example.com" });

        Assert.Equal(["http://app.example.com/healthz", "http://app.example.com/health"], tests.Select(test => test.Url));
    }

    [Fact]
    public async Task Address_and_health_path_come_from_the_state()
    {
        State("""{ "application_url": "https://lb.example.com", "health_check_path": "/up", "container_port": 3000 }""");
        scenario.Aws.On("GET /up", "fine");

        StagingSmokeTest test = Assert.Single(await TestAsync(new TestAppRequest()));

        Assert.Equal("https://lb.example.com/up", test.Url);
        Assert.DoesNotContain("ListTasks", scenario.Aws.Operations);
    }

    [Fact]
    public async Task Without_a_load_balancer_the_newest_task_says_where_it_is_bound()
    {
        State("""{ "health_check_path": "/health", "container_port": 3000 }""");
        Tasks(
            Task(startedAt: 1, Binding("10.0.0.1", container: 3000, host: 3000)),
            Task(startedAt: 2, Binding("10.0.0.2", container: 9229, host: 9229), Binding("10.0.0.2", container: 3000, host: 32768)));

        Assert.Equal("http://10.0.0.2:32768/health", Assert.Single(await TestAsync(new TestAppRequest())).Url);
    }

    [Fact]
    public async Task A_task_that_is_bound_to_every_address_answers_at_its_instances_public_one()
    {
        Tasks(Task(startedAt: 1, Binding("0.0.0.0", container: 3000, host: 3000)));
        scenario.Aws.On("DescribeContainerInstances", """{"containerInstances":[{"ec2InstanceId":"i-1"}]}""");
        scenario.Aws.OnXml("DescribeInstances", _ =>
            "<DescribeInstancesResponse><reservationSet><item><instancesSet><item><instanceId>i-1</instanceId><ipAddress>203.0.113.9</ipAddress></item></instancesSet></item></reservationSet></DescribeInstancesResponse>");

        Assert.Equal("http://203.0.113.9:3000/health", Assert.Single(await TestAsync(new TestAppRequest())).Url);
    }

    [Fact]
    public async Task An_address_that_nobody_knows_is_told_with_the_tests_that_need_it()
    {
        folder.With("{ \"smokeTests\": [\n  { \"name\": \"users\", \"path\": \"/users\" }, { \"name\": \"away\", \"url\": \"http://app.example.com/health\" }] }");

        StagingException error = await Assert.ThrowsAsync<StagingException>(() => TestAsync(new TestAppRequest()));

        Assert.Equal(("ApplicationUrlMissing", StagingErrorCategory.InvalidArgument), (error.ErrorId, error.Category));
        Assert.EndsWith($": 'health', 'users' ({folder.File}(2,3)).", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(scenario.Aws.Operations, operation => operation.StartsWith("GET /", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("app.example.com")]
    [InlineData("https://ana:tOpSeCrEt@app.example.com")]
    [InlineData("https://app.example.com?tOpSeCrEt")]
    [InlineData("ftp://app.example.com")]
    public async Task A_url_that_is_none_is_refused_and_not_repeated(string url)
    {
        StagingException error = await Assert.ThrowsAsync<StagingException>(() => TestAsync(new TestAppRequest { Url = url }));

        Assert.Equal("InvalidUrl", error.ErrorId);
        Assert.DoesNotContain("tOpSeCrEt", $"{error}{error.TargetInput}", StringComparison.Ordinal);
        Assert.Empty(scenario.Aws.Operations);
    }

    [Fact]
    public async Task Headers_that_are_kept_elsewhere_are_looked_up_and_a_missing_one_is_named()
    {
        folder.With("""{ "smokeTests": [{ "name": "health", "path": "/health", "headers": { "Authorization": "secret:shop/admin", "X-Api-Key": "env:API_KEY" } }] }""");
        scenario.Aws.On("GetSecretValue", """{"SecretString":"Bearer abc"}""");

        Assert.Equal(SmokeTestStatus.Passed, Assert.Single(await TestAsync(new TestAppRequest { Url = "http://app" }, ("API_KEY", "k"))).Status);
        StagingException error = await Assert.ThrowsAsync<StagingException>(() => TestAsync(new TestAppRequest { Url = "http://app" }));

        Assert.Equal(("ReferenceNotFound", "env:API_KEY"), (error.ErrorId, error.TargetInput));
        Assert.Contains($"X-Api-Key of the smoke test 'health' ({folder.File}(1,18))", error.Message, StringComparison.Ordinal);
        Assert.Equal("shop/admin", (string?)scenario.Aws.Requests("GetSecretValue")[0]["SecretId"]);
    }

    [Fact]
    public async Task A_test_that_writes_is_refused_in_production_and_one_that_reads_is_warned_about()
    {
        folder.With("""{ "productionAccounts": ["123456789012"], "smokeTests": [{ "name": "search", "path": "/health" }] }""");
        Assert.Equal(2, (await TestAsync(new TestAppRequest { Url = "http://app" })).Count);
        Assert.Contains(scenario.Host.Warnings, line => line.Contains("is production", StringComparison.Ordinal));

        folder.With("""{ "productionAccounts": ["123456789012"], "smokeTests": [{ "name": "search", "path": "/health", "method": "POST" }] }""");
        StagingException error = await Assert.ThrowsAsync<StagingException>(() => TestAsync(new TestAppRequest { Url = "http://app" }));

        Assert.Equal("ProductionAccount", error.ErrorId);
    }

    [Fact]
    public async Task A_service_that_is_not_there_is_told_as_such()
    {
        scenario.Aws.On("DescribeServices", """{"services":[]}""").On("ListServices", """{"serviceArns":[]}""");

        Assert.Equal("ServiceNotFound", (await Assert.ThrowsAsync<StagingException>(() => TestAsync(new TestAppRequest()))).ErrorId);
    }

    public void Dispose() => folder.Dispose();

    private async Task<List<StagingSmokeTest>> TestAsync(TestAppRequest request, params (string, string)[] variables) =>
        await new TestApp(scenario.Aws.Context(scenario.Time, variables) with { WorkingDirectory = folder.Root })
            .RunAsync(request, scenario.Host, TestContext.Current.CancellationToken)
            .ToListAsync(TestContext.Current.CancellationToken);

    // A state in a folder, so that no bucket has to be played.
    private void State(string outputs)
    {
        var values = new JsonObject();
        foreach ((string name, JsonNode? value) in JsonNode.Parse(outputs)!.AsObject())
            values[name] = new JsonObject { ["value"] = value!.DeepClone() };
        string states = Directory.CreateDirectory(Path.Combine(folder.Root, "states", "staging")).FullName;
        File.WriteAllText(
            Path.Combine(states, "terraform.tfstate"),
            new JsonObject { ["version"] = 4, ["outputs"] = values, ["resources"] = new JsonArray() }.ToJsonString());
        folder.With("""{ "stateBucket": "file:states" }""");
    }

    private void Tasks(params JsonObject[] tasks)
    {
        scenario.Aws.On("ListTasks", """{"taskArns":["arn:task"]}""");
        scenario.Aws.On("DescribeTasks", new JsonObject { ["tasks"] = new JsonArray([.. tasks]) }.ToJsonString());
    }

    private static JsonObject Task(int startedAt, params JsonObject[] bindings) => new()
    {
        ["taskArn"] = "arn:task",
        ["containerInstanceArn"] = "arn:instance",
        ["lastStatus"] = "RUNNING",
        ["startedAt"] = startedAt,
        ["containers"] = new JsonArray(new JsonObject { ["name"] = "app", ["networkBindings"] = new JsonArray([.. bindings]) }),
    };

    private static JsonObject Binding(string address, int container, int host) => new()
    {
        ["bindIP"] = address,
        ["containerPort"] = container,
        ["hostPort"] = host,
    };
}
