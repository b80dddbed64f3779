using System.Text.Json.Nodes;
using StagingTools.Engine.Deployments;
using StagingTools.Engine.Errors;

namespace StagingTools.Sandbox.Tests.Deployments;

/// <summary>The way back on real rollouts, and the history that it is chosen from.</summary>
[Collection(AppEnvironmentCollection.Name)]
public sealed class UndoAppTests(AppEnvironment environment)
{
    [Fact]
    public async Task The_way_back_leads_past_the_version_that_was_rolled_back_and_the_history_tells_all()
    {
        await environment.PushLikeFirstAsync("1.1.0");
        StagingDeployment first = await environment.PublishAsync("1.0.0");
        StagingDeployment second = await environment.PublishAsync("2.0.0");
        StagingDeployment third = await environment.PublishAsync("1.1.0");
        Assert.Equal(
            [DeploymentStatus.Completed, DeploymentStatus.RolledBack, DeploymentStatus.Completed],
            new[] { first, second, third }.Select(deployment => deployment.Status));
        List<StagingDeploymentRecord> before = await HistoryAsync(third, second, first);
        Assert.Equal(
            [
                (third.TaskDefinitionArn, DeploymentOutcome.Completed, "1.1.0", true),
                (second.TaskDefinitionArn, DeploymentOutcome.RolledBack, "2.0.0", false),
                (first.TaskDefinitionArn, DeploymentOutcome.Completed, "1.0.0", false),
            ],
            before.Select(record => (record.TaskDefinitionArn, record.Status, record.ImageTag, record.Serving)));
        Assert.All(before, record =>
        {
            Assert.NotNull(record.RegisteredAt);
            Assert.NotNull(record.EndedAt);
            Assert.Equal(record.RegisteredBy, record.DeployedBy);
            Assert.Equal(record.Image[(record.Image.IndexOf('@', StringComparison.Ordinal) + 1)..], record.ImageDigest);
        });

        var host = new AnsweringHost();
        StagingDeployment? back = await new UndoApp(environment.Context).RunAsync(new UndoAppRequest(), host, Stop);

        Assert.Equal((DeploymentStatus.Completed, first.TaskDefinitionArn), (back!.Status, back.ServingTaskDefinitionArn));
        Assert.Equal(("1.0.0", third.TaskDefinitionArn), (back.ImageTag, back.PreviousTaskDefinitionArn));
        Assert.Contains($"~ containerDefinitions[app].image: {third.Image} → {first.Image}", Assert.Single(host.Questions).Detail, StringComparison.Ordinal);
        Assert.Equal("1.0.0", (string?)(await environment.AskAsync("/health"))["version"]);
        Assert.Equal(
            [(DeploymentOutcome.Undone, false), (DeploymentOutcome.RolledBack, false), (DeploymentOutcome.Completed, true)],
            (await HistoryAsync(third, second, first)).Select(record => (record.Status, record.Serving)));
        JsonNode active = await environment.EcsAsync("ListTaskDefinitions", new { familyPrefix = AppEnvironment.Stem });
        Assert.Contains(third.TaskDefinitionArn, active["taskDefinitionArns"]!.AsArray().Select(arn => (string?)arn));
    }

    [Fact]
    public async Task A_revision_that_was_deregistered_is_refused_and_stays_in_the_history()
    {
        await environment.ServeAsync();
        JsonNode registered = await environment.EcsAsync("RegisterTaskDefinition", new
        {
            family = AppEnvironment.Stem,
            containerDefinitions = new[] { new { name = "app", image = "gcr.io/google-samples/hello-app:1.0", memory = 64 } },
        });
        var revision = (string)registered["taskDefinition"]!["taskDefinitionArn"]!;
        await environment.EcsAsync("DeregisterTaskDefinition", new { taskDefinition = revision });

        StagingException error = await Assert.ThrowsAsync<StagingException>(() => new UndoApp(environment.Context).RunAsync(
            new UndoAppRequest { To = revision }, new AnsweringHost(), Stop));

        Assert.Equal("RevisionNotActive", error.ErrorId);
        Assert.Contains(await HistoryAsync(), record => record.TaskDefinitionArn == revision && !record.Active);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    // Other classes deploy to the same service.
    private async Task<List<StagingDeploymentRecord>> HistoryAsync(params StagingDeployment[] of) =>
        [.. (await HistoryAsync()).Where(record => of.Any(deployment => deployment.TaskDefinitionArn == record.TaskDefinitionArn))];

    private async Task<List<StagingDeploymentRecord>> HistoryAsync()
    {
        List<StagingDeploymentRecord> found = [];
        await foreach (StagingDeploymentRecord record in new GetDeployment(environment.Context).RunAsync(
            new GetDeploymentRequest { Last = 100 }, new AnsweringHost(), Stop))
            found.Add(record);
        return found;
    }
}
