using System.Text.Json.Nodes;
using StagingTools.Engine.Deployments;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;
using StagingTools.Engine.Tests.Fakes;
using static StagingTools.Engine.Tests.Deployments.TaskScenario;

namespace StagingTools.Engine.Tests.Deployments;

/// <summary>A command that runs once: what ECS is asked, and how the end is judged.</summary>
public sealed class InvokeTaskTests
{
    private readonly TaskScenario scenario = new();

    [Fact]
    public async Task The_log_is_told_line_by_line_while_the_command_runs()
    {
        scenario.Look(Pending()).Look(Running(), "one").Look(Running(), "two", "three\n").Look(Ended(0), "four");

        StagingTask task = await scenario.RunAsync();

        Assert.Equal((StagingTaskStatus.Succeeded, 0, TaskArn), (task.Status, task.ExitCode, task.TaskArn));
        Assert.Equal(["one", "two", "three", "four"], task.LastLogLines);
        Assert.Equal(
            ["info one", "info two", "info three", "info four"],
            scenario.Host.Lines.Where(line => line is "info one" or "info two" or "info three" or "info four"));
        Assert.Null(TaskErrors.For(task));
    }

    [Fact]
    public async Task The_result_keeps_the_last_twenty_lines()
    {
        scenario.Look(Ended(0), [.. Enumerable.Range(1, 30).Select(number => $"line {number}")]);

        StagingTask task = await scenario.RunAsync();

        Assert.Equal(Enumerable.Range(11, 20).Select(number => $"line {number}"), task.LastLogLines);
    }

    [Theory]
    [InlineData("EssentialContainerExited", 0, StagingTaskStatus.Succeeded, null)]
    [InlineData("EssentialContainerExited", 3, StagingTaskStatus.Failed, "TaskFailed")]
    [InlineData("EssentialContainerExited", null, StagingTaskStatus.NotStarted, "TaskNotStarted")]
    [InlineData("TaskFailedToStart", null, StagingTaskStatus.NotStarted, "TaskNotStarted")]
    [InlineData("UserInitiated", 0, StagingTaskStatus.Stopped, "TaskStopped")]
    [InlineData("UserInitiated", null, StagingTaskStatus.Stopped, "TaskStopped")]
    [InlineData("SpotInterruption", 143, StagingTaskStatus.Stopped, "TaskStopped")]
    [InlineData(null, null, StagingTaskStatus.NotStarted, "TaskNotStarted")]
    [InlineData(null, 0, StagingTaskStatus.Failed, "TaskFailed")]
    public async Task Only_exit_code_0_of_a_command_that_ended_by_itself_is_a_success(
        string? stopCode, int? exitCode, StagingTaskStatus status, string? errorId)
    {
        scenario.Look(Stopped(stopCode!, "ECS says why", exitCode));

        StagingTask task = await scenario.RunAsync();

        Assert.Equal((status, exitCode, stopCode, "ECS says why"), (task.Status, task.ExitCode, task.StopCode, task.StoppedReason));
        StagingException? error = TaskErrors.For(task);
        Assert.Equal(errorId, error?.ErrorId);
        Assert.True(error is null or { Category: StagingErrorCategory.OperationFailed, TargetInput: "npm run seed" });
    }

