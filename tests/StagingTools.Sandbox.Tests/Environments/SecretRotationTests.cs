using System.Text.Json.Nodes;
using Npgsql;
using StagingTools.Engine.Environments;
using StagingTools.Engine.Environments.Rotation;
using StagingTools.Engine.Errors;
using StagingTools.Sandbox.Tests.Data;
using StagingTools.Sandbox.Tests.Deployments;

namespace StagingTools.Sandbox.Tests.Environments;

/// <summary>
/// Passwords that change in a real database, in Secrets Manager and in tasks that run; in an environment of their own, since others keep the
/// password that theirs was made with.
/// </summary>
public sealed class SecretRotationTests(AppEnvironment environment) : IClassFixture<AppEnvironment>
{
    private readonly AnsweringHost host = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_database_the_secret_and_the_tasks_change_together_and_the_old_login_ends()
    {
        await environment.ServeAsync();
        string task = await RunningTaskAsync();
        string before = await ReadAsync("database-url");
        string token = await ReadAsync("admin-token");
        bool? oldWorkedMeanwhile = null;
        var watching = new AnsweringHost
        {
            Told = line => oldWorkedMeanwhile = line.Contains("deployment completed", StringComparison.Ordinal) ? LogsIn(before) : oldWorkedMeanwhile,
        };

        List<StagingSecretRotation> done = await RotateAsync(new UpdateSecretRequest(), watching);

        Assert.Equal(["admin-token", "database-url"], done.Select(secret => secret.Secret));
        Assert.All(done, secret => Assert.True(secret is { TasksRestarted: true, Resumed: false }));
        Assert.True(oldWorkedMeanwhile, "the old login has to work until the new tasks are healthy");
        string after = await ReadAsync("database-url");
        Assert.NotEqual((before, token), (after, await ReadAsync("admin-token")));
        Assert.NotEqual(task, await RunningTaskAsync());
        Assert.Equal("ok", (string?)(await environment.AskAsync("/health"))["database"]);
        Assert.True(LogsIn(after));
        Assert.False(LogsIn(before), "the old login has to be refused");

        // Whoever logs in is the owner, and the owner has the same password: that is what terraform writes again.
        var url = new Uri(after);
        Assert.Equal(done[1].DatabaseRole, url.UserInfo.Split(':')[0]);
        Assert.Equal(environment.Database.UserName, await AskAsync(after, "select current_user::text"));
        Assert.True(LogsIn(after.Replace(done[1].DatabaseRole!, environment.Database.UserName, StringComparison.Ordinal)));
        Assert.DoesNotContain(watching.Lines, line => line.Contains(url.UserInfo.Split(':')[1], StringComparison.Ordinal));

        // A second one leaves one role beside the owner again.
        List<StagingSecretRotation> again = await RotateAsync(new UpdateSecretRequest { Secret = "database-url" }, host);
        string latest = await ReadAsync("database-url");
        Assert.False(LogsIn(after));
        Assert.Equal(
            Assert.Single(again).DatabaseRole,
            await AskAsync(latest, "select string_agg(rolname, ',') from pg_roles where rolname ~ '_[0-9]{14}$' and rolcanlogin"));
    }

    [Fact]
    public async Task Tasks_that_do_not_come_up_bring_the_values_from_before_back()
    {
        await environment.ServeAsync();
        string before = await ReadAsync("database-url");
        string token = await ReadAsync("admin-token");
        // The new tasks cannot start, for a reason of their own: another secret of theirs is gone until the values are put back.
        var saboteur = new AnsweringHost
        {
            Told = line =>
            {
                if (line.EndsWith("with its new password.", StringComparison.Ordinal))
                    Call("DeleteSecret", new { SecretId = "whatsapp-saas/staging/redis-url", RecoveryWindowInDays = 7 });
                else if (line.Contains("values from before are put back", StringComparison.Ordinal))
                    Call("RestoreSecret", new { SecretId = "whatsapp-saas/staging/redis-url" });
            },
        };

        StagingException error = await Assert.ThrowsAsync<StagingException>(() => RotateAsync(new UpdateSecretRequest(), saboteur));

        Assert.Equal("RotationRolledBack", error.ErrorId);
        Assert.Equal((before, token), (await ReadAsync("database-url"), await ReadAsync("admin-token")));
        await environment.SteadyAsync();
        Assert.Equal("ok", (string?)(await environment.AskAsync("/health"))["database"]);
        string user = new Uri(before).UserInfo.Split(':')[0];
        Assert.Equal(
            user == environment.Database.UserName ? "" : user,
            await AskAsync(before, "select coalesce(string_agg(rolname, ','), '') from pg_roles where rolname ~ '_[0-9]{14}$'"));
        Assert.DoesNotContain(await VersionsAsync("database-url"), version => version.Labels.Contains("AWSPENDING"));
    }

    [Fact]
    public async Task A_run_that_died_after_the_new_value_was_handed_out_is_ended_by_the_next_one()
    {
        await environment.ServeAsync();
        string before = await ReadAsync("database-url");
        using var killed = new CancellationTokenSource();
        var dying = new AnsweringHost
        {
            // The first word of the restart: the labels have moved, and the tasks have not started.
            Told = line =>
            {
                if (line.Contains("has started", StringComparison.Ordinal) || line.Contains("has stopped", StringComparison.Ordinal))
                    killed.Cancel();
            },
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => RotateAsync(new UpdateSecretRequest { Secret = "database-url" }, dying, killed.Token));
        Assert.Contains(dying.Lines, line => line.Contains("the same command ends the rotation", StringComparison.Ordinal));
        Assert.True(LogsIn(before), "the tasks from before still use it");
        string begun = await ReadAsync("database-url");
        Assert.NotEqual(before, begun);

        // It is ended also by a run that is about the other secret.
        List<StagingSecretRotation> done = await RotateAsync(new UpdateSecretRequest { Secret = "admin-token" }, host);

        Assert.Equal([("admin-token", false), ("database-url", true)], done.Select(secret => (secret.Secret, secret.Resumed)));
        Assert.Equal(begun, await ReadAsync("database-url"));
        Assert.False(LogsIn(before));
        Assert.Equal("ok", (string?)(await environment.AskAsync("/health"))["database"]);
    }

