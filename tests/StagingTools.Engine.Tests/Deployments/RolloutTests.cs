using System.Text.Json.Nodes;
using StagingTools.Engine.Deployments;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Tests.Fakes;
using static StagingTools.Engine.Tests.Deployments.PublishScenario;

namespace StagingTools.Engine.Tests.Deployments;

/// <summary>What becomes of a deployment, and what the user is told.</summary>
public sealed class RolloutTests
{
    private readonly PublishScenario scenario = new();

    private static JsonObject Rolling => Service(
        Deployment(NewDeployment, "PRIMARY", Next, "IN_PROGRESS", running: 0),
        Deployment(OldDeployment, "ACTIVE", Previous, "COMPLETED", running: 1));

    private static JsonObject Completed => Service(Deployment(NewDeployment, "PRIMARY", Next, "COMPLETED", running: 1));

    private static JsonObject Failing => Service(
        Deployment(NewDeployment, "PRIMARY", Next, "FAILED", running: 0, failed: 3, reason: "ECS deployment circuit breaker: tasks failed to start."),
        Deployment(OldDeployment, "ACTIVE", Previous, "COMPLETED", running: 1));

    private static JsonObject RollingBack(string state, int running) => Service(
        Deployment("ecs-svc/back", "PRIMARY", Previous, state, running, reason: "ECS deployment circuit breaker: rolling back to deploymentId ecs-svc/old."),
        Deployment(NewDeployment, "ACTIVE", Next, "FAILED", running: 0, failed: 3, reason: "ECS deployment circuit breaker: tasks failed to start."));

    [Fact]
    public async Task A_deployment_that_ECS_completes_is_completed_and_serves()
    {
        scenario.Look(Rolling).Look(Rolling).Look(Completed);

        StagingDeployment deployment = await scenario.PublishAsync();

        Assert.Equal(DeploymentStatus.Completed, deployment.Status);
        Assert.Equal(NewDeployment, deployment.DeploymentId);
        Assert.Equal(Next, deployment.ServingTaskDefinitionArn);
        Assert.Equal(Previous, deployment.PreviousTaskDefinitionArn);
        Assert.Null(deployment.Reason);
        Assert.Empty(deployment.FailedTasks);
        Assert.Equal("info The deployment of 1.4.2 to whatsapp-saas-staging-service completed; whatsapp-saas-staging:5 serves.", scenario.Host.Lines[^1]);
    }

    [Fact]
    public async Task Completed_with_a_task_short_is_waited_for()
    {
        scenario.Look(Service(Deployment(NewDeployment, "PRIMARY", Next, "COMPLETED", running: 0))).Look(Completed);

        StagingDeployment deployment = await scenario.PublishAsync();

        Assert.Equal(DeploymentStatus.Completed, deployment.Status);
        Assert.Equal(3, scenario.Looks);
    }

