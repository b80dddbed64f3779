using StagingTools.Engine.Data;

namespace StagingTools.Sandbox.Tests.Data;

[Collection(DataSyncCollection.Name)]
public sealed class SkipSanitizationTests
{
    private static readonly SyncDataRequest Unmasked = new()
    {
        Source = "env:SOURCE_URL",
        Target = "env:TARGET_URL",
        Key = "env:MASKING_KEY",
        SkipSanitization = true,
    };

    private readonly TwoServers servers;

    public SkipSanitizationTests(TwoServers servers)
    {
        TwoServers.SkipWithoutPostgres();
        this.servers = servers;
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everything_arrives_as_it_is_and_the_database_says_so_until_a_sync_with_masks()
    {
        string target = await servers.NewTargetAsync();
        using SyncJob unmasked = NewJob(target, Unmasked);

        StagingDataSync? first = await unmasked.RunAsync(Token);

        Assert.False(first!.DataSanitized);
        Assert.Equal((0, ""), (first.MaskedValues, first.RulesHash));
        Assert.Equal("user7@shop.example", await servers.Staging.ScalarAsync(target, "select email from users where id = 7"));
        Assert.EndsWith(" unmasked", await CommentAsync(target), StringComparison.Ordinal);
        Assert.Contains(unmasked.Host.Lines, line => line.StartsWith("warning: Sanitization is skipped", StringComparison.Ordinal));

        // To mark it once more does not make it any cleaner.
        await new MarkTarget(unmasked.Context).RunAsync(new MarkTargetRequest { Target = "env:TARGET_URL" }, new RecordingHost(), Token);
        Assert.EndsWith(" unmasked", await CommentAsync(target), StringComparison.Ordinal);

        using SyncJob masked = NewJob(target, new() { Source = "env:SOURCE_URL", Target = "env:TARGET_URL", Key = "env:MASKING_KEY" });
        Assert.True((await masked.RunAsync(Token))!.DataSanitized);
        Assert.DoesNotContain("unmasked", await CommentAsync(target), StringComparison.Ordinal);

        // The way back leads to unmasked data, and says so before and after.
        RestoreJob back = new(masked);
        Assert.False((await back.RunAsync(Token))!.DataSanitized);
        Assert.Contains("UNMASKED", back.Host.Asked!.Detail, StringComparison.Ordinal);
        Assert.EndsWith(" unmasked", await CommentAsync(target), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_takes_the_databases_name_and_force_alone_is_no_answer()
    {
        string target = await servers.NewTargetAsync();
        using SyncJob job = NewJob(target, Unmasked, agrees: false);

        Assert.Null(await job.RunAsync(Token));

        Assert.Equal((target, "--accept-unmasked-data"), (job.Host.Asked!.TypedAnswer, job.Host.Asked.BesideForce));
        Assert.Contains("NOTHING IS MASKED", job.Host.Asked.Detail, StringComparison.Ordinal);
        Assert.Equal("0", await servers.Staging.ScalarAsync(target, "select count(*) from pg_class where oid >= 16384"));
    }

    [Fact]
    public async Task A_second_switch_lets_force_answer()
    {
        string target = await servers.NewTargetAsync();
        using SyncJob job = NewJob(target, Unmasked with { AcceptUnmaskedData = true }, agrees: false);

        Assert.Null(await job.RunAsync(Token));

        Assert.Equal(target, job.Host.Asked!.TypedAnswer);
        Assert.Null(job.Host.Asked.BesideForce);
    }

    [Fact]
    public async Task A_backup_of_unmasked_data_comes_back_as_unmasked()
    {
        string target = await servers.NewTargetAsync();
        using SyncJob first = NewJob(target, Unmasked);
        Assert.NotNull(await first.RunAsync(Token));
        using SyncJob second = NewJob(
            target, new() { Source = "env:SOURCE_URL", Target = "env:TARGET_URL", Key = "env:MASKING_KEY", Backup = true });
        string backup = (await second.RunAsync(Token))!.BackupPath!;

        StagingDataRestore? restored = await new RestoreJob(second)
        {
            Request = new() { Target = "env:TARGET_URL", BackupPath = backup },
        }.RunAsync(Token);

        Assert.False(restored!.DataSanitized);
        Assert.EndsWith(" unmasked", await CommentAsync(target), StringComparison.Ordinal);
    }

    private SyncJob NewJob(string target, SyncDataRequest request, bool agrees = true) =>
        new(servers.Production.Url(TwoServers.SmallDatabase), servers.Staging.Url(target), TwoServers.SmallRules)
        {
            Request = request,
            Host = new RecordingHost(agrees),
        };

    private Task<string> CommentAsync(string database) => servers.Staging.ScalarAsync(
        "postgres", $"select shobj_description(oid, 'pg_database') from pg_database where datname = '{database}'");
}
