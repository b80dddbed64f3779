using System.Text.Json.Nodes;

namespace StagingTools.Sandbox.Tests.Sandbox;

/// <summary>What holds a rollout up or ends it besides its own tasks: machines without room, and alarms.</summary>
public sealed class EcsRolloutTests(TestSandbox sandbox) : IClassFixture<TestSandbox>
{
    private EcsBench Bench => new(sandbox.Info, sandbox.Aws);

    [Fact]
    public async Task ATaskThatFitsNowhereWaitsAndIsStartedOnceThereIsRoom()
    {
        await Bench.MachineAsync("crowded");
        string image = await Bench.PushAsync("crowded", "1", TestImage.Web("crowded"));
        await Bench.RegisterAsync("crowded", image, memory: 600);
        await Bench.ServiceAsync("crowded", "first", "crowded", group: null);
        await Bench.SteadyAsync("crowded", "first");
        await Bench.ServiceAsync("crowded", "second", "crowded", group: null);

        JsonNode waiting = await Bench.UntilAsync("crowded", "second", service => EcsBench.Events(service).Length > 0);

        Assert.Matches(
            @"^\(service second\) was unable to place a task because no container instance met all of its requirements\. The closest "
            + @"matching \(container-instance [0-9a-f]{32}\) has insufficient memory available\. For more information, see the "
            + @"Troubleshooting section of the Amazon ECS Developer Guide\.$",
            Assert.Single(EcsBench.Events(waiting)));
        Assert.Equal(
            (0, 0, 0, "IN_PROGRESS"),
            ((int?)waiting["runningCount"], (int?)waiting["pendingCount"], (int?)waiting["deployments"]![0]!["failedTasks"],
                (string?)waiting["deployments"]![0]!["rolloutState"]));
        await Bench.CallAsync("UpdateService", new { cluster = "crowded", service = "first", desiredCount = 0 });
        await Bench.SteadyAsync("crowded", "second");
    }

    [Fact]
    public async Task AnOldTaskThatMayBeMissingMakesRoomForTheNewOne()
    {
        await Bench.MachineAsync("narrow");
        string image = await Bench.PushAsync("narrow", "1", TestImage.Web("narrow"));
        await Bench.RegisterAsync("narrow", image, memory: 600);
        await Bench.ServiceAsync("narrow", "narrow", "narrow", group: null);
        await Bench.SteadyAsync("narrow", "narrow");

        string deployment = (string)(await Bench.CallAsync("UpdateService", new
        {
            cluster = "narrow",
            service = "narrow",
            forceNewDeployment = true,
            deploymentConfiguration = new { minimumHealthyPercent = 0, maximumPercent = 200 },
        }))["service"]!["deployments"]![0]!["id"]!;

        JsonNode service = await Bench.SteadyAsync("narrow", "narrow");
        Assert.Equal(deployment, (string?)service["deployments"]![0]!["id"]);
        JsonNode task = (await Bench.CallAsync(
            "DescribeTasks", new { cluster = "narrow", tasks = (await Bench.CallAsync("ListTasks", new { cluster = "narrow" }))["taskArns"] }))["tasks"]![0]!;
        JsonNode machines = await Bench.CallAsync("ListContainerInstances", new { cluster = "narrow" });
        Assert.Equal((string?)machines["containerInstanceArns"]![0], (string?)task["containerInstanceArn"]);
    }

