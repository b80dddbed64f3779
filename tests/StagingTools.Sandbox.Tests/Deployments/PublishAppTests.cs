using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using StagingTools.Engine.Deployments;
using StagingTools.Engine.Errors;

namespace StagingTools.Sandbox.Tests.Deployments;

/// <summary>Real rollouts of the sample application: real processes, a real database, a real cache.</summary>
[Collection(AppEnvironmentCollection.Name)]
public sealed class PublishAppTests(AppEnvironment environment)
{
    [Fact]
    public async Task A_good_version_serves_when_it_is_reported_as_completed()
    {
        StagingDeployment deployment = await environment.PublishAsync("1.0.0");

        Assert.Equal(DeploymentStatus.Completed, deployment.Status);
        Assert.Contains("whatsapp-saas-staging@sha256:", deployment.Image, StringComparison.Ordinal);
        Assert.Equal(deployment.TaskDefinitionArn, deployment.ServingTaskDefinitionArn);
        Assert.Contains(deployment.Events, happened => happened.Message.Contains($"(deployment {deployment.DeploymentId}) deployment completed", StringComparison.Ordinal));
        JsonNode health = await environment.AskAsync("/health");
        Assert.Equal(("healthy", "1.0.0", "ok", "ok"), ((string?)health["status"], (string?)health["version"], (string?)health["database"], (string?)health["cache"]));
    }

    [Fact]
    public async Task A_crashing_version_is_rolled_back_with_its_last_words_and_the_old_one_serves()
    {
        await environment.ServeAsync();
        string serving = (string)(await environment.SteadyAsync())["taskDefinition"]!;

        StagingDeployment deployment = await environment.PublishAsync("2.0.0");

        Assert.Equal(DeploymentStatus.RolledBack, deployment.Status);
        Assert.Equal((serving, serving), (deployment.PreviousTaskDefinitionArn, deployment.ServingTaskDefinitionArn));
        Assert.Contains("tasks failed to start", deployment.Reason, StringComparison.Ordinal);
        Assert.True(deployment.FailedTasks.Count >= 3);
        Assert.All(deployment.FailedTasks, task =>
        {
            Assert.Equal(("EssentialContainerExited", 1), (task.StopCode, task.ExitCode));
            Assert.Contains("MESSAGE_GATEWAY_URL is missing", Assert.Single(task.LastLogLines), StringComparison.Ordinal);
        });
        Assert.Equal("1.0.0", (string?)(await environment.AskAsync("/health"))["version"]);
    }

    [Fact]
    public async Task A_revision_whose_tasks_could_not_start_is_refused_with_all_that_it_lacks()
    {
        await environment.ServeAsync();
        JsonNode before = await environment.SteadyAsync();
        await environment.EcsAsync("RegisterTaskDefinition", new
        {
            family = "lacking",
            taskRoleArn = $"arn:aws:iam::{environment.Info.AccountId}:role/nobody",
            containerDefinitions = new[]
            {
                new
                {
                    name = "app",
                    image = "any",
                    cpu = 256,
                    memory = 2048,
                    secrets = new[] { new { name = "KEY", valueFrom = $"arn:aws:secretsmanager:{environment.Info.Region}:{environment.Info.AccountId}:secret:gone" } },
                    logConfiguration = new { logDriver = "awslogs", options = new Dictionary<string, string> { ["awslogs-group"] = "/nowhere" } },
                },
            },
        });

        StagingException refused = await Assert.ThrowsAsync<StagingException>(() => new PublishApp(environment.Context).RunAsync(
            new PublishAppRequest { ImageTag = "9.9.9", TaskDefinition = "lacking", Timeout = 60 }, new AnsweringHost(), TestContext.Current.CancellationToken));

        Assert.Equal("DeploymentNotReady", refused.ErrorId);
        string[] told = refused.Message.Split("\n  ")[1..];
        Assert.StartsWith("There is no image ", told[0], StringComparison.Ordinal);
        Assert.Equal(
            [
                "There is no task role nobody.",
                "The task definition lacking takes secrets and has no execution role that could read them.",
                "There is no secret gone (app's KEY).",
                "There is no log group /nowhere, which app writes to.",
                "A task takes 256 CPU units and 2048 MiB, and no instance of whatsapp-saas-staging has that; the largest has 2048 CPU units and 957 MiB.",
            ],
            told[1..]);
        JsonNode after = await environment.SteadyAsync();
        Assert.Equal((string?)before["deployments"]![0]!["id"], (string?)after["deployments"]![0]!["id"]);
    }

    [Fact]
    public async Task An_image_for_another_processor_is_refused_and_the_service_stays_as_it_is()
    {
        await environment.ServeAsync();
        JsonNode before = await environment.SteadyAsync();
        await environment.PushLikeFirstAsync("1.0.0-arm", platform: "linux/arm64");

        StagingException refused = await Assert.ThrowsAsync<StagingException>(() => environment.PublishAsync("1.0.0-arm"));

        Assert.Equal("DeploymentNotReady", refused.ErrorId);
        Assert.EndsWith(" is for linux/arm64, and tasks of whatsapp-saas-staging run on linux/amd64.", refused.Message, StringComparison.Ordinal);
        Assert.Contains("docker build --platform linux/amd64", refused.RecommendedAction, StringComparison.Ordinal);
        JsonNode after = await environment.SteadyAsync();
        Assert.Equal((string?)before["deployments"]![0]!["id"], (string?)after["deployments"]![0]!["id"]);
    }

