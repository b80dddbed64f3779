using System.Text.Json.Nodes;

namespace StagingTools.Sandbox.Tests.Sandbox;

/// <summary>Load balancers that really listen, and what their view of a task's health makes of a deployment.</summary>
public sealed class LoadBalancingTests(TestSandbox sandbox) : IClassFixture<TestSandbox>
{
    private EcsBench Bench => new(sandbox.Info, sandbox.Aws);

    [Fact]
    public async Task ATaskThatIsReplacedEndsTheRequestsItHasAndGetsNoNewOnes()
    {
        await Bench.CallAsync("CreateCluster", new { clusterName = "drained" });
        (Uri url, string group) = await Bench.BalancerAsync("drained");
        Assert.Equal(503, (await Bench.GetAsync(url)).Status);
        string gate = Path.Combine(sandbox.Info.StateDirectory, $"{Guid.NewGuid():N}");
        object[] environment = [new { name = "GATE", value = gate }];
        await Bench.RegisterAsync("drained", await Bench.PushAsync("drained", "1", Gated("first")), environment: environment);
        await Bench.ServiceAsync("drained", "drained", "drained", group);
        await Bench.SteadyAsync("drained", "drained");
        Assert.Equal([("healthy", null)], await Bench.HealthAsync(group));
        Assert.Equal((200, "first"), await Bench.GetAsync(url));

        Task<(int Status, string Body)> underWay = Bench.GetAsync(new Uri(url, "/slow"));
        await AwsCaller.UntilAsync(() => Task.FromResult(File.Exists(gate + ".entered")), entered => entered);
        await Bench.RegisterAsync("drained", await Bench.PushAsync("drained", "2", Gated("second")), environment: environment);
        await Bench.CallAsync("UpdateService", new { cluster = "drained", service = "drained", taskDefinition = "drained" });
        await AwsCaller.UntilAsync(() => Bench.HealthAsync(group), targets => targets.Any(target => target.State == "draining"));

        Assert.Equal(
            [("draining", "Target.DeregistrationInProgress"), ("healthy", null)],
            (await Bench.HealthAsync(group)).OrderBy(target => target.State, StringComparer.Ordinal));
        for (int i = 0; i < 10; i++)
            Assert.Equal((200, "second"), await Bench.GetAsync(url));
        JsonNode stopping = await TaskAsync("drained", "STOPPED");
        Assert.Equal("DEACTIVATING", (string?)stopping["lastStatus"]);
        Assert.False(underWay.IsCompleted);
        await File.WriteAllTextAsync(gate, "", TestContext.Current.CancellationToken);
        Assert.Equal((200, "first, slowly"), await underWay);
        JsonNode service = await Bench.SteadyAsync("drained", "drained");
        Assert.Equal([("healthy", null)], await Bench.HealthAsync(group));
        Assert.Contains($"(service drained) registered 1 targets in (target-group {group})", EcsBench.Events(service));
        Assert.Contains($"(service drained) deregistered 1 targets in (target-group {group})", EcsBench.Events(service));
        Assert.Contains("(service drained) has begun draining connections on 1 tasks.", EcsBench.Events(service));
        Assert.Equal(0, (int?)(await TaskAsync("drained", "STOPPED"))["containers"]![0]!["exitCode"]);
    }

    [Fact]
    public async Task ASlowStartIsNotKilledWithinItsGracePeriod()
    {
        await Bench.CallAsync("CreateCluster", new { clusterName = "slow" });
        (Uri url, string group) = await Bench.BalancerAsync("slow");
        await Bench.RegisterAsync("slow", await Bench.PushAsync("slow", "1", TestImage.Web("slow", startsAfter: 8)));
        await Bench.ServiceAsync("slow", "slow", "slow", group, grace: 600);
        await AwsCaller.UntilAsync(() => Bench.HealthAsync(group), targets => targets is [("unhealthy", "Target.FailedHealthChecks")]);

        JsonNode service = await Bench.SteadyAsync("slow", "slow");

        Assert.Equal(0, (int?)service["deployments"]![0]!["failedTasks"]);
        Assert.Single(EcsBench.Events(service), text => text.Contains("has started", StringComparison.Ordinal));
        Assert.Equal((200, "slow "), await Bench.GetAsync(url));
    }

    [Fact]
    public async Task ASlowStartWithoutGraceIsKilledAndCountsAgainstItsDeployment()
    {
        await Bench.CallAsync("CreateCluster", new { clusterName = "killed" });
        (_, string group) = await Bench.BalancerAsync("killed");
        await Bench.RegisterAsync("killed", await Bench.PushAsync("killed", "1", TestImage.Web("killed", startsAfter: 600)));
        await Bench.ServiceAsync("killed", "killed", "killed", group);

        JsonNode service = await Bench.UntilAsync(
            "killed", "killed", service => (string?)service["deployments"]![0]!["rolloutState"] == "FAILED");

        Assert.Equal("ECS deployment circuit breaker: tasks failed to start.", (string?)service["deployments"]![0]!["rolloutStateReason"]);
        Assert.Contains(EcsBench.Events(service), text =>
            text.EndsWith($" is unhealthy in (target-group {group}) due to (reason Health checks failed).", StringComparison.Ordinal));
        Assert.Equal($"Task failed ELB health checks in (target-group {group})", (string?)(await TaskAsync("killed", "STOPPED"))["stoppedReason"]);
    }