    [Fact]
    public async Task What_nobody_waits_for_began_and_is_no_success_that_anybody_records()
    {
        StagingDeployment? deployment = await scenario.PublishAsync(new PublishAppRequest { ImageTag = "1.4.2", Timeout = 900, NoWait = true });

        Assert.Equal((DeploymentStatus.Started, NewDeployment, Next, Previous), (
            deployment!.Status, deployment.DeploymentId, deployment.TaskDefinitionArn, deployment.ServingTaskDefinitionArn));
        Assert.Equal(1, scenario.Looks);
        Assert.Null(DeploymentErrors.For(deployment));
        Assert.DoesNotContain(
            scenario.Aws.Requests("TagResource"), request => (string?)request["resourceArn"] == Next);
        Assert.EndsWith("began and is not followed; whatsapp-saas-staging:4 serves.", scenario.Host.Lines[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, null)]
    [InlineData(null, true)]
    public async Task Where_nobody_waits_no_smoke_test_can_be_asked_for(bool? smokeTest, bool? rollback)
    {
        StagingException refused = await scenario.RefuseAsync(
            new PublishAppRequest { ImageTag = "1.4.2", NoWait = true, SmokeTest = smokeTest, RollbackOnFailure = rollback });

        Assert.Equal("SmokeTestNotAwaited", refused.ErrorId);
        Assert.Empty(scenario.Aws.Operations);
    }

    [Fact]
    public async Task A_deployment_that_ECS_takes_back_is_rolled_back_not_completed()
    {
        scenario.Look(Rolling).Look(Failing).Look(RollingBack("IN_PROGRESS", 0)).Look(RollingBack("COMPLETED", 1));

        StagingDeployment deployment = await scenario.PublishAsync();

        Assert.Equal(DeploymentStatus.RolledBack, deployment.Status);
        Assert.Equal(Previous, deployment.ServingTaskDefinitionArn);
        Assert.Equal(Next, deployment.TaskDefinitionArn);
        Assert.Equal("ECS deployment circuit breaker: tasks failed to start.", deployment.Reason);
        Assert.Contains(scenario.Host.Warnings, line => line.EndsWith("3 tasks of the new revision failed so far.", StringComparison.Ordinal));
        Assert.EndsWith("failed and was rolled back; whatsapp-saas-staging:4 serves.", scenario.Host.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rollback_that_was_over_before_the_next_look_is_still_seen()
    {
        scenario.Look(Rolling).Look(
            Service(Deployment(OldDeployment, "PRIMARY", Previous, "COMPLETED", running: 1))
                .WithEvent("e1", 1773576001, "(service whatsapp-saas-staging-service) (deployment ecs-svc/new) deployment failed: tasks failed to start."));

        StagingDeployment deployment = await scenario.PublishAsync();

        Assert.Equal(DeploymentStatus.RolledBack, deployment.Status);
        Assert.Contains("tasks failed to start", deployment.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rollback_that_fails_too_is_failed()
    {
        scenario.Look(Failing).Look(RollingBack("FAILED", 0));

        StagingDeployment deployment = await scenario.PublishAsync();

        Assert.Equal(DeploymentStatus.Failed, deployment.Status);
        Assert.Contains("the rollback failed too", deployment.Reason, StringComparison.Ordinal);
        Assert.Null(deployment.ServingTaskDefinitionArn);
        Assert.EndsWith("failed; nothing serves.", scenario.Host.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_rollback_a_failed_deployment_is_failed_at_once()
    {
        var plain = new PublishScenario();
        plain.Aws.On("DescribeServices", _ => FakeAnswer.Json(new JsonObject
        {
            ["services"] = new JsonArray(plain.Aws.Operations.Contains("UpdateService")
                ? Failing.WithoutRollback()
                : Service(Deployment(OldDeployment, "PRIMARY", Previous, "COMPLETED", running: 1)).WithoutRollback()),
        }));

        StagingDeployment deployment = await plain.PublishAsync();

        Assert.Equal(DeploymentStatus.Failed, deployment.Status);
        Assert.Equal(Previous, deployment.ServingTaskDefinitionArn);
        Assert.Empty(plain.Time.Waits);
    }

    [Fact]
    public async Task A_failed_deployment_that_nobody_takes_back_is_failed_after_a_while()
    {
        scenario.Look(Failing);

        StagingDeployment deployment = await scenario.PublishAsync();

        Assert.Equal(DeploymentStatus.Failed, deployment.Status);
        Assert.InRange(deployment.Duration, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(40));
    }

    [Fact]
    public async Task A_deployment_that_another_one_replaces_is_superseded()
    {
        scenario.Look(Rolling).Look(Service(
            Deployment("ecs-svc/other", "PRIMARY", Next.Replace(":5", ":6", StringComparison.Ordinal), "IN_PROGRESS", running: 0),
            Deployment(NewDeployment, "ACTIVE", Next, "IN_PROGRESS", running: 1),
            Deployment(OldDeployment, "ACTIVE", Previous, "COMPLETED", running: 0)));

        StagingDeployment deployment = await scenario.PublishAsync();

        Assert.Equal(DeploymentStatus.Superseded, deployment.Status);
        Assert.Equal("deployment ecs-svc/other of whatsapp-saas-staging:6 took its place", deployment.Reason);
        Assert.Equal(Next, deployment.ServingTaskDefinitionArn);
    }

    [Fact]
    public async Task Somebody_who_publishes_the_old_revision_again_supersedes_and_is_no_rollback()
    {
        scenario.Look(Rolling).Look(Service(
            Deployment("ecs-svc/by-hand", "PRIMARY", Previous, "IN_PROGRESS", running: 0),
            Deployment(NewDeployment, "ACTIVE", Next, "IN_PROGRESS", running: 1)));

        StagingDeployment deployment = await scenario.PublishAsync();

        Assert.Equal(DeploymentStatus.Superseded, deployment.Status);
    }

    [Fact]
    public async Task What_an_earlier_deployment_waited_for_is_no_reason_of_this_one()
    {
        const string Earlier = "(service s) was unable to place a task because no container instance met all of its requirements.";
        var late = new PublishScenario(
            Service(Deployment(OldDeployment, "PRIMARY", Previous, "COMPLETED", running: 1)).WithEvent("e0", 1773570000, Earlier));
        late.Look(Rolling.WithEvent("e0", 1773570000, Earlier));

        StagingDeployment deployment = await late.PublishAsync(timeout: 60);

        Assert.Equal((DeploymentStatus.TimedOut, "the tasks were not steady in time"), (deployment.Status, deployment.Reason));
    }

    [Fact]
    public async Task A_deployment_that_takes_too_long_is_timed_out_with_what_it_waits_for()
    {
        scenario.Look(Rolling.WithEvent("e1", 1773576001, "(service s) was unable to place a task because no container instance met all of its requirements."));

        StagingDeployment deployment = await scenario.PublishAsync(timeout: 60);

        Assert.Equal(DeploymentStatus.TimedOut, deployment.Status);
        Assert.Contains("unable to place a task", deployment.Reason, StringComparison.Ordinal);
        Assert.Equal(Previous, deployment.ServingTaskDefinitionArn);
        Assert.Equal(TimeSpan.FromSeconds(60), deployment.Duration);
    }

    [Fact]
    public async Task A_failure_whose_rollback_is_still_under_way_when_the_time_is_up_is_told_as_failed()
    {
        scenario.Look(Failing).Look(RollingBack("IN_PROGRESS", 0));

        StagingDeployment deployment = await scenario.PublishAsync(timeout: 20);

        Assert.Equal(DeploymentStatus.Failed, deployment.Status);
        Assert.Contains("still bringing the previous revision back", deployment.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_from_before_the_update_is_no_rollback()
    {
        scenario.Look(Service(Deployment(OldDeployment, "PRIMARY", Previous, "COMPLETED", running: 1))).Look(Completed);

        Assert.Equal(DeploymentStatus.Completed, (await scenario.PublishAsync()).Status);
    }

    [Fact]
    public async Task A_service_that_is_deleted_meanwhile_fails_the_deployment()
    {
        JsonObject deleted = Completed;
        deleted["status"] = "INACTIVE";
        scenario.Look(Rolling).Look(deleted);

        StagingDeployment deployment = await scenario.PublishAsync();

        Assert.Equal(DeploymentStatus.Failed, deployment.Status);
        Assert.Equal("the service was deleted", deployment.Reason);
    }

    [Fact]
    public async Task Only_new_events_are_told_each_once_and_oldest_first()
    {
        var history = new PublishScenario();
        JsonObject before = Service(Deployment(OldDeployment, "PRIMARY", Previous, "COMPLETED", running: 1)).WithEvent("e0", 1773570000, "has reached a steady state.");
        var states = new Queue<JsonObject>(
        [
            before,
            Rolling.WithEvent("e0", 1773570000, "has reached a steady state.").WithEvent("e1", 1773576001, "has stopped 1 running tasks.").WithEvent("e2", 1773576001, "has started 1 tasks."),
            Completed.WithEvent("e1", 1773576001, "has stopped 1 running tasks.").WithEvent("e2", 1773576001, "has started 1 tasks.").WithEvent("e3", 1773576002, "deployment completed."),
        ]);
        history.Aws.On("DescribeServices", _ => FakeAnswer.Json(new JsonObject { ["services"] = new JsonArray(states.Dequeue()) }));

        StagingDeployment deployment = await history.PublishAsync();

        Assert.Equal(
            ["has stopped 1 running tasks.", "has started 1 tasks.", "deployment completed."],
            deployment.Events.Select(happened => happened.Message));
        Assert.Equal(
            ["info 12:00:01Z has stopped 1 running tasks.", "info 12:00:01Z has started 1 tasks.", "info 12:00:02Z deployment completed."],
            history.Host.Lines.Where(line => line.StartsWith("info 12:", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_tasks_that_crashed_are_told_with_exit_code_and_last_words()
    {
        scenario.Look(Failing).Look(RollingBack("COMPLETED", 1)).Crashed("4711", 1, "starting", "ERROR no gateway");

        StagingDeployment deployment = await scenario.PublishAsync();

        FailedTask task = Assert.Single(deployment.FailedTasks);
        Assert.Equal(1, task.ExitCode);
        Assert.Equal("EssentialContainerExited", task.StopCode);
        Assert.Equal(["starting", "ERROR no gateway"], task.LastLogLines);
        JsonObject asked = Assert.Single(scenario.Aws.Requests("GetLogEvents"));
        Assert.Equal("app/app/4711", (string?)asked["logStreamName"]);
        Assert.Equal("/aws/staging/whatsapp-saas/application", (string?)asked["logGroupName"]);
        Assert.Contains(
            "warning Task 4711 stopped: Essential container in task exited, exit code 1. Its last words: ERROR no gateway",
            scenario.Host.Lines);
    }

    [Fact]
    public async Task Last_words_that_come_a_moment_late_are_waited_for()
    {
        scenario.Look(Failing).Look(RollingBack("COMPLETED", 1)).Crashed("4711", 1);
        int asked = 0;
        scenario.Aws.On("GetLogEvents", _ => ++asked < 3
            ? FakeAnswer.Error("ResourceNotFoundException", "The specified log stream does not exist.")
            : FakeAnswer.Json("""{"events":[{"timestamp":1,"message":"ERROR late"}]}"""));

        Assert.Equal(["ERROR late"], Assert.Single((await scenario.PublishAsync()).FailedTasks).LastLogLines);
    }

    [Fact]
    public async Task Tasks_that_the_rollback_stopped_did_not_fail()
    {
        scenario.Look(Failing).Look(RollingBack("COMPLETED", 1)).Crashed("4711", 143);
        JsonObject healthy = JsonNode.Parse($$"""
            {"tasks":[{"taskArn":"arn:x/4711","taskDefinitionArn":"{{Next}}","stopCode":"ServiceSchedulerInitiated",
              "stoppedReason":"Scaling activity initiated by deployment ecs-svc/back","containers":[{"name":"app","exitCode":143}]}]}
            """)!.AsObject();
        scenario.Aws.On("DescribeTasks", healthy.ToJsonString());

        Assert.Empty((await scenario.PublishAsync()).FailedTasks);
    }

    [Fact]
    public async Task That_the_stopped_tasks_cannot_be_read_does_not_hide_how_it_ended()
    {
        scenario.Look(Failing).Look(RollingBack("COMPLETED", 1));
        scenario.Aws.Fail("ListTasks", "AccessDeniedException", "not authorized to perform ecs:ListTasks");

        Assert.Equal(DeploymentStatus.RolledBack, (await scenario.PublishAsync()).Status);
        Assert.Contains(scenario.Host.Warnings, line => line.Contains("ecs:ListTasks", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Looks_come_fast_at_first_and_every_five_seconds_at_most()
    {
        scenario.Look(Rolling);

        await scenario.PublishAsync(timeout: 120);

        Assert.Equal(TimeSpan.FromSeconds(1), scenario.Time.Waits[0]);
        Assert.Equal(TimeSpan.FromSeconds(5), scenario.Time.Waits.Max());
        Assert.Equal(TimeSpan.FromSeconds(120), scenario.Time.Waits.Aggregate(TimeSpan.Zero, (sum, wait) => sum + wait));
    }

    [Fact]
    public async Task Whoever_cancels_is_told_that_the_rollout_goes_on()
    {
        using var stop = new CancellationTokenSource();
        scenario.Look(Rolling);
        scenario.Looked = look =>
        {
            if (look == 4)
                stop.Cancel();
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            new PublishApp(scenario.Aws.Context(scenario.Time)).RunAsync(new PublishAppRequest { ImageTag = "1.4.2" }, scenario.Host, stop.Token));

        Assert.StartsWith("warning Deployment ecs-svc/new goes on in ECS", scenario.Host.Warnings[^1], StringComparison.Ordinal);
        Assert.Single(scenario.Aws.Requests("UpdateService"));
    }

    [Fact]
    public async Task A_look_that_AWS_throttles_is_taken_again()
    {
        scenario.Look(Completed);
        int looks = 0;
        JsonObject before = Service(Deployment(OldDeployment, "PRIMARY", Previous, "COMPLETED", running: 1));
        scenario.Aws.On("DescribeServices", _ => ++looks switch
        {
            1 => FakeAnswer.Json(new JsonObject { ["services"] = new JsonArray(before) }),
            2 => throw new HttpRequestException("Connection refused"),
            _ => FakeAnswer.Json(new JsonObject { ["services"] = new JsonArray(Completed) }),
        });

        Assert.Equal(DeploymentStatus.Completed, (await scenario.PublishAsync()).Status);
    }

    [Fact]
    public async Task Credentials_that_expire_meanwhile_end_the_watch_and_say_that_the_rollout_goes_on()
    {
        int looks = 0;
        JsonObject before = Service(Deployment(OldDeployment, "PRIMARY", Previous, "COMPLETED", running: 1));
        scenario.Aws.On("DescribeServices", _ => ++looks == 1
            ? FakeAnswer.Json(new JsonObject { ["services"] = new JsonArray(before) })
            : FakeAnswer.Error("ExpiredTokenException", "The security token included in the request is expired"));

        Exception failure = await Assert.ThrowsAnyAsync<Exception>(() => scenario.PublishAsync());

        Assert.Equal("CredentialsRefused", StagingErrors.Translate(failure).ErrorId);
        Assert.Contains("goes on in ECS", scenario.Host.Warnings[^1], StringComparison.Ordinal);
    }
}
