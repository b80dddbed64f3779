using System.Text.Json.Nodes;
using Amazon.S3.Model;
using StagingTools.Engine;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Environments;
using StagingTools.Sandbox.Tests.Data;
using StagingTools.Sandbox.Tests.Sandbox;

namespace StagingTools.Sandbox.Tests.Environments;

/// <summary>
/// Creating and removing are broken off at ten points each: by Ctrl+C, and, at the same point of the next run, by kill -9. The run after
/// that finishes the job.
/// </summary>
public sealed class EnvironmentInterruptedTests : LongEnvironmentSuite
{
    private const string Stem = "shop-staging";
    private const string LockKey = "staging/terraform.tfstate.tflock";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private AwsCaller? aws;

    private AwsCaller Aws => aws ??= new AwsCaller(Workshop.Info);

    [Theory]
    [InlineData("at its start", "at its start")]
    [InlineData("while it plans", "while it plans")]
    [InlineData("after the first resource", "when it has the lock")]
    [InlineData("after the tenth resource", "after the first resource")]
    [InlineData("when the secrets are made", "after the fifth resource")]
    [InlineData("when the database begins", "while it backs up")]
    [InlineData("while the database is made", "while the database is deleted")]
    [InlineData("when the cache begins", "when the cache is gone")]
    [InlineData("when the service is made", "when the service is gone")]
    [InlineData("when terraform is done", "when the database is gone")]
    public async Task The_run_after_an_interruption_finishes_the_job_and_leaves_no_lock_and_no_orphan(string creation, string removal)
    {
        StagingContext context = Workshop.Context();
        string[] create = ["new", "--project", Project, "--force", "--verbose"];
        await BreakOffAsync(context, creation, CreationPoint(context, creation), create);
        await FinishAsync(context, create);

        var host = new RecordingHost();
        StagingPlan plan = await new PlanEnvironment(context).RunAsync(new() { Project = Project }, host, Token);
        Assert.False(plan.HasChanges, plan.Markdown);
        await foreach (StagingEnvironment made in new GetEnvironment(context).RunAsync(new() { Project = Project }, host, Token))
            Assert.Equal(EnvironmentStatus.Available, made.Status);

        string[] remove = ["remove", "--project", Project, "--skip-final-snapshot", "--force", "--verbose"];
        await BreakOffAsync(context, removal, RemovalPoint(context, removal), remove);
        if ((await KeysAsync(context)).Contains("staging/terraform.tfstate"))
            await FinishAsync(context, remove);

        Assert.Empty(await LeftAsync());
        Assert.DoesNotContain("staging/terraform.tfstate", await KeysAsync(context));
        Assert.DoesNotContain(LockKey, await KeysAsync(context));
    }

    private Func<StagingRun, Task<bool>> CreationPoint(StagingContext context, string point) => point switch
    {
        "at its start" => After(TimeSpan.FromSeconds(1)),
        "while it plans" => After(TimeSpan.FromSeconds(5)),
        "after the first resource" => Says(": Creation complete", 1),
        "after the tenth resource" => Says(": Creation complete", 10),
        "when the secrets are made" => AndLocked(context, async () => (await SecretsAsync()).Count > 0),
        "when the database begins" => AndLocked(context, async () => await DatabaseAsync() is not null),
        "while the database is made" => AndLocked(context, async () => await DatabaseAsync() is "backing-up"),
        "when the cache begins" => AndLocked(context, CacheExistsAsync),
        "when the service is made" => AndLocked(context, ServiceExistsAsync),
        "when terraform is done" => Says("module.application.aws_ecs_service.this: Creation complete", 1),
        _ => throw new ArgumentOutOfRangeException(nameof(point), point, "no such point"),
    };

    private Func<StagingRun, Task<bool>> RemovalPoint(StagingContext context, string point) => point switch
    {
        "at its start" => After(TimeSpan.FromSeconds(1)),
        "while it plans" => After(TimeSpan.FromSeconds(5)),
        "while it backs up" => _ => Task.FromResult(Directory.Exists(Path.Combine(context.WorkingDirectory, "backups"))),
        "when it has the lock" => AndLocked(context, () => Task.FromResult(true)),
        "after the first resource" => Says(": Destruction complete", 1),
        "after the fifth resource" => Says(": Destruction complete", 5),
        "when the service is gone" => AndLocked(context, async () => !await ServiceExistsAsync()),
        "while the database is deleted" => AndLocked(context, async () => await DatabaseAsync() is "deleting" or null),
        "when the cache is gone" => AndLocked(context, async () => !await CacheExistsAsync()),
        "when the database is gone" => AndLocked(context, async () => await DatabaseAsync() is null),
        _ => throw new ArgumentOutOfRangeException(nameof(point), point, "no such point"),
    };

