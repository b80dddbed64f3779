using System.Collections.Concurrent;
using StagingTools.Engine;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Data;
using StagingTools.Engine.Data.Connections;

namespace StagingTools.Sandbox.Tests.Data;

[Collection(DataSyncCollection.Name)]
public sealed class EnvironmentSyncTests
{
    private readonly TwoServers servers;

    public EnvironmentSyncTests(TwoServers servers)
    {
        TwoServers.SkipWithoutPostgres();
        this.servers = servers;
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_environments_own_database_needs_no_mark_and_gets_one_and_pseudonyms_stay_from_sync_to_sync()
    {
        string target = await servers.NewTargetAsync(comment: null);
        using SyncJob job = new("", "", TwoServers.SmallRules);
        using Secrets secrets = new();
        secrets.Texts["shop/production/database-url"] = servers.Production.Url(TwoServers.SmallDatabase);
        secrets.Texts["shop/pr-42/database-url"] = servers.Staging.Url(target);
        SyncDataRequest request = new() { Project = "shop", EnvironmentName = "pr-42", Jobs = 1 };

        StagingDataSync? first = await RunAsync(job, secrets, request);
        string pseudonym = await servers.Staging.ScalarAsync(target, "select email from users where id = 7");
        string key = secrets.Texts["shop/pr-42/masking-key"];
        StagingDataSync? second = await RunAsync(job, secrets, request);

        Assert.Equal(("shop", "pr-42"), (first!.Project, first.EnvironmentName));
        Assert.NotNull(second);
        Assert.Equal(64, key.Length);
        Assert.Equal(key, secrets.Texts["shop/pr-42/masking-key"]);
        Assert.Equal(pseudonym, await servers.Staging.ScalarAsync(target, "select email from users where id = 7"));
        Assert.StartsWith("stagingtools: staging", await servers.Staging.ScalarAsync(
            target, "select shobj_description(oid, 'pg_database') from pg_database where datname = current_database()"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_secret_is_no_proof_that_the_database_is_staging()
    {
        string target = await servers.NewTargetAsync(comment: null);
        using SyncJob job = new("", "", TwoServers.SmallRules);
        using Secrets secrets = new();
        secrets.Texts["shop/production/database-url"] = servers.Production.Url(TwoServers.SmallDatabase);
        secrets.Texts["shop/other/database-url"] = servers.Staging.Url(target);

        Exception? failure = await Record.ExceptionAsync(() => RunAsync(
            job, secrets, new SyncDataRequest { Project = "shop", EnvironmentName = "pr-42", Target = "secret:shop/other/database-url" }));

        Assert.Equal("TargetNotMarked", Assert.IsType<Engine.Errors.StagingException>(failure).ErrorId);
        Assert.False(secrets.Texts.ContainsKey("shop/pr-42/masking-key"));
    }

    [Fact]
    public async Task Without_a_key_pseudonyms_differ_from_run_to_run()
    {
        string target = await servers.NewTargetAsync();
        using SyncJob job = new(servers.Production.Url(TwoServers.SmallDatabase), servers.Staging.Url(target), TwoServers.SmallRules)
        {
            Request = new() { Source = "env:SOURCE_URL", Target = "env:TARGET_URL" },
        };

        Assert.NotNull(await job.RunAsync(Token));
        string first = await servers.Staging.ScalarAsync(target, "select email from users where id = 7");
        Assert.NotNull(await job.RunAsync(Token));

        Assert.NotEqual(first, await servers.Staging.ScalarAsync(target, "select email from users where id = 7"));
        Assert.Contains("made for this run only", job.Host.Asked!.Detail, StringComparison.Ordinal);
    }

    private static Task<StagingDataSync?> RunAsync(SyncJob job, Secrets secrets, SyncDataRequest request)
    {
        var context = new StagingContext
        {
            WorkingDirectory = job.Folder,
            TerraformDirectory = job.Folder,
            EnvironmentVariables = job.Variables,
        };
        return new SyncData(context, _ => secrets).RunAsync(request, job.Host, Token);
    }

    private sealed class Secrets : ISecretStore
    {
        public ConcurrentDictionary<string, string> Texts { get; } = new();

        public AwsSession? Session => null;

        public Task<(string Name, string Text)?> ReadAsync(string id, CancellationToken cancellationToken) =>
            Task.FromResult<(string, string)?>(Texts.TryGetValue(id, out string? text) ? (id, text) : null);

        public Task<string> CreateAsync(string name, string description, string text, CancellationToken cancellationToken) =>
            Task.FromResult(Texts.GetOrAdd(name, text));

        public void Dispose()
        {
        }
    }
}
