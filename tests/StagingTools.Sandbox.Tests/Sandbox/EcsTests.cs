using System.Globalization;
using System.Text.Json.Nodes;

namespace StagingTools.Sandbox.Tests.Sandbox;

public sealed class EcsTests(TestSandbox sandbox) : IClassFixture<TestSandbox>
{
    [Fact]
    public async Task AServiceRollsOutServesAndReachesASteadyState()
    {
        string image = await PushAsync("good", "1", TestImage.Web("one"));
        await ServiceAsync("good", image, environment: [new { name = "GREETING", value = "hello" }]);

        JsonNode service = await SteadyAsync("good");

        Assert.Equal("one hello", await AskAsync("good"));
        JsonNode deployment = service["deployments"]!.AsArray().Single()!;
        Assert.Matches("^ecs-svc/[0-9]{19}$", (string)deployment["id"]!);
        Assert.Equal($"ECS deployment {deployment["id"]} completed.", (string)deployment["rolloutStateReason"]!);
        Assert.Equal(1, (int)service["runningCount"]!);
        string[] events = Events(service);
        Assert.Equal("(service good) has reached a steady state.", events[0]);
        Assert.Matches(@"^\(service good\) has started 1 tasks: \(task [0-9a-f]{32}\)\.$", events[^1]);
        Assert.Contains("listening, version one", await LogAsync("good"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnUpdateReplacesTheTaskAndOnlyTheNewOneServes()
    {
        await ServiceAsync("updated", await PushAsync("updated", "1", TestImage.Web("first")));
        JsonNode before = await SteadyAsync("updated");
        await RegisterAsync("updated", await PushAsync("updated", "2", TestImage.Web("second")));
        JsonNode during = (await EcsAsync("UpdateService", new { cluster = "c-updated", service = "updated", taskDefinition = "updated" }))["service"]!;
        Assert.Equal(["PRIMARY", "ACTIVE"], during["deployments"]!.AsArray().Select(item => (string)item!["status"]!));
        Assert.Equal("IN_PROGRESS", (string)during["deployments"]![0]!["rolloutState"]!);

        JsonNode after = await SteadyAsync("updated");

        Assert.Equal("second ", await AskAsync("updated"));
        Assert.NotEqual((string)before["deployments"]![0]!["id"]!, (string)after["deployments"]![0]!["id"]!);
        JsonNode stopped = await StoppedTaskAsync("updated");
        Assert.Equal("ServiceSchedulerInitiated", (string)stopped["stopCode"]!);
        Assert.StartsWith("Scaling activity initiated by (deployment ecs-svc/", (string)stopped["stoppedReason"]!, StringComparison.Ordinal);
        Assert.Equal(0, (int)stopped["containers"]![0]!["exitCode"]!);
    }

    [Fact]
    public async Task ATaskDefinitionTellsWhoRegisteredItAndListsAreSortedInPages()
    {
        object[] containers = [new { name = "app", image = "gcr.io/google-samples/hello-app:1.0", memory = 64 }];
        for (int revision = 1; revision <= 11; revision++)
            await EcsAsync("RegisterTaskDefinition", new { family = "listed", containerDefinitions = containers });

        JsonNode page = await EcsAsync("ListTaskDefinitions", new { familyPrefix = "listed", sort = "DESC", maxResults = 10 });
        JsonNode rest = await EcsAsync(
            "ListTaskDefinitions", new { familyPrefix = "listed", sort = "DESC", maxResults = 10, nextToken = (string)page["nextToken"]! });

        string[] arns = [.. page["taskDefinitionArns"]!.AsArray().Concat(rest["taskDefinitionArns"]!.AsArray()).Select(arn => (string)arn!)];
        Assert.Equal(Enumerable.Range(1, 11).Reverse(), arns.Select(arn => int.Parse(arn.AsSpan(arn.LastIndexOf(':') + 1), CultureInfo.InvariantCulture)));
        Assert.Null(rest["nextToken"]);
        await EcsAsync("TagResource", new { resourceArn = arns[0], tags = new[] { new { key = "a", value = "b" } } });
        JsonNode described = await EcsAsync("DescribeTaskDefinition", new { taskDefinition = arns[0], include = new[] { "TAGS" } });
        Assert.StartsWith("arn:aws:sts::", (string?)described["taskDefinition"]!["registeredBy"], StringComparison.Ordinal);
        Assert.InRange((double)described["taskDefinition"]!["registeredAt"]!, DateTimeOffset.UtcNow.AddMinutes(-5).ToUnixTimeSeconds(), DateTimeOffset.UtcNow.ToUnixTimeSeconds() + 1);
        Assert.Equal("b", (string?)described["tags"]!.AsArray().Single(tag => (string?)tag!["key"] == "a")!["value"]);
    }

    [Fact]
    public async Task ACrashingVersionBreaksTheCircuitAndTheOldOneServesAgain()
    {
        await ServiceAsync("crashing", await PushAsync("crashing", "1", TestImage.Web("stable")));
        string stable = (string)(await SteadyAsync("crashing"))["deployments"]![0]!["id"]!;
        await RegisterAsync("crashing", await PushAsync("crashing", "2", TestImage.Crashing(42)));
        JsonNode update = (await EcsAsync(
            "UpdateService", new { cluster = "c-crashing", service = "crashing", taskDefinition = "crashing" }))["service"]!;
        string failing = (string)update["deployments"]![0]!["id"]!;

        JsonNode rollingBack = await UntilServiceAsync(
            "crashing",
            service => service["deployments"]!.AsArray().Any(item => (string)item!["rolloutState"]! == "FAILED"));
        JsonNode failed = rollingBack["deployments"]!.AsArray().Single(item => (string)item!["id"]! == failing)!;
        Assert.Equal("ECS deployment circuit breaker: tasks failed to start.", (string)failed["rolloutStateReason"]!);
        Assert.True((int)failed["failedTasks"]! >= 3);

        JsonNode service = await SteadyAsync("crashing");
        Assert.Equal(stable, (string)service["deployments"]!.AsArray().Single()!["id"]!);
        string[] events = Events(service);
        Assert.Contains($"(service crashing) (deployment {failing}) deployment failed: tasks failed to start.", events);
        Assert.Contains($"(service crashing) rolling back to deployment {stable}.", events);
        Assert.Equal("stable ", await AskAsync("crashing"));
        Assert.Contains("fatal: no such table", await LogAsync("crashing"), StringComparison.Ordinal);
        JsonNode stopped = await StoppedTaskAsync("crashing", task => (string)task["startedBy"]! == failing);
        Assert.Equal("EssentialContainerExited", (string)stopped["stopCode"]!);
        Assert.Equal("Essential container in task exited", (string)stopped["stoppedReason"]!);
        Assert.Equal(42, (int)stopped["containers"]![0]!["exitCode"]!);
    }

    [Fact]
    public async Task WhereTheOldTaskMustMakeRoomItIsStoppedBeforeTheNewOneStarts()
    {
        await ServiceAsync(
            "cramped", await PushAsync("cramped", "1", TestImage.Web("old")), minimumHealthy: 0, maximum: 100);
        await SteadyAsync("cramped");
        await EcsAsync("UpdateService", new { cluster = "c-cramped", service = "cramped", forceNewDeployment = true });

        JsonNode service = await SteadyAsync("cramped");

        string[] events = Events(service);
        int stopped = Array.FindIndex(events, text => text.Contains("has stopped 1 running tasks", StringComparison.Ordinal));
        int started = Array.FindIndex(events, text => text.Contains("has started 1 tasks", StringComparison.Ordinal));
        Assert.True(stopped > started, "newest first: the stop must be older than the last start");
        Assert.Equal("old ", await AskAsync("cramped"));
    }

    [Fact]
    public async Task ScalingAndDeletingEndTheProcesses()
    {
        await ServiceAsync("scaled", await PushAsync("scaled", "1", TestImage.Web("n")));
        await SteadyAsync("scaled");
        await EcsAsync("UpdateService", new { cluster = "c-scaled", service = "scaled", desiredCount = 3 });
        await UntilServiceAsync("scaled", service => (int)service["runningCount"]! == 3);
        await EcsAsync("UpdateService", new { cluster = "c-scaled", service = "scaled", desiredCount = 1 });
        await UntilServiceAsync("scaled", service => (int)service["runningCount"]! == 1);
        AwsRefusal scaledAboveZero = await Assert.ThrowsAsync<AwsRefusal>(
            () => EcsAsync("DeleteService", new { cluster = "c-scaled", service = "scaled" }));
        Assert.Equal("InvalidParameterException", scaledAboveZero.Code);
        AwsRefusal inUse = await Assert.ThrowsAsync<AwsRefusal>(() => EcsAsync("DeleteCluster", new { cluster = "c-scaled" }));
        Assert.Equal("ClusterContainsServicesException", inUse.Code);
        await EcsAsync("DeleteService", new { cluster = "c-scaled", service = "scaled", force = true });

        await UntilServiceAsync("scaled", service => (string)service["status"]! == "INACTIVE");

        SandboxStatus? status =
            await SandboxController.GetAsync(sandbox.Info.StateDirectory, TestContext.Current.CancellationToken);
        Assert.DoesNotContain(status!.Services, service => service.Name == "scaled");
        JsonNode listed = await EcsAsync("ListTasks", new { cluster = "c-scaled" });
        Assert.Empty(listed["taskArns"]!.AsArray());
    }

    [Fact]
    public async Task ATaskThatIsRunOnceHasItsOwnCommandEnvironmentAndExitCode()
    {
        await ClusterAsync("once");
        await RegisterAsync("once", await PushAsync("once", "1", TestImage.Printing("COLOUR")));
        JsonNode task = await RunAsync("once", new
        {
            containerOverrides = new object[]
            {
                new
                {
                    name = "app",
                    command = new[] { "/bin/sh", "-c", "echo \"it is $COLOUR\"; exit 3" },
                    environment = new[] { new { name = "COLOUR", value = "green" } },
                },
            },
        });
        Assert.Equal(3, (int)task["containers"]![0]!["exitCode"]!);
        Assert.Equal("family:once", (string)task["group"]!);
        Assert.Contains("it is green", await LogAsync("once"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SecretsReachTheContainerWholeOrByTheirJsonKey()
    {
        JsonNode plain = await sandbox.Aws.JsonAsync(
            "secretsmanager", "secretsmanager.CreateSecret", new { Name = "t/plain", SecretString = "s3cret", ClientRequestToken = Guid.NewGuid() });
        JsonNode json = await sandbox.Aws.JsonAsync(
            "secretsmanager",
            "secretsmanager.CreateSecret",
            new { Name = "t/json", SecretString = "{\"user\":\"ann\",\"n\":7}", ClientRequestToken = Guid.NewGuid() });
        await ClusterAsync("secrets");
        await RegisterAsync(
            "secrets",
            await PushAsync("secrets", "1", TestImage.Make(["/bin/sh", "-c", "echo \"$A $B $C\" | tr a-z A-Z"])),
            secrets:
            [
                new { name = "A", valueFrom = (string)plain["ARN"]! },
                new { name = "B", valueFrom = (string)json["ARN"]! + ":user::" },
                new { name = "C", valueFrom = (string)json["ARN"]! + ":n::" },
            ]);
        JsonNode task = await RunAsync("secrets");
        Assert.Equal(0, (int)task["containers"]![0]!["exitCode"]!);
        Assert.Contains("S3CRET ANN 7", await LogAsync("secrets"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AMissingSecretImageOrLogGroupStopsTheTaskInEcssWords()
    {
        await ClusterAsync("missing");
        string image = await PushAsync("missing", "1", TestImage.Printing("X"));
        await RegisterAsync(
            "missing",
            image,
            secrets:
            [
                new { name = "A", valueFrom = $"arn:aws:secretsmanager:us-east-1:{sandbox.Info.AccountId}:secret:none-abcdef" },
            ]);
        JsonNode secret = await RunAsync("missing");
        Assert.Equal("TaskFailedToStart", (string)secret["stopCode"]!);
        Assert.StartsWith("ResourceInitializationError: ", (string)secret["stoppedReason"]!, StringComparison.Ordinal);
        Assert.Null(secret["containers"]![0]!["exitCode"]);

        await RegisterAsync("missing", image + "-other");
        JsonNode tag = await RunAsync("missing");
        Assert.StartsWith("CannotPullContainerError: ", (string)tag["stoppedReason"]!, StringComparison.Ordinal);
        Assert.Contains("not found", (string)tag["containers"]![0]!["reason"]!, StringComparison.Ordinal);

        await RegisterAsync("missing", image, group: "/no/such/group");
        JsonNode group = await RunAsync("missing");
        Assert.Contains("The specified log group does not exist", (string)group["stoppedReason"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task APublicImageOfSomebodyElseStandsStillAsAPlaceholder()
    {
        await ServiceAsync("public", "public.ecr.aws/docker/library/busybox:stable");
        JsonNode service = await SteadyAsync("public");
        Assert.Equal(1, (int)service["runningCount"]!);
    }

    [Fact]
    public async Task APushedImageHasADigestOfItsContentAndIsListedInEcr()
    {
        string folder = TestImage.Web("digest");
        SandboxImage first = await SandboxController.PushImageAsync(
            sandbox.Info.StateDirectory, "digests", "a", folder, cancellationToken: TestContext.Current.CancellationToken);
        SandboxImage again = await SandboxController.PushImageAsync(
            sandbox.Info.StateDirectory, "digests", "b", folder, cancellationToken: TestContext.Current.CancellationToken);
        await File.AppendAllTextAsync(Path.Combine(folder, "app.py"), "\n# changed\n", TestContext.Current.CancellationToken);
        SandboxImage changed = await SandboxController.PushImageAsync(
            sandbox.Info.StateDirectory, "digests", "a", folder, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(first.Digest, again.Digest);
        Assert.NotEqual(first.Digest, changed.Digest);
        Assert.Equal($"{sandbox.Info.AccountId}.dkr.ecr.us-east-1.amazonaws.com/digests", first.RepositoryUri);
        JsonNode listed = await sandbox.Aws.JsonAsync(
            "ecr",
            "AmazonEC2ContainerRegistry_V20150921.DescribeImages",
            new { repositoryName = "digests", imageIds = new[] { new { imageTag = "a" } } });
        Assert.Equal(changed.Digest, (string)listed["imageDetails"]![0]!["imageDigest"]!);
    }

    [Fact]
    public async Task AFolderThatIsNoImageIsRefusedWithWhatItLacks()
    {
        string folder = Directory.CreateTempSubdirectory("stagingtools-image-").FullName;
        SandboxException refused = await Assert.ThrowsAsync<SandboxException>(() => SandboxController.PushImageAsync(
            sandbox.Info.StateDirectory, "none", "1", folder, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Contains("sandbox-image.json", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AServiceIsSteadyOnceItsHealthCheckSucceeds()
    {
        string image = await PushAsync("healthy", "1", TestImage.Web("well"));
        await ServiceAsync(
            "healthy",
            image,
            healthCheck: new
            {
                command = new[] { "CMD", "/bin/bash", "-c", ": > /dev/tcp/127.0.0.1/$PORT" },
                interval = 30,
                timeout = 60,
            });
        await SteadyAsync("healthy");
        JsonNode arns = await EcsAsync("ListTasks", new { cluster = "c-healthy", serviceName = "healthy" });
        JsonNode task = (await EcsAsync("DescribeTasks", new { cluster = "c-healthy", tasks = arns["taskArns"] }))["tasks"]![0]!;
        Assert.Equal("HEALTHY", (string)task["healthStatus"]!);
    }

    [Fact]
    public async Task ATaskThatFailsItsHealthCheckIsReplacedAndCountsAgainstItsDeployment()
    {
        await ServiceAsync(
            "sick",
            await PushAsync("sick", "1", TestImage.Web("sick")),
            healthCheck: new { command = new[] { "CMD-SHELL", "exit 1" }, interval = 1, retries = 1 });
        JsonNode service = await UntilServiceAsync(
            "sick", service => (string)service["deployments"]![0]!["rolloutState"]! == "FAILED");
        Assert.Contains(Events(service), text => text.EndsWith("failed container health checks.", StringComparison.Ordinal));
        JsonNode stopped = await StoppedTaskAsync("sick");
        Assert.Equal("Task failed container health checks", (string)stopped["stoppedReason"]!);
    }

    private Task<JsonNode> EcsAsync(string operation, object body) =>
        sandbox.Aws.JsonAsync("ecs", $"AmazonEC2ContainerServiceV20141113.{operation}", body);

    private async Task<string> PushAsync(string name, string tag, string folder)
    {
        SandboxImage image = await SandboxController.PushImageAsync(
            sandbox.Info.StateDirectory, name, tag, folder, cancellationToken: TestContext.Current.CancellationToken);
        Directory.Delete(folder, recursive: true);
        return image.Uri;
    }

    private Task<JsonNode> ClusterAsync(string name) => EcsAsync("CreateCluster", new { clusterName = $"c-{name}" });

    private async Task RegisterAsync(
        string family,
        string image,
        object[]? environment = null,
        object[]? secrets = null,
        object? healthCheck = null,
        string? group = null)
    {
        string logGroup = group ?? $"/test/{family}";
        if (group is null)
        {
            try
            {
                await sandbox.Aws.JsonAsync("logs", "Logs_20140328.CreateLogGroup", new { logGroupName = logGroup });
            }
            catch (AwsRefusal exists) when (exists.Code == "ResourceAlreadyExistsException")
            {
            }
        }

        var container = new Dictionary<string, object>
        {
            ["name"] = "app",
            ["image"] = image,
            ["essential"] = true,
            ["cpu"] = 64,
            ["memory"] = 64,
            ["portMappings"] = new[] { new { containerPort = 3000, hostPort = 3000 } },
            ["environment"] = environment ?? [],
            ["secrets"] = secrets ?? [],
            ["logConfiguration"] = new
            {
                logDriver = "awslogs",
                options = new Dictionary<string, string>
                {
                    ["awslogs-group"] = logGroup,
                    ["awslogs-region"] = "us-east-1",
                    ["awslogs-stream-prefix"] = "app",
                },
            },
        };
        if (healthCheck is not null) container["healthCheck"] = healthCheck;
        await EcsAsync("RegisterTaskDefinition", new { family, containerDefinitions = new object[] { container } });
    }

    private async Task ServiceAsync(
        string name,
        string image,
        object[]? environment = null,
        object? healthCheck = null,
        int minimumHealthy = 100,
        int maximum = 200)
    {
        await ClusterAsync(name);
        await RegisterAsync(name, image, environment, healthCheck: healthCheck);
        await EcsAsync("CreateService", new
        {
            cluster = $"c-{name}",
            serviceName = name,
            taskDefinition = name,
            desiredCount = 1,
            deploymentConfiguration = new
            {
                minimumHealthyPercent = minimumHealthy,
                maximumPercent = maximum,
                deploymentCircuitBreaker = new { enable = true, rollback = true },
            },
        });
    }

    private Task<JsonNode> UntilServiceAsync(string name, Func<JsonNode, bool> enough) => AwsCaller.UntilAsync(
        async () => (await EcsAsync(
            "DescribeServices", new { cluster = $"c-{name}", services = new[] { name } }))["services"]![0]!,
        enough);

    private Task<JsonNode> SteadyAsync(string name) => UntilServiceAsync(
        name,
        service => service["deployments"]!.AsArray() is [{ } only] && (string)only["rolloutState"]! == "COMPLETED"
            && Events(service)[0].EndsWith("has reached a steady state.", StringComparison.Ordinal));

    private async Task<JsonNode> RunAsync(string family, object? overrides = null)
    {
        JsonNode run = await EcsAsync(
            "RunTask", new { cluster = $"c-{family}", taskDefinition = family, overrides = overrides ?? new { } });
        string arn = (string)run["tasks"]![0]!["taskArn"]!;
        return await AwsCaller.UntilAsync(
            async () => (await EcsAsync("DescribeTasks", new { cluster = $"c-{family}", tasks = new[] { arn } }))["tasks"]![0]!,
            task => (string)task["lastStatus"]! == "STOPPED");
    }

    private async Task<JsonNode> StoppedTaskAsync(string name, Func<JsonNode, bool>? which = null)
    {
        JsonNode arns = await EcsAsync(
            "ListTasks", new { cluster = $"c-{name}", serviceName = name, desiredStatus = "STOPPED" });
        JsonNode tasks = await EcsAsync("DescribeTasks", new { cluster = $"c-{name}", tasks = arns["taskArns"] });
        return tasks["tasks"]!.AsArray().First(task => which?.Invoke(task!) ?? true)!;
    }

    private async Task<string> AskAsync(string name)
    {
        JsonNode arns = await EcsAsync("ListTasks", new { cluster = $"c-{name}", serviceName = name });
        JsonNode task = (await EcsAsync(
            "DescribeTasks", new { cluster = $"c-{name}", tasks = arns["taskArns"] }))["tasks"]!.AsArray().Single()!;
        JsonNode binding = task["containers"]![0]!["networkBindings"]![0]!;
        using HttpResponseMessage answer = await sandbox.Aws.RawAsync(
            new HttpRequestMessage(HttpMethod.Get, $"http://{binding["bindIP"]}:{binding["hostPort"]}/"));
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private async Task<string> LogAsync(string name)
    {
        JsonNode answer = await AwsCaller.UntilAsync(
            () => sandbox.Aws.JsonAsync("logs", "Logs_20140328.FilterLogEvents", new { logGroupName = $"/test/{name}" }),
            events => events["events"]!.AsArray().Count > 0);
        Assert.All(
            answer["events"]!.AsArray(),
            entry => Assert.Matches("^app/app/[0-9a-f]{32}$", (string)entry!["logStreamName"]!));
        return string.Join('\n', answer["events"]!.AsArray().Select(entry => (string)entry!["message"]!));
    }

    private static string[] Events(JsonNode service) =>
        [.. service["events"]!.AsArray().Select(entry => (string)entry!["message"]!)];
}