    // By Ctrl+C and then, at the same point of the next run, by kill -9. What the first one left to do may not reach the point again.
    private static async Task BreakOffAsync(
        StagingContext context, string point, Func<StagingRun, Task<bool>> isReached, string[] arguments)
    {
        foreach (bool kill in (bool[])[false, true])
        {
            using StagingRun run = StagingRun.Start(context, arguments);
            while (!run.HasExited && !await isReached(run))
                await Task.Delay(50, Token);
            if (run.HasExited)
            {
                Assert.True(kill, $"the run ended before it came to the point '{point}': {run.Output}");
                Assert.True(run.ExitCode == 0 || run.Output.Contains("[EnvironmentNotFound]", StringComparison.Ordinal), $"{point}: {run.Output}");
                return;
            }

            TestContext.Current.SendDiagnosticMessage($"{(kill ? "kill" : "interrupt")} {arguments[0]} {point}");
            if (kill)
            {
                await run.KillAsync(Token);
                return;
            }

            run.Interrupt();
            await run.WaitAsync(Token).WaitAsync(Patience, Token);
            // One that had just ended its work ends well.
            Assert.True(run.ExitCode is 130 or 0, $"{point}: exit code {run.ExitCode}: {run.Output}");
            Assert.DoesNotContain(LockKey, await KeysAsync(context));
        }
    }

    private static async Task FinishAsync(StagingContext context, string[] arguments)
    {
        using StagingRun run = StagingRun.Start(context, arguments);
        await run.WaitAsync(Token).WaitAsync(Patience, Token);
        Assert.True(run.ExitCode == 0, $"exit code {run.ExitCode}: {run.Output}");
        Assert.DoesNotContain(LockKey, await KeysAsync(context));
    }

    private static Func<StagingRun, Task<bool>> After(TimeSpan time)
    {
        DateTime? begin = null;
        int? process = null;
        return run =>
        {
            if (process != run.Id)
                (process, begin) = (run.Id, DateTime.UtcNow);
            return Task.FromResult(DateTime.UtcNow - begin > time);
        };
    }

    // The first words of terraform come when it has its lock; by the time that it has made something, the lock is noted.
    private static Func<StagingRun, Task<bool>> Says(string words, int times) =>
        run => Task.FromResult(run.Output.Split(words).Length > times);

    // The lock of a run that was killed lies there until the next one takes it away: only another one says that this run is at it. In the
    // first tenth of a second the run has not noted its lock yet, and nobody could prove whose it is: that is told (StateLocked).
    private static Func<StagingRun, Task<bool>> AndLocked(StagingContext context, Func<Task<bool>> condition)
    {
        string? former = null;
        int? process = null;
        return async run =>
        {
            string? held = await LockAsync(context);
            if (process != run.Id)
                (process, former) = (run.Id, held);
            return held is not null && held != former && IsNoted(context, held) && await condition();
        };
    }

    private static bool IsNoted(StagingContext context, string held)
    {
        string note = Path.Combine(context.WorkingDirectory, ".stagingtools", Project, "staging", "terraform", "held-lock");
        return File.Exists(note) && File.ReadAllText(note) is { Length: > 0 } id && held.Contains(id, StringComparison.Ordinal);
    }

    private static async Task<string?> LockAsync(StagingContext context)
    {
        using AwsSession session = AwsSession.Open(context, new GetEnvironmentRequest { Project = Project });
        try
        {
            using GetObjectResponse found = await session.S3.GetObjectAsync(
                new GetObjectRequest { BucketName = await BucketAsync(session), Key = LockKey }, Token);
            using var reader = new StreamReader(found.ResponseStream);
            return await reader.ReadToEndAsync(Token);
        }
        catch (Amazon.S3.AmazonS3Exception)
        {
            return null;
        }
    }

    private async Task<string?> DatabaseAsync()
    {
        try
        {
            return (await Aws.QueryAsync("rds", "DescribeDBInstances", ("DBInstanceIdentifier", $"{Stem}-db")))
                .Descendants("DBInstanceStatus").FirstOrDefault()?.Value;
        }
        catch (AwsRefusal)
        {
            return null;
        }
    }

    private async Task<bool> CacheExistsAsync()
    {
        try
        {
            await Aws.QueryAsync("elasticache", "DescribeCacheClusters", ("CacheClusterId", $"{Stem}-redis"));
            return true;
        }
        catch (AwsRefusal)
        {
            return false;
        }
    }

    private async Task<bool> ServiceExistsAsync()
    {
        try
        {
            JsonNode answer = await Aws.JsonAsync(
                "ecs", "AmazonEC2ContainerServiceV20141113.DescribeServices", new { cluster = Stem, services = new[] { $"{Stem}-service" } });
            return answer["services"]!.AsArray().Any(service => (string?)service!["status"] == "ACTIVE");
        }
        catch (AwsRefusal)
        {
            return false;
        }
    }

    private async Task<JsonArray> SecretsAsync() =>
        (await Aws.JsonAsync("secretsmanager", "secretsmanager.ListSecrets", new { }))["SecretList"]!.AsArray();

    // Whatever still carries the environment's tags, but for secrets within their recovery window.
    private async Task<IReadOnlyList<string>> LeftAsync()
    {
        JsonNode found = await Aws.JsonAsync("tagging", "ResourceGroupsTaggingAPI_20170126.GetResources", new
        {
            TagFilters = new[] { new { Key = "Project", Values = new[] { Project } }, new { Key = "Environment", Values = new[] { "staging" } } },
        });
        return
        [
            .. found["ResourceTagMappingList"]!.AsArray().Select(item => (string)item!["ResourceARN"]!)
                .Where(arn => !arn.Contains(":secret:", StringComparison.Ordinal)),
        ];
    }
}