    [Fact]
    public async Task Where_the_owner_may_not_grant_itself_its_one_password_changes_in_place()
    {
        SandboxDatabaseResult database = await SandboxController.CreateDatabaseAsync(
            environment.Info.StateDirectory,
            new SandboxDatabaseRequest { InstanceName = "whatsapp-saas-pr-7-db", DatabaseName = "shop", SecretName = "whatsapp-saas/pr-7/database-url" },
            Stop);
        Call("CreateSecret", new { Name = "whatsapp-saas/pr-7/admin-token", SecretString = "x", ClientRequestToken = Guid.NewGuid() });
        string before = await ReadAsync("database-url", "pr-7");
        await AskAsync(before, "alter role current_user nocreaterole");
        var request = new UpdateSecretRequest { EnvironmentName = "pr-7", Secret = "database-url" };

        StagingSecretRotation done = Assert.Single(await RotateAsync(request, host));

        Assert.Equal((database.UserName, false), (done.DatabaseRole, done.TasksRestarted));
        Assert.Contains(host.Lines, line => line.Contains("new connections with the old one are refused", StringComparison.Ordinal));
        string after = await ReadAsync("database-url", "pr-7");
        Assert.True(LogsIn(after));
        Assert.False(LogsIn(before));

        // A run that died between the server and the secret: the server has a password that only the pending version knows.
        string lost = after.Replace(new Uri(after).UserInfo.Split(':')[1], "AnotherPassword42", StringComparison.Ordinal);
        Call("PutSecretValue", new
        {
            SecretId = "whatsapp-saas/pr-7/database-url",
            SecretString = lost,
            VersionStages = (string[])["AWSPENDING"],
            ClientRequestToken = Guid.NewGuid(),
        });
        await AskAsync(after, "alter role current_user password 'AnotherPassword42'");

        StagingSecretRotation ended = Assert.Single(await RotateAsync(request, host));

        Assert.True(ended.Resumed);
        Assert.Equal(lost, await ReadAsync("database-url", "pr-7"));
    }

    [Fact]
    public async Task What_if_changes_nothing_and_a_name_that_is_none_is_refused()
    {
        string before = await ReadAsync("database-url");
        var declining = new AnsweringHost(answer: false);

        Assert.Empty(await RotateAsync(new UpdateSecretRequest(), declining));
        StagingException error = await Assert.ThrowsAsync<StagingException>(
            () => RotateAsync(new UpdateSecretRequest { Secret = "openai-api-key" }, host));

        Assert.Contains("whatsapp-saas/staging/database-url: a new value", Assert.Single(declining.Questions).Detail, StringComparison.Ordinal);
        Assert.Equal(before, await ReadAsync("database-url"));
        Assert.Equal("SecretNotRotatable", error.ErrorId);
        Assert.Contains("'staging new' in its environment variable", error.RecommendedAction, StringComparison.Ordinal);
    }

    private async Task<List<StagingSecretRotation>> RotateAsync(
        UpdateSecretRequest request, AnsweringHost told, CancellationToken? cancellationToken = null)
    {
        var done = new List<StagingSecretRotation>();
        await foreach (StagingSecretRotation rotation in new UpdateSecret(environment.Context).RunAsync(request, told, cancellationToken ?? Stop))
            done.Add(rotation);
        return done;
    }

    private async Task<string> RunningTaskAsync() =>
        Assert.Single((await environment.ServiceAsync()).Tasks, task => task.Status == "RUNNING").Id;

    private async Task<string> ReadAsync(string secret, string name = "staging")
    {
        await foreach (StagingSecret found in new GetSecret(environment.Context).RunAsync(
            new GetSecretRequest { EnvironmentName = name, Secret = secret, AsPlainText = true }, host, Stop))
            return found.PlainText!;
        throw new InvalidOperationException($"There is no secret {secret}.");
    }

    private async Task<IReadOnlyList<(string Id, string[] Labels)>> VersionsAsync(string secret)
    {
        JsonNode described = await environment.Aws.JsonAsync(
            "secretsmanager", "secretsmanager.DescribeSecret", new { SecretId = $"whatsapp-saas/staging/{secret}" });
        return [.. described["VersionIdsToStages"]!.AsObject().Select(version =>
            (version.Key, version.Value!.AsArray().Select(label => (string)label!).ToArray()))];
    }

    private void Call(string operation, object body) =>
        Task.Run(() => environment.Aws.JsonAsync("secretsmanager", $"secretsmanager.{operation}", body)).GetAwaiter().GetResult();

    private static bool LogsIn(string url)
    {
        try
        {
            using NpgsqlConnection connection = ConnectionUrl.OpenAsync(url, Stop).GetAwaiter().GetResult();
            return true;
        }
        catch (PostgresException refused) when (refused.SqlState is "28P01" or "28000")
        {
            return false;
        }
    }

    private static async Task<string?> AskAsync(string url, string sql) => (await ConnectionUrl.AskAsync(url, sql, Stop))?.ToString();
}
