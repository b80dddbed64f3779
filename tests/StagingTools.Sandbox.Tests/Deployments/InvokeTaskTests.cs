using System.Text.Json.Nodes;
using StagingTools.Engine.Deployments;
using StagingTools.Engine.Errors;
using StagingTools.Sandbox.Tests.Sandbox;

namespace StagingTools.Sandbox.Tests.Deployments;

/// <summary>Commands that really run once, as processes, beside a service that serves; and deployments that migrate first.</summary>
public sealed class InvokeTaskTests(TaskEnvironment environment) : IClassFixture<TaskEnvironment>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_command_succeeds_with_its_log_lines()
    {
        var host = new AnsweringHost();

        StagingTask task = await environment.RunAsync(
            new InvokeTaskRequest { Command = ["sh -c 'echo \"one $GREETING\"; sleep 3; echo two >&2'"] }, host);

        Assert.Equal(
            (StagingTaskStatus.Succeeded, 0, "EssentialContainerExited"), (task.Status, task.ExitCode, task.StopCode));
        Assert.Equal(["one hello", "two"], task.LastLogLines);
        Assert.Equal(["one hello", "two"], host.Lines.Where(line => line is "one hello" or "two"));
        Assert.Contains($"{TaskEnvironment.Stem}_task:", task.TaskDefinitionArn, StringComparison.Ordinal);
        JsonNode seen = await environment.StoppedAsync(task.TaskArn!);
        Assert.Equal("stagingtools", (string?)seen["startedBy"]);
    }

    [Fact]
    public async Task A_command_that_exits_with_3_has_failed()
    {
        StagingTask task = await environment.ScriptAsync("echo no such table; exit 3");

        Assert.Equal((StagingTaskStatus.Failed, 3, "EssentialContainerExited"), (task.Status, task.ExitCode, task.StopCode));
        Assert.Equal(["no such table"], task.LastLogLines);
        Assert.Equal("TaskFailed", TaskErrors.For(task)!.ErrorId);
    }

    [Fact]
    public async Task An_image_that_is_missing_starts_nothing()
    {
        await environment.RegisterAsync("absent", "never-pushed");

        StagingTask task = await environment.RunAsync(new InvokeTaskRequest { Command = ["true"], TaskDefinition = "absent" });

        Assert.Equal((StagingTaskStatus.NotStarted, null, "TaskFailedToStart"), (task.Status, task.ExitCode, task.StopCode));
        Assert.Contains("CannotPullContainerError", task.StoppedReason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_client_token_runs_once()
    {
        string file = Path.Combine(environment.Info.StateDirectory, $"{Guid.NewGuid():N}");
        var request = new InvokeTaskRequest { Command = ["sh", "-c", $"echo ran >> '{file}'; echo ran"], ClientToken = Guid.NewGuid().ToString() };

        StagingTask first = await environment.RunAsync(request);
        StagingTask second = await environment.RunAsync(request);

        Assert.Equal((first.TaskArn, StagingTaskStatus.Succeeded), (second.TaskArn, second.Status));
        Assert.Equal(["ran"], second.LastLogLines);
        Assert.Single(await File.ReadAllLinesAsync(file, Stop));
        StagingException error = await Assert.ThrowsAsync<StagingException>(
            () => environment.RunAsync(request with { Command = ["true"] }));
        Assert.Equal("ClientTokenInUse", error.ErrorId);
    }

    [Fact]
    public async Task A_command_that_takes_too_long_is_stopped()
    {
        StagingTask task = await environment.ScriptAsync("echo begun; exec sleep 600", timeout: 5);

        Assert.Equal((StagingTaskStatus.TimedOut, "UserInitiated"), (task.Status, task.StopCode));
        Assert.Equal(["begun"], task.LastLogLines);
        Assert.Equal("STOPPED", (string?)(await environment.StoppedAsync(task.TaskArn!))["lastStatus"]);
    }

    [Fact]
    public async Task Cancelling_stops_the_command()
    {
        using var cancelled = new CancellationTokenSource();
        string? task = null;
        var host = new AnsweringHost
        {
            Told = message =>
            {
                if (message.StartsWith("Task ", StringComparison.Ordinal) && task is null)
                    task = message.Split(' ')[1];
                if (message == "begun")
                    cancelled.Cancel();
            },
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => environment.RunAsync(
            new InvokeTaskRequest { Command = ["sh", "-c", "echo begun; exec sleep 600"] }, host, cancelled.Token));

        JsonNode stopped = await environment.StoppedAsync(task!);
        Assert.Equal(("UserInitiated", "Cancelled by whoever started it"), ((string?)stopped["stopCode"], (string?)stopped["stoppedReason"]));
    }

    [Fact]
    public async Task A_service_moves_when_its_migration_works_and_stays_as_it_was_when_it_fails()
    {
        string before = (string)(await environment.SteadyAsync())["taskDefinition"]!;
        string tasks = await environment.TasksAsync();

        StagingDeployment failed = await PublishAsync("sh -c 'echo P3009; exit 1'");

        Assert.Equal((DeploymentStatus.MigrationFailed, before), (failed.Status, failed.ServingTaskDefinitionArn));
        FailedTask migration = Assert.Single(failed.FailedTasks);
        Assert.Equal(1, migration.ExitCode);
        Assert.Equal(["P3009"], migration.LastLogLines);
        Assert.Equal((before, tasks), ((string?)(await environment.SteadyAsync())["taskDefinition"], await environment.TasksAsync()));

        var host = new AnsweringHost();
        StagingDeployment completed = await PublishAsync("sh -c 'echo migrated'", host);

        Assert.Equal(DeploymentStatus.Completed, completed.Status);
        Assert.Contains("migrated", host.Lines);
        Assert.Equal(completed.TaskDefinitionArn, (string?)(await environment.SteadyAsync())["taskDefinition"]);
        Assert.NotEqual(before, completed.TaskDefinitionArn);
    }

    [Fact]
    public async Task A_machine_that_is_full_starts_nothing()
    {
        await environment.ClusterAsync("full");
        await environment.EcsAsync("RegisterTaskDefinition", new
        {
            family = "large",
            containerDefinitions = new[] { new { name = "app", image = $"{TaskEnvironment.Stem}:1", memory = 4096, essential = true } },
        });

        JsonNode answer = await environment.EcsAsync("RunTask", new { cluster = "full", taskDefinition = "large" });

        Assert.Empty(answer["tasks"]!.AsArray());
        Assert.Equal("RESOURCE:MEMORY", (string?)Assert.Single(answer["failures"]!.AsArray())!["reason"]);
        answer = await environment.EcsAsync("RunTask", new { cluster = TaskEnvironment.Stem, taskDefinition = TaskEnvironment.Stem });
        Assert.Equal("RESOURCE:PORTS", (string?)Assert.Single(answer["failures"]!.AsArray())!["reason"]);
        await environment.EcsAsync("DeregisterTaskDefinition", new { taskDefinition = "large:1" });
        AwsRefusal refusal = await Assert.ThrowsAsync<AwsRefusal>(
            () => environment.EcsAsync("RunTask", new { cluster = "full", taskDefinition = "large:1" }));
        Assert.Equal("ClientException", refusal.Code);
    }

    private async Task<StagingDeployment> PublishAsync(string migration, AnsweringHost? host = null) =>
        Assert.IsType<StagingDeployment>(await new PublishApp(environment.Context).RunAsync(
            new PublishAppRequest { ImageTag = "2.0.0", MigrationCommand = migration }, host ?? new AnsweringHost(), Stop));
}