    [Fact]
    public async Task A_container_beside_it_that_broke_makes_exit_code_0_no_success()
    {
        JsonObject stopped = Ended(0);
        stopped["containers"]!.AsArray().Add(new JsonObject { ["name"] = "proxy", ["lastStatus"] = "STOPPED", ["exitCode"] = 1 });
        scenario.Look(stopped);

        StagingTask task = await scenario.RunAsync();

        Assert.Equal(StagingTaskStatus.Failed, task.Status);
        Assert.Contains("proxy ended with exit code 1", task.StoppedReason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_room_is_told_as_what_it_is()
    {
        scenario.Aws.On("RunTask", """{"tasks":[],"failures":[{"arn":"arn:instance","reason":"RESOURCE:MEMORY"},{"arn":"arn:other","reason":"RESOURCE:MEMORY"}]}""");

        StagingTask task = await scenario.RunAsync();

        Assert.Equal((StagingTaskStatus.NotStarted, null, null), (task.Status, task.TaskArn, task.ExitCode));
        Assert.Equal("no instance of the cluster has room (RESOURCE:MEMORY)", task.StoppedReason);
        Assert.DoesNotContain("DescribeTasks", scenario.Aws.Operations);
    }

    [Fact]
    public async Task A_cluster_without_machines_is_no_room_either()
    {
        scenario.Aws.Fail("RunTask", "InvalidParameterException", "No Container Instances were found in your cluster.");

        StagingTask task = await scenario.RunAsync();

        Assert.Equal(
            (StagingTaskStatus.NotStarted, "No Container Instances were found in your cluster."), (task.Status, task.StoppedReason));
    }

    [Fact]
    public async Task The_task_is_like_those_of_the_service()
    {
        JsonObject service = PublishScenario.Service(
            PublishScenario.Deployment(PublishScenario.OldDeployment, "PRIMARY", PublishScenario.Previous, "COMPLETED", running: 1));
        service["launchType"] = "EC2";
        service["capacityProviderStrategy"] = JsonNode.Parse("""[{"capacityProvider":"spot","weight":1,"base":0}]""");
        service["networkConfiguration"] = JsonNode.Parse("""{"awsvpcConfiguration":{"subnets":["subnet-1"],"securityGroups":["sg-1"],"assignPublicIp":"DISABLED"}}""");
        scenario.Aws.On("DescribeServices", new JsonObject { ["services"] = new JsonArray(service) }.ToJsonString());
        scenario.Look(Ended(0));

        await scenario.RunAsync(new InvokeTaskRequest { Command = ["npm", "run", "two words"], ClientToken = "seed-1" });

        JsonObject request = Assert.Single(scenario.Aws.Requests("RunTask"));
        Assert.True(
            JsonNode.DeepEquals(
                JsonNode.Parse($$"""
                    {
                      "cluster": "whatsapp-saas-staging", "taskDefinition": "{{PublishScenario.Previous}}", "count": 1,
                      "capacityProviderStrategy": [{ "capacityProvider": "spot", "weight": 1, "base": 0 }],
                      "networkConfiguration": { "awsvpcConfiguration": { "subnets": ["subnet-1"], "securityGroups": ["sg-1"], "assignPublicIp": "DISABLED" } },
                      "overrides": { "containerOverrides": [{ "name": "app", "command": ["npm", "run", "two words"] }] },
                      "startedBy": "stagingtools", "propagateTags": "TASK_DEFINITION", "clientToken": "seed-1",
                      "tags": [{ "key": "Project", "value": "whatsapp-saas" }, { "key": "Environment", "value": "staging" }, { "key": "ManagedBy", "value": "StagingTools" }]
                    }
                    """),
                request),
            request.ToJsonString());
    }

    [Fact]
    public async Task Every_run_has_a_token_of_its_own()
    {
        scenario.Look(Ended(0));

        StagingTask first = await scenario.RunAsync();
        StagingTask second = await scenario.RunAsync();

        Assert.Equal([first.ClientToken, second.ClientToken], scenario.Aws.Requests("RunTask").Select(request => (string?)request["clientToken"]));
        Assert.NotEqual(first.ClientToken, second.ClientToken);
    }

    [Fact]
    public async Task A_token_of_another_run_is_refused()
    {
        scenario.Aws.Fail("RunTask", "ConflictException", "in use");

        StagingException error = await scenario.RefuseAsync(new InvokeTaskRequest { Command = ["seed"], ClientToken = "seed-1" });

        Assert.Equal(("ClientTokenInUse", "seed-1"), (error.ErrorId, error.TargetInput));
    }

    [Fact]
    public async Task A_revision_with_fixed_ports_runs_as_a_copy_without_them()
    {
        scenario.Definition["containerDefinitions"]![0]!["portMappings"]![0]!["hostPort"] = 3000;
        scenario.Look(Ended(0));

        StagingTask task = await scenario.RunAsync();

        JsonObject copy = Assert.Single(scenario.Aws.Requests("RegisterTaskDefinition"));
        Assert.Equal("whatsapp-saas-staging_task", (string?)copy["family"]);
        Assert.Null(copy["containerDefinitions"]![0]!["portMappings"]);
        Assert.NotNull(copy["containerDefinitions"]![0]!["secrets"]);
        Assert.Equal((PublishScenario.Next, PublishScenario.Next), (task.TaskDefinitionArn, (string?)scenario.Aws.Requests("RunTask")[0]["taskDefinition"]));
    }

    [Fact]
    public async Task A_copy_that_is_there_already_is_used_again()
    {
        scenario.Definition["containerDefinitions"]![0]!["portMappings"]![0]!["hostPort"] = 3000;
        JsonObject copy = scenario.Definition.DeepClone().AsObject();
        copy["family"] = "whatsapp-saas-staging_task";
        copy["taskDefinitionArn"] = PublishScenario.Next;
        copy["containerDefinitions"]![0]!.AsObject().Remove("portMappings");
        scenario.Aws.On("DescribeTaskDefinition", request => FakeAnswer.Json(new JsonObject
        {
            ["taskDefinition"] = ((string?)request["taskDefinition"] == "whatsapp-saas-staging_task" ? copy : scenario.Definition).DeepClone(),
        }));
        scenario.Look(Ended(0));

        StagingTask task = await scenario.RunAsync();

        Assert.Equal(PublishScenario.Next, task.TaskDefinitionArn);
        Assert.DoesNotContain("RegisterTaskDefinition", scenario.Aws.Operations);
    }

    [Fact]
    public async Task A_task_that_takes_too_long_is_stopped()
    {
        scenario.Look(Running(), "started");

        StagingTask task = await scenario.RunAsync(timeout: 60);

        Assert.Equal((StagingTaskStatus.TimedOut, 143, "UserInitiated"), (task.Status, task.ExitCode, task.StopCode));
        Assert.Equal("TaskTimedOut", TaskErrors.For(task)!.ErrorId);
        JsonObject stop = Assert.Single(scenario.Aws.Requests("StopTask"));
        Assert.Equal((TaskArn, "It had not ended when its time was up"), ((string?)stop["task"], (string?)stop["reason"]));
    }

    [Fact]
    public async Task Cancelling_stops_the_task()
    {
        using var cancelled = new CancellationTokenSource();
        scenario.Look(Running());
        scenario.Looked = look =>
        {
            if (look == 3)
                cancelled.Cancel();
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => scenario.RunAsync(new InvokeTaskRequest { Command = ["seed"] }, cancelled.Token));

        Assert.Equal(TaskArn, (string?)Assert.Single(scenario.Aws.Requests("StopTask"))["task"]);
        Assert.Contains(scenario.Host.Warnings, line => line.Contains("was told to stop", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_task_that_is_not_yet_seen_everywhere_is_looked_for_again()
    {
        scenario.Look(Ended(0));
        int misses = 2;
        scenario.Aws.Before("DescribeTasks", () => misses-- > 0 ? FakeAnswer.Json("""{"tasks":[],"failures":[{"reason":"MISSING"}]}""") : null);

        Assert.Equal(StagingTaskStatus.Succeeded, (await scenario.RunAsync()).Status);
    }

    [Fact]
    public async Task A_log_that_may_not_be_read_hides_no_end()
    {
        scenario.Look(Running()).Look(Ended(3));
        scenario.Aws.Fail("GetLogEvents", "AccessDeniedException", "not allowed");

        StagingTask task = await scenario.RunAsync();

        Assert.Equal((StagingTaskStatus.Failed, 3), (task.Status, task.ExitCode));
        Assert.Single(scenario.Host.Warnings, line => line.Contains("The task's log cannot be read", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_question_tells_what_runs_where_and_no_value_of_the_environment()
    {
        var declined = new TaskScenario(new RecordingHost(answer: false));

        Assert.Null(await declined.RunAsync(new InvokeTaskRequest { Command = ["npm run seed"] }));

        Confirmation question = Assert.Single(declined.Host.Questions);
        Assert.Equal(("Run 'npm run seed'", "whatsapp-saas-staging (us-east-1)"), (question.Action, question.Target));
        Assert.Contains("whatsapp-saas-staging:4", question.Detail, StringComparison.Ordinal);
        Assert.Contains("Container  app", question.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("topsecret", question.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("RunTask", declined.Aws.Operations);
    }

    [Fact]
    public async Task A_container_that_is_not_essential_is_refused()
    {
        scenario.Definition["containerDefinitions"]![0]!["essential"] = false;

        StagingException error = await scenario.RefuseAsync(new InvokeTaskRequest { Command = ["seed"] });

        Assert.Equal(("ContainerNotEssential", "app"), (error.ErrorId, error.TargetInput));
    }

    [Theory]
    [InlineData(null, null, 60, "CommandMissing")]
    [InlineData("  ", null, 60, "CommandMissing")]
    [InlineData("sh -c 'true", null, 60, "InvalidCommand")]
    [InlineData("seed", "two words", 60, "InvalidClientToken")]
    [InlineData("seed", null, 0, "InvalidTimeout")]
    [InlineData("seed", null, 86401, "InvalidTimeout")]
    public async Task Input_that_is_wrong_is_refused_before_anything_is_asked(string? command, string? token, int timeout, string errorId)
    {
        StagingException error = await scenario.RefuseAsync(
            new InvokeTaskRequest { Command = command is null ? null : [command], ClientToken = token, Timeout = timeout });

        Assert.Equal((errorId, StagingErrorCategory.InvalidArgument), (error.ErrorId, error.Category));
        Assert.Empty(scenario.Aws.Operations);
    }
}