    [Fact]
    public async Task The_version_that_runs_is_started_anew_without_a_revision()
    {
        await environment.ServeAsync();
        string serving = (string)(await environment.SteadyAsync())["taskDefinition"]!;
        string before = Assert.Single((await environment.ServiceAsync()).Tasks, task => task.Status == "RUNNING").Id;

        StagingDeployment deployment = await environment.PublishAsync("1.0.0");

        Assert.Equal((DeploymentStatus.Completed, serving), (deployment.Status, deployment.TaskDefinitionArn));
        Assert.NotEqual(before, Assert.Single((await environment.ServiceAsync()).Tasks, task => task.Status == "RUNNING").Id);
    }

    [Fact]
    public async Task A_deployment_that_is_overtaken_is_superseded_and_the_other_one_completes()
    {
        await environment.ServeAsync();
        Task<StagingDeployment>? other = null;
        var host = new AnsweringHost
        {
            Told = message =>
            {
                if (message.StartsWith("Deployment ", StringComparison.Ordinal) && other is null)
                    other = environment.PublishAsync("1.0.0");
            },
        };

        StagingDeployment? first = await new PublishApp(environment.Context).RunAsync(
            new PublishAppRequest { ImageTag = "2.0.0" }, host, TestContext.Current.CancellationToken);

        Assert.Equal(DeploymentStatus.Superseded, first!.Status);
        Assert.Equal(DeploymentStatus.Completed, (await other!).Status);
        Assert.Contains((await other).DeploymentId, first.Reason, StringComparison.Ordinal);
        Assert.Equal("1.0.0", (string?)(await environment.AskAsync("/health"))["version"]);
    }

    [Fact]
    public async Task A_deployment_that_is_no_longer_followed_goes_on_to_its_end()
    {
        await environment.ServeAsync();

        StagingDeployment deployment = await environment.PublishAsync("2.0.0", timeout: 1);

        Assert.Equal(DeploymentStatus.TimedOut, deployment.Status);
        await environment.SteadyAsync();
        Assert.Equal("1.0.0", (string?)(await environment.AskAsync("/health"))["version"]);
    }

    [Fact]
    public async Task Declined_the_service_stays_as_it_is_and_no_revision_is_made()
    {
        await environment.ServeAsync();
        JsonNode before = await environment.SteadyAsync();
        JsonNode revisions = await environment.EcsAsync("ListTaskDefinitions", new { familyPrefix = AppEnvironment.Stem });
        var host = new AnsweringHost(answer: false);

        Assert.Null(await new PublishApp(environment.Context).RunAsync(
            new PublishAppRequest { ImageTag = "2.0.0" }, host, TestContext.Current.CancellationToken));

        Assert.Contains("~ containerDefinitions[app].image:", Assert.Single(host.Questions).Detail, StringComparison.Ordinal);
        Assert.Equal((string?)before["deployments"]![0]!["id"], (string?)(await environment.SteadyAsync())["deployments"]![0]!["id"]);
        JsonNode after = await environment.EcsAsync("ListTaskDefinitions", new { familyPrefix = AppEnvironment.Stem });
        Assert.Equal(revisions["taskDefinitionArns"]!.ToJsonString(), after["taskDefinitionArns"]!.ToJsonString());
    }

    [Fact]
    public async Task An_image_that_was_never_pushed_is_told_with_those_that_were()
    {
        StagingException error = await Assert.ThrowsAsync<StagingException>(() => environment.PublishAsync("3.0.0"));

        Assert.Equal("ImageNotFound", error.ErrorId);
        // Within one second perhaps, so in any order; and other classes push versions of their own.
        JsonNode images = await environment.Aws.JsonAsync(
            "ecr", "AmazonEC2ContainerRegistry_V20150921.ListImages", new { repositoryName = AppEnvironment.Stem });
        Match told = Regex.Match(error.Message, @"The newest tags are (.+)\.$");
        Assert.Equal(
            images["imageIds"]!.AsArray().Select(image => (string?)image!["imageTag"]).OfType<string>().Order(StringComparer.Ordinal),
            told.Groups[1].Value.Split(", ").Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("other-cluster", null, "ClusterNotFound", "whatsapp-saas-staging")]
    [InlineData(null, "other-service", "ServiceNotFound", "whatsapp-saas-staging-service")]
    public async Task What_does_not_exist_is_told_with_what_does(string? cluster, string? service, string errorId, string existing)
    {
        StagingException error = await Assert.ThrowsAsync<StagingException>(() => new PublishApp(environment.Context).RunAsync(
            new PublishAppRequest { ImageTag = "1.0.0", Cluster = cluster, Service = service is null ? null : [service] },
            new AnsweringHost(),
            TestContext.Current.CancellationToken));

        Assert.Equal(errorId, error.ErrorId);
        Assert.Contains(existing, error.Message, StringComparison.Ordinal);
    }
}