    [Fact]
    public async Task AnAlarmDuringARolloutRollsItBack()
    {
        await AlarmAsync("errors");
        await Bench.CallAsync("CreateCluster", new { clusterName = "alarmed" });
        await Bench.RegisterAsync("alarmed", await Bench.PushAsync("alarmed", "1", TestImage.Web("alarmed")));
        await Bench.ServiceAsync(
            "alarmed", "alarmed", "alarmed", group: null, alarms: new { alarmNames = new[] { "errors" }, enable = true, rollback = true });
        string stable = (string)(await Bench.SteadyAsync("alarmed", "alarmed"))["deployments"]![0]!["id"]!;
        string failing = await DeployAsync("alarmed");
        await SetAsync("errors", "ALARM");

        JsonNode failed = (await Bench.UntilAsync("alarmed", "alarmed", service => Find(service, failing)?["rolloutState"]?.GetValue<string>() == "FAILED"));

        Assert.Equal("ECS deployment alarms: alarm detected.", (string?)Find(failed, failing)!["rolloutStateReason"]);
        Assert.Equal($"ECS deployment alarms: rolling back to deploymentId {stable}.", (string?)Find(failed, stable)!["rolloutStateReason"]);
        JsonNode service = await Bench.SteadyAsync("alarmed", "alarmed");
        Assert.Equal(stable, (string?)service["deployments"]![0]!["id"]);
        Assert.Contains($"(service alarmed) (deployment {failing}) deployment failed: alarm detected.", EcsBench.Events(service));
        Assert.Contains($"(service alarmed) rolling back to deployment {stable}.", EcsBench.Events(service));

        // It is made in spite of the alarm, perhaps to end it.
        string remedy = await DeployAsync("alarmed");
        Assert.Equal(remedy, (string?)(await Bench.SteadyAsync("alarmed", "alarmed"))["deployments"]![0]!["id"]);
    }

    [Theory]
    [InlineData(false, "InvalidParameterException", "The execute command failed because execute command was not enabled when the task was run or the execute command agent isn't running. Wait and try again or run a new task with execute command enabled and try again.")]
    [InlineData(true, "TargetNotConnectedException", "The execute command failed due to an internal error. Try again later.")]
    public async Task ACommandInARunningTaskIsRefused(bool enabled, string code, string message)
    {
        string name = enabled ? "reachable" : "closed";
        await Bench.CallAsync("CreateCluster", new { clusterName = name });
        await Bench.RegisterAsync(name, await Bench.PushAsync(name, "1", TestImage.Web(name)));
        JsonNode run = await Bench.CallAsync("RunTask", new { cluster = name, taskDefinition = name, enableExecuteCommand = enabled });
        string task = (string)run["tasks"]![0]!["taskArn"]!;
        await AwsCaller.UntilAsync(
            async () => (await Bench.CallAsync("DescribeTasks", new { cluster = name, tasks = new[] { task } }))["tasks"]![0]!,
            found => (string?)found["lastStatus"] == "RUNNING" && (bool?)found["enableExecuteCommand"] == enabled);

        AwsRefusal refused = await Assert.ThrowsAsync<AwsRefusal>(
            () => Bench.CallAsync("ExecuteCommand", new { cluster = name, task, command = "sh", interactive = true }));

        Assert.Equal($"{code}: {message}", refused.Message);
    }

    private async Task<string> DeployAsync(string name) => (string)(await Bench.CallAsync(
        "UpdateService", new { cluster = name, service = name, forceNewDeployment = true }))["service"]!["deployments"]![0]!["id"]!;

    private static JsonNode? Find(JsonNode service, string deployment) =>
        service["deployments"]!.AsArray().FirstOrDefault(found => (string?)found!["id"] == deployment);

    private async Task AlarmAsync(string name) => await sandbox.Aws.QueryAsync(
        "monitoring",
        "PutMetricAlarm",
        ("Version", "2010-08-01"),
        ("AlarmName", name),
        ("MetricName", "HTTPCode_Target_5XX_Count"),
        ("Namespace", "AWS/ApplicationELB"),
        ("Statistic", "Sum"),
        ("Period", "60"),
        ("EvaluationPeriods", "1"),
        ("Threshold", "1"),
        ("ComparisonOperator", "GreaterThanThreshold"));

    private async Task SetAsync(string name, string state) => await sandbox.Aws.QueryAsync(
        "monitoring",
        "SetAlarmState",
        ("Version", "2010-08-01"), ("AlarmName", name), ("StateValue", state), ("StateReason", "test"));
}
