using System.Diagnostics;
using System.Text.Json.Nodes;
using Amazon.RDS.Model;
using StagingTools.Engine;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Deployments;
using StagingTools.Engine.Environments;
using StagingTools.Engine.Environments.Restores;
using StagingTools.Engine.Environments.Snapshots;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;
using StagingTools.Sandbox.Tests.Data;
using StagingTools.Sandbox.Tests.Deployments;

namespace StagingTools.Sandbox.Tests.Environments;

/// <summary>Restores in one environment made by real terraform, with an application that runs; told in the order in which it happens.</summary>
public sealed class RestoreTests : LongEnvironmentSuite
{
    private const string Database = "shop-staging-db";
    private const string Restoring = $"{Database}-restoring";

    private static readonly RestoreEnvironmentRequest Restore = new() { Project = Project };
    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false });

    private StagingContext Context => Workshop.Context();

    private RestoredShop Shop => new(Context, Project);

    [Fact]
    public async Task A_database_goes_back_to_a_snapshot_and_to_a_moment_also_when_a_run_is_killed_half_way()
    {
        Assert.NotNull(await new NewEnvironment(Context).RunAsync(new NewEnvironmentRequest { Project = Project }, new RecordingHost(), Token));
        await PublishAsync();
        string secret = await Shop.SecretAsync();
        await Shop.OpenAsync(users: 3);
        Assert.NotNull(await new NewSnapshot(Context).RunAsync(
            new NewSnapshotRequest { Project = Project, Name = "three-users" }, new RecordingHost(), Token));
        await Shop.ExecuteAsync("delete from users where id > 1");

        await What_cannot_be_restored_is_refused();
        await What_would_be_done_is_shown_and_nothing_is_done();
        await The_snapshot_is_restored_and_the_one_of_before_is_gone();
        await A_moment_is_restored_and_the_one_of_before_is_kept();
        await A_run_that_is_killed_between_the_renames_is_finished_by_the_next();
        Assert.Equal(secret, await Shop.SecretAsync());
        await A_removal_takes_what_restores_left();
    }

    private async Task What_cannot_be_restored_is_refused()
    {
        await TagSnapshotAsync("three-users", "pr-42");
        StagingException foreign = await RefusedAsync(Restore with { Snapshot = "three-users" });
        Assert.Equal("SnapshotNotOwned", foreign.ErrorId);
        Assert.Contains("shop/pr-42", foreign.Message, StringComparison.Ordinal);
        await TagSnapshotAsync("three-users", "staging");

        StagingException early = await RefusedAsync(Restore with { PointInTime = "2020-01-01T00:00:00Z" });
        Assert.Equal("PointInTimeOutsideWindow", early.ErrorId);
        Assert.Matches(@"reach from \d{4}-\S+Z to \d{4}-\S+Z\.", early.Message);
        Assert.Equal("SnapshotNotFound", (await RefusedAsync(Restore with { Snapshot = "nowhere" })).ErrorId);
        Assert.Equal([Database], await InstancesAsync());
    }

    private async Task What_would_be_done_is_shown_and_nothing_is_done()
    {
        string before = await ResourceIdAsync();
        var shown = new RecordingHost(agrees: false);

        Assert.Null(await new RestoreEnvironment(Context).RunAsync(Restore with { Snapshot = "three-users" }, shown, Token));

        Assert.Equal(("staging", ConfirmationImpact.High), (shown.Asked!.TypedAnswer, shown.Asked.Impact));
        Assert.Contains($"Rename {Restoring} to {Database}.", shown.Asked.Detail, StringComparison.Ordinal);
        Assert.Equal((before, 1L), (await ResourceIdAsync(), await Shop.CountAsync()));
        Assert.Equal([Database], await InstancesAsync());
    }

    private async Task The_snapshot_is_restored_and_the_one_of_before_is_gone()
    {
        string before = await ResourceIdAsync();
        string connection = await Shop.SecretAsync();

        StagingEnvironmentRestore restored = await RestoreAsync(Restore with { Snapshot = "three-users" });

        Assert.Equal(("snapshot three-users", true, false), (restored.RestoredFrom, restored.LoginProved, restored.PreviousKept));
        Assert.Equal(3, await Shop.CountAsync());
        Assert.Equal(connection, await Shop.SecretAsync());
        Assert.NotEqual(before, await ResourceIdAsync());
        Assert.Equal([Database], await InstancesAsync());
        Assert.Equal(3, (int)(await AskAsync())["users"]!);
        await AssertNothingToChangeAsync();
        Assert.StartsWith("shop-staging-before-restore-", restored.SafetySnapshot, StringComparison.Ordinal);
        await The_way_back_is_stopped_and_gone_on_with(
            Restore with { Snapshot = restored.SafetySnapshot, SkipSafetySnapshot = true, KeepPrevious = false });
    }

    private async Task The_way_back_is_stopped_and_gone_on_with(RestoreEnvironmentRequest back)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        Task<StagingException>? locked = null;
        var host = new RecordingHost
        {
            OnLine = line =>
            {
                if (line.StartsWith("RDS restores the ", StringComparison.Ordinal))
                    locked = StopOnceLockedOutAsync(stop);
            },
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new RestoreEnvironment(Context).RunAsync(back, host, stop.Token));

        // Nobody else may change the environment meanwhile.
        StagingException refusal = await locked!;
        Assert.Equal("StateLocked", refusal.ErrorId);
        Assert.Contains("for 'restore'", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(host.Lines, line => line.StartsWith(
            $"warning: {Database} serves as before. {Restoring} exists and costs: the same command goes on with it", StringComparison.Ordinal));
        Assert.Equal(3, await Shop.CountAsync());

        StagingEnvironmentRestore restored = await RestoreAsync(back);
        Assert.True(restored is { Resumed: true, SafetySnapshot: null, PreviousKept: false });
        Assert.Equal(1, await Shop.CountAsync());
        Assert.Equal([Database], await InstancesAsync());
    }

    private async Task A_moment_is_restored_and_the_one_of_before_is_kept()
    {
        // RDS restores to the second: the change comes in the next one.
        DateTimeOffset moment = await Shop.NowAsync();
        await Task.Delay(TimeSpan.FromSeconds(2), Token);
        await Shop.ExecuteAsync("delete from users");

        StagingEnvironmentRestore restored = await RestoreAsync(
            Restore with { PointInTime = moment.AddSeconds(1).ToString("O"), SkipSafetySnapshot = true });

        Assert.Equal(1, await Shop.CountAsync());
        Assert.Equal((null, true), (restored.SafetySnapshot, restored.PreviousKept));
        Assert.True(restored.PreviousMonthlyCost > 10);
        Assert.Equal([Database, restored.PreviousInstance!], await InstancesAsync());
        Assert.Equal(1, (int)(await AskAsync())["users"]!);
        await AssertNothingToChangeAsync();
    }

    private async Task A_run_that_is_killed_between_the_renames_is_finished_by_the_next()
    {
        await Shop.ExecuteAsync("insert into users (name) values ('late')");

        await KillBetweenTheRenamesAsync("restore", "--project", Project, "--snapshot", "three-users", "--force");
        Assert.DoesNotContain(Database, await InstancesAsync());
        Assert.Contains(Restoring, await InstancesAsync());
        StagingException other = await RefusedAsync(Restore with { Latest = true });
        Assert.Equal("RestoreUnfinished", other.ErrorId);
        Assert.Contains("staging restore --snapshot three-users", other.RecommendedAction, StringComparison.Ordinal);
        StagingException removal = await Assert.ThrowsAsync<StagingException>(() => new RemoveEnvironment(Context).RunAsync(
            new RemoveEnvironmentRequest { Project = Project }, new RecordingHost(), Token));
        Assert.Equal("RestoreUnfinished", removal.ErrorId);

        StagingEnvironmentRestore restored = await RestoreAsync(Restore with { Snapshot = "three-users" });

        Assert.True(restored.Resumed && restored.LoginProved && !restored.PreviousKept);
        Assert.Equal(3, await Shop.CountAsync());
        Assert.Equal(3, (int)(await AskAsync())["users"]!);
        Assert.StartsWith("shop-staging-before-restore-", restored.SafetySnapshot, StringComparison.Ordinal);
        await AssertNothingToChangeAsync();
    }

    private async Task A_removal_takes_what_restores_left()
    {
        Assert.Equal(2, (await InstancesAsync()).Count);

        StagingRemoval? removed = await new RemoveEnvironment(Context).RunAsync(
            new RemoveEnvironmentRequest { Project = Project, SkipFinalSnapshot = true }, new RecordingHost(), Token);

        Assert.Empty(removed!.Remaining);
        Assert.Empty(await InstancesAsync());
    }

    private async Task<StagingEnvironmentRestore> RestoreAsync(RestoreEnvironmentRequest request)
    {
        var host = new RecordingHost();
        StagingEnvironmentRestore restored = Assert.IsType<StagingEnvironmentRestore>(
            await new RestoreEnvironment(Context).RunAsync(request, host, Token));
        string password = new Uri(await Shop.SecretAsync()).UserInfo.Split(':')[1];
        Assert.DoesNotContain(host.Lines, line => line.Contains(password, StringComparison.Ordinal));
        foreach (RestoreStep step in restored.Steps)
            TestContext.Current.SendDiagnosticMessage($"{step.Name}: {step.Duration.TotalSeconds:0.0} s");
        return restored;
    }

    private Task<StagingException> RefusedAsync(RestoreEnvironmentRequest request) =>
        Assert.ThrowsAsync<StagingException>(() => new RestoreEnvironment(Context).RunAsync(request, new RecordingHost(), Token));

    private async Task<StagingException> StopOnceLockedOutAsync(CancellationTokenSource stop)
    {
        try
        {
            return await Assert.ThrowsAnyAsync<StagingException>(() => new PlanEnvironment(Context).RunAsync(
                new PlanEnvironmentRequest { Project = Project }, new RecordingHost(), Token));
        }
        finally
        {
            await stop.CancelAsync();
        }
    }

    private async Task AssertNothingToChangeAsync()
    {
        StagingPlan plan = await new PlanEnvironment(Context).RunAsync(
            new PlanEnvironmentRequest { Project = Project }, new RecordingHost(), Token);
        Assert.Equal("no changes", plan.Summary);
    }

    private async Task<IReadOnlyList<string>> InstancesAsync()
    {
        using AwsSession session = Session();
        DescribeDBInstancesResponse answer = await session.Rds.DescribeDBInstancesAsync(new DescribeDBInstancesRequest(), Token);
        return [.. (answer.DBInstances ?? []).Select(instance => instance.DBInstanceIdentifier!).Order(StringComparer.Ordinal)];
    }

    private async Task<string> ResourceIdAsync()
    {
        using AwsSession session = Session();
        DescribeDBInstancesResponse answer = await session.Rds.DescribeDBInstancesAsync(
            new DescribeDBInstancesRequest { DBInstanceIdentifier = Database }, Token);
        return Assert.Single(answer.DBInstances!).DbiResourceId!;
    }

    private async Task TagSnapshotAsync(string snapshot, string environment)
    {
        using AwsSession session = Session();
        DescribeDBSnapshotsResponse found = await session.Rds.DescribeDBSnapshotsAsync(
            new DescribeDBSnapshotsRequest { DBSnapshotIdentifier = snapshot }, Token);
        await session.Rds.AddTagsToResourceAsync(
            new AddTagsToResourceRequest
            {
                ResourceName = found.DBSnapshots![0].DBSnapshotArn,
                Tags = [new() { Key = "Environment", Value = environment }],
            },
            Token);
    }

    private async Task PublishAsync()
    {
        string images = Path.Combine(Workshop.WorkingDirectory, "images");
        await AppEnvironment.BuildAsync(images);
        await SandboxController.PushImageAsync(
            Workshop.Info.StateDirectory, "shop-staging", "1.0.0", Path.Combine(images, "1.0.0"), cancellationToken: Token);
        StagingDeployment? published = await new PublishApp(Context).RunAsync(
            new PublishAppRequest { Project = Project, ImageTag = "1.0.0" }, new RecordingHost(), Token);
        Assert.Equal(DeploymentStatus.Completed, published!.Status);
    }

    private async Task<JsonNode> AskAsync()
    {
        SandboxStatus status = (await SandboxController.GetAsync(Workshop.Info.StateDirectory, Token))!;
        SandboxTask serving = Assert.Single(
            status.Services.Single(service => service.Name == "shop-staging-service").Tasks, task => task.Status == "RUNNING");
        return JsonNode.Parse(await http.GetStringAsync(new Uri(serving.Urls[0] + "/"), Token))!;
    }

    private async Task KillBetweenTheRenamesAsync(params string[] arguments)
    {
        StagingContext context = Context;
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "staging.dll"), .. arguments])
        {
            WorkingDirectory = Workshop.WorkingDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in context.EnvironmentVariables)
            start.Environment[name] = value;
        start.Environment["STAGINGTOOLS_TERRAFORM_DIR"] = context.TerraformDirectory;
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync(Token);
        _ = process.StandardOutput.ReadToEndAsync(Token);
        while ((await InstancesAsync()).Contains(Database))
        {
            Assert.False(process.HasExited, process.HasExited ? await errors : "");
            await Task.Delay(20, Token);
        }

        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(Token);
    }

    private AwsSession Session() => AwsSession.Open(Context, new GetEnvironmentRequest { Project = Project });
}
