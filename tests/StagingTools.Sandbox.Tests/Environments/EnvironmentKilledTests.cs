using System.Text.Json.Nodes;
using StagingTools.Engine;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Environments;
using StagingTools.Engine.Environments.Dns;
using StagingTools.Sandbox.Tests.Data;
using StagingTools.Sandbox.Tests.Sandbox;

namespace StagingTools.Sandbox.Tests.Environments;

/// <summary>The process of a job on an environment is killed, so that nothing of it can tidy up.</summary>
public sealed class EnvironmentKilledTests : LongEnvironmentSuite
{
    private const string Lock = "staging/terraform.tfstate.tflock";

    [Fact]
    public async Task A_removal_that_is_killed_leaves_a_lock_that_the_next_one_knows_and_takes_away()
    {
        StagingContext context = Workshop.Context();
        // Locked in both places.
        var create = new NewEnvironmentRequest { Project = Project, LockTable = "terraform-locks" };
        var remove = new RemoveEnvironmentRequest { Project = Project, SkipFinalSnapshot = true, LockTable = "terraform-locks" };
        Assert.NotNull(await new NewEnvironment(context).RunAsync(create, new RecordingHost(), Token));

        await KillOnceItHoldsTheLockAsync(context, "remove", "--project", Project, "--skip-final-snapshot", "--lock-table", "terraform-locks", "--force");

        Assert.Contains(Lock, await KeysAsync(context));
        Assert.Equal(1, await LockItemsAsync());
        var shown = new RecordingHost(agrees: false);
        Assert.Null(await new RemoveEnvironment(context).RunAsync(remove, shown, Token));
        Assert.Contains("The lock of an earlier run from this folder (", shown.Asked!.Detail, StringComparison.Ordinal);
        Assert.Contains(Lock, await KeysAsync(context));

        var host = new RecordingHost();
        StagingRemoval? removed = await new RemoveEnvironment(context).RunAsync(remove, host, Token);

        Assert.Empty(removed!.Remaining);
        Assert.Contains(host.Lines, line => line.StartsWith("Removed the lock ", StringComparison.Ordinal));
        Assert.DoesNotContain(Lock, await KeysAsync(context));
        Assert.Equal(0, await LockItemsAsync());

        // The digest of the state that is no more would stand in the next one's way.
        Assert.NotNull(await new NewEnvironment(context).RunAsync(create, new RecordingHost(), Token));
    }

    // The items but for the state's digest.
    private async Task<int> LockItemsAsync()
    {
        using var aws = new AwsCaller(Workshop.Info);
        JsonNode items = await aws.JsonAsync("dynamodb", "DynamoDB_20120810.Scan", new { TableName = "terraform-locks" });
        return items["Items"]!.AsArray().Count(item => item!["Info"] is not null);
    }

    [Fact]
    public async Task A_creation_that_is_killed_is_finished_by_the_next_one_which_takes_over_what_is_there()
    {
        StagingContext context = Workshop.Context();
        var create = new NewEnvironmentRequest { Project = Project };
        using AwsSession session = AwsSession.Open(context, create);

        // Terraform saves its state every twenty seconds: of what was made since, it knows nothing when it is killed.
        await KillOnceAsync(
            async () => (await session.Rds.DescribeDBInstancesAsync(new(), Token)).DBInstances is { Count: > 0 },
            context, "new", "--project", Project, "--force");

        var shown = new RecordingHost(agrees: false);
        Assert.Null(await new NewEnvironment(context).RunAsync(create, shown, Token));
        Assert.Contains("\"shop-staging-db\" [exists, is taken over]", shown.Asked!.Detail, StringComparison.Ordinal);
        Assert.Contains("module.application.aws_iam_role.task", shown.Asked.Detail, StringComparison.Ordinal);

        StagingEnvironment? made = await new NewEnvironment(context).RunAsync(create, new RecordingHost(), Token);

        Assert.Equal(EnvironmentStatus.Available, made!.Status);
        // A name that leads to it is no difference to terraform, and goes with the environment.
        string zone = await HostedZoneMaker.MakeAsync(Workshop.Info, "example.com");
        await foreach (StagingDnsRecord record in new SetDns(context).RunAsync(
            new SetDnsRequest { Project = Project, Domain = ["staging.example.com"] }, new RecordingHost(), Token))
            Assert.Equal(DnsChange.Created, record.Change);
        StagingPlan rest = await new PlanEnvironment(context).RunAsync(
            new PlanEnvironmentRequest { Project = Project }, new RecordingHost(), Token);
        Assert.False(rest.HasChanges, rest.Markdown);
        var removal = new RecordingHost();
        StagingRemoval? removed = await new RemoveEnvironment(context).RunAsync(
            new RemoveEnvironmentRequest { Project = Project, SkipFinalSnapshot = true }, removal, Token);
        Assert.Empty(removed!.Remaining);
        Assert.Contains("The DNS records staging.example.com are removed.", removal.Asked!.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain(
            (await session.Route53.ListResourceRecordSetsAsync(new() { HostedZoneId = zone }, Token)).ResourceRecordSets!,
            record => record.Name!.Contains("staging", StringComparison.Ordinal));
    }

    private Task KillOnceItHoldsTheLockAsync(StagingContext context, params string[] arguments)
    {
        string note = Path.Combine(Workshop.WorkingDirectory, ".stagingtools", Project, "staging", "terraform", "held-lock");
        return KillOnceAsync(() => Task.FromResult(File.Exists(note)), context, arguments);
    }

    private static async Task KillOnceAsync(Func<Task<bool>> isTime, StagingContext context, params string[] arguments)
    {
        using StagingRun run = StagingRun.Start(context, arguments);
        while (!await isTime())
        {
            Assert.False(run.HasExited, run.Output);
            await Task.Delay(50, Token);
        }

        await run.KillAsync(Token);
    }
}