    [Fact]
    public async Task ATaskThatComesUpAndDiesAgainAndAgainBreaksTheCircuit()
    {
        await Bench.CallAsync("CreateCluster", new { clusterName = "flapping" });
        (Uri url, string group) = await Bench.BalancerAsync("flapping");
        await Bench.RegisterAsync("flapping", await Bench.PushAsync("flapping", "1", TestImage.Web("steady")));
        await Bench.ServiceAsync("flapping", "flapping", "flapping", group);
        await Bench.SteadyAsync("flapping", "flapping");
        await Bench.RegisterAsync("flapping", await Bench.PushAsync("flapping", "2", Dying()));
        string failing = (string)(await Bench.CallAsync(
            "UpdateService", new { cluster = "flapping", service = "flapping", taskDefinition = "flapping" }))["service"]!["deployments"]![0]!["id"]!;

        JsonNode service = await Bench.UntilAsync("flapping", "flapping", service => EcsBench.Events(service)
            .Contains($"(service flapping) (deployment {failing}) deployment failed: tasks failed to start."));

        JsonNode failed = service["deployments"]!.AsArray().Single(deployment => (string?)deployment!["id"] == failing)!;
        Assert.Equal(("FAILED", 3), ((string?)failed["rolloutState"], (int?)failed["failedTasks"]));
        await Bench.SteadyAsync("flapping", "flapping");
        Assert.Equal((200, "steady "), await Bench.GetAsync(url));
    }

    [Fact]
    public async Task AServiceBehindAGroupThatNobodyForwardsToIsRefused()
    {
        await Bench.CallAsync("CreateCluster", new { clusterName = "unused" });
        string vpc = (await sandbox.Aws.QueryAsync("ec2", "DescribeVpcs")).Descendants("vpcId").First().Value;
        string group = (await sandbox.Aws.QueryAsync(
            "elasticloadbalancing",
            "CreateTargetGroup",
            ("Version", "2015-12-01"), ("Name", "unused"), ("Protocol", "HTTP"), ("Port", "3000"), ("VpcId", vpc)))
            .Descendants("TargetGroupArn").Single().Value;
        await Bench.RegisterAsync("unused", await Bench.PushAsync("unused", "1", TestImage.Web("unused")));

        AwsRefusal refused = await Assert.ThrowsAsync<AwsRefusal>(() => Bench.ServiceAsync("unused", "unused", "unused", group));

        Assert.Equal(
            $"InvalidParameterException: The target group with targetGroupArn {group} does not have an associated load balancer.", refused.Message);
    }

    private async Task<JsonNode> TaskAsync(string name, string desired)
    {
        JsonNode arns = await Bench.CallAsync("ListTasks", new { cluster = name, serviceName = name, desiredStatus = desired });
        return (await Bench.CallAsync("DescribeTasks", new { cluster = name, tasks = arns["taskArns"] }))["tasks"]![0]!;
    }

    // Answers /slow only once there is a file.
    private static string Gated(string text) => TestImage.Make(
        ["python3", "-u", "app.py"],
        ("app.py",
            $$"""
            import http.server, os, time
            class Handler(http.server.BaseHTTPRequestHandler):
                def do_GET(self):
                    body = "{{text}}"
                    if self.path == "/slow":
                        gate = os.environ["GATE"]
                        open(gate + ".entered", "w").close()
                        while not os.path.exists(gate):
                            time.sleep(0.05)
                        body += ", slowly"
                    self.send_response(200)
                    self.send_header("Content-Length", str(len(body)))
                    self.end_headers()
                    self.wfile.write(body.encode())
                def log_message(self, *_):
                    pass
            import signal
            signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
            http.server.ThreadingHTTPServer(("127.0.0.1", int(os.environ["PORT"])), Handler).serve_forever()
            """));

    // Answers once, and ends.
    private static string Dying() => TestImage.Make(
        ["python3", "-u", "app.py"],
        ("app.py",
            """
            import http.server, os, sys
            class Handler(http.server.BaseHTTPRequestHandler):
                def do_GET(self):
                    self.send_response(200)
                    self.send_header("Content-Length", "2")
                    self.end_headers()
                    self.wfile.write(b"ok")
                def log_message(self, *_):
                    pass
            http.server.HTTPServer(("127.0.0.1", int(os.environ["PORT"])), Handler).handle_request()
            sys.exit(1)
            """));
}
