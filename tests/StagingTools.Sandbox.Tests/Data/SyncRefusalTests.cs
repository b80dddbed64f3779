using StagingTools.Engine.Data;
using StagingTools.Engine.Errors;

namespace StagingTools.Sandbox.Tests.Data;

[Collection(DataSyncCollection.Name)]
public sealed class SyncRefusalTests
{
    private readonly TwoServers servers;

    public SyncRefusalTests(TwoServers servers)
    {
        TwoServers.SkipWithoutPostgres();
        this.servers = servers;
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Source => servers.Production.Url(TwoServers.ProductionDatabase);

    [Fact]
    public async Task A_wrong_password_is_an_error_that_names_the_database_and_not_the_password()
    {
        string wrong = Source.Replace(Uri.EscapeDataString(PostgresCluster.OwnerPassword), "wrong-tOpSeCrEt", StringComparison.Ordinal);
        using SyncJob job = new(wrong, servers.Staging.Url(await servers.NewTargetAsync()));

        StagingException failure = await job.RefusedAsync(Token);

        Assert.Equal("DatabaseLoginFailed", failure.ErrorId);
        Assert.Equal(StagingErrorCategory.AuthenticationError, failure.Category);
        Assert.Contains($"127.0.0.1:{servers.Production.Port}/whatsapp_saas", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("tOpSeCrEt", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_password_says_so()
    {
        using SyncJob job = new(
            servers.Production.UrlWithoutPassword(TwoServers.ProductionDatabase), servers.Staging.Url(await servers.NewTargetAsync()));
        job.Variables["PGPASSFILE"] = "/nonexistent";

        StagingException failure = await job.RefusedAsync(Token);

        Assert.Equal("DatabaseLoginFailed", failure.ErrorId);
        Assert.Contains("asks for a password", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_unreachable()
    {
        using SyncJob job = new("postgresql://app:x@127.0.0.1:9/shop", servers.Staging.Url(await servers.NewTargetAsync()));

        StagingException failure = await job.RefusedAsync(Token);

        Assert.Equal("DatabaseUnreachable", failure.ErrorId);
        Assert.Contains("127.0.0.1:9/shop", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_is_not_there_is_named()
    {
        using SyncJob job = new(Source, servers.Staging.Url("no_such_database"));

        Assert.Equal("DatabaseNotFound", (await job.RefusedAsync(Token)).ErrorId);
    }

    [Fact]
    public async Task A_target_without_mark_is_not_touched_until_it_is_marked()
    {
        string target = await servers.NewTargetAsync(comment: null);
        using SyncJob job = new(Source, servers.Staging.Url(target));

        StagingException failure = await job.RefusedAsync(Token);

        Assert.Equal("TargetNotMarked", failure.ErrorId);
        Assert.Null(job.Host.Asked);

        StagingMark? mark = await new MarkTarget(new Engine.StagingContext
        {
            WorkingDirectory = job.Folder,
            TerraformDirectory = job.Folder,
            EnvironmentVariables = job.Variables,
        }).RunAsync(new MarkTargetRequest { Target = "env:TARGET_URL" }, new RecordingHost(), Token);

        Assert.False(mark!.WasMarked);
        Assert.NotNull(await job.RunAsync(Token));
    }

    [Fact]
    public async Task Source_and_target_that_are_swapped_are_refused()
    {
        string production = await servers.NewSourceAsync("create table users (id int primary key, email text)");
        using SyncJob job = new(servers.Staging.Url(await servers.NewTargetAsync()), servers.Production.Url(production));

        StagingException failure = await job.RefusedAsync(Token);

        Assert.Equal("WrongDirection", failure.ErrorId);
        Assert.Null(job.Host.Asked);
    }

    [Theory]
    [InlineData("127.0.0.1", "")]
    [InlineData("localhost", "")]
    [InlineData("127.0.0.1", "_previous")]
    public async Task One_database_as_both_ends_is_refused_under_any_name(string host, string ending)
    {
        string target = await servers.NewTargetAsync();
        if (ending.Length > 0)
            await servers.Staging.CreateDatabaseAsync(target + ending, "stagingtools: previous");
        using SyncJob job = new(
            servers.Staging.Url(target + ending).Replace("127.0.0.1", host, StringComparison.Ordinal), servers.Staging.Url(target));

        Assert.Equal("SameDatabase", (await job.RefusedAsync(Token)).ErrorId);
    }

    [Fact]
    public async Task Two_databases_of_one_server_are_two_databases()
    {
        string source = $"{await servers.NewTargetAsync(comment: null)}";
        await servers.Staging.ExecuteAsOwnerAsync(source, "create table t (id int primary key); insert into t values (1)");
        string target = await servers.NewTargetAsync();
        using SyncJob job = new(servers.Staging.Url(source), servers.Staging.Url(target), "version: 1\ntables: { t: { default: keep } }");

        Assert.NotNull(await job.RunAsync(Token));
        Assert.Equal("1", await servers.Staging.ScalarAsync(target, "select count(*) from t"));
    }

    [Fact]
    public async Task A_role_that_may_not_make_databases_is_told_what_to_ask_for()
    {
        // Production's owner is such a role.
        string target = await servers.NewSourceAsync("select");
        await servers.Production.ExecuteAsync("postgres", $"comment on database {target} is 'stagingtools: staging'");
        using SyncJob job = new(Source, servers.Production.Url(target));

        StagingException failure = await job.RefusedAsync(Token);

        Assert.Equal("TargetRoleCannotCreateDatabases", failure.ErrorId);
        Assert.Contains("ALTER ROLE \"app_owner\" CREATEDB", failure.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tables_that_the_role_may_not_read_are_named_before_anything_is_asked()
    {
        string source = await servers.NewSourceAsync(
            "create table mine (id int); create table guarded (id int); alter table guarded enable row level security; alter table guarded force row level security");
        await servers.Production.ExecuteAsync(source, "create table secret (id int)");
        using SyncJob job = new(
            servers.Production.Url(source),
            servers.Staging.Url(await servers.NewTargetAsync()),
            "version: 1\ntables: { mine: { default: keep }, guarded: { default: keep }, secret: { default: keep } }");

        StagingException failure = await job.RefusedAsync(Token);

        Assert.Equal("SourceNotReadable", failure.ErrorId);
        Assert.Contains("public.guarded, public.secret", failure.Message, StringComparison.Ordinal);
        Assert.Null(job.Host.Asked);
    }

    [Fact]
    public async Task A_column_without_a_decision_stops_it_before_anything_is_asked()
    {
        string rules = await File.ReadAllTextAsync(Path.Combine(TwoServers.Examples, "sanitization.yaml"), Token);
        string target = await servers.NewTargetAsync();
        using SyncJob job = new(Source, servers.Staging.Url(target), rules.Replace("      media_url: null\n", "", StringComparison.Ordinal));

        StagingException failure = await job.RefusedAsync(Token);

        Assert.Equal("UncoveredColumns", failure.ErrorId);
        Assert.Contains("public.messages: media_url (text)", failure.Message, StringComparison.Ordinal);
        Assert.Null(job.Host.Asked);
        await AssertUntouchedAsync(target, job);
    }

    [Fact]
    public async Task A_template_that_would_outgrow_its_column_is_refused_before_anything_is_asked()
    {
        string rules = await File.ReadAllTextAsync(Path.Combine(TwoServers.Examples, "sanitization.yaml"), Token);
        using SyncJob job = new(
            Source,
            servers.Staging.Url(await servers.NewTargetAsync()),
            rules.Replace("\"+1555000{id}\"", "\"+1555000000000000{id}\"", StringComparison.Ordinal));

        StagingException failure = await job.RefusedAsync(Token);

        Assert.Equal("InvalidRules", failure.ErrorId);
        Assert.Contains("writes up to 22 characters, and public.users.phone is public.phone_number", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rules_file_with_a_typo_is_refused_with_line_and_column()
    {
        using SyncJob job = new(Source, Source, "version: 1\ntables:\n  users:\n    columns:\n      email: emial\n");

        StagingException failure = await job.RefusedAsync(Token);

        Assert.Equal("sanitization.yaml(5,14): unknown mask 'emial'; did you mean 'email'?", failure.Message);
    }

    [Fact]
    public async Task What_if_shows_the_plan_and_writes_nothing()
    {
        string target = await servers.NewTargetAsync();
        using SyncJob job = new(Source, servers.Staging.Url(target)) { Host = new RecordingHost(agrees: false) };

        Assert.Null(await job.RunAsync(Token));

        Assert.Equal($"127.0.0.1:{servers.Staging.Port}/{target}", job.Host.Asked!.Target);
        Assert.Equal(Engine.Hosting.ConfirmationImpact.High, job.Host.Asked.Impact);
        await AssertUntouchedAsync(target, job);
    }

    private async Task AssertUntouchedAsync(string target, SyncJob job)
    {
        Assert.Equal(
            [target], await servers.Staging.QueryAsync("postgres", $"select datname from pg_database where datname like '{target}%'"));
        Assert.Equal("0", await servers.Staging.ScalarAsync(target, "select count(*) from pg_class where oid >= 16384"));
        Assert.Equal(["sanitization.yaml"], Directory.GetFileSystemEntries(job.Folder).Select(Path.GetFileName));
    }
}
