using System.Text.Json.Nodes;
using Npgsql;
using StagingTools.Engine.Logs;

namespace StagingTools.Sandbox.Tests.Deployments;

/// <summary>What the sample application promises to whoever deploys it.</summary>
[Collection(AppEnvironmentCollection.Name)]
public sealed class SampleAppTests(AppEnvironment environment)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Its_database_can_be_swapped_underneath_without_a_visitor_seeing_an_error()
    {
        await environment.ServeAsync();
        await using NpgsqlDataSource server = Server("postgres");
        await FillAsync(server, "incoming", users: 7);
        await environment.AskAsync("/");
        using var over = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        Task<List<string>> visits = Task.Run(
            async () =>
            {
                var answers = new List<string>();
                while (!over.IsCancellationRequested)
                    answers.Add(await environment.CallAsync("/"));
                return answers;
            },
            Stop);

        string previous = $"previous_{Guid.NewGuid():N}";
        await ExecuteAsync(server, "alter database whatsapp_saas allow_connections false");
        await ExecuteAsync(server, "select pg_terminate_backend(pid) from pg_stat_activity where datname in ('whatsapp_saas', 'incoming')");
        await ExecuteAsync(server, $"alter database whatsapp_saas rename to {previous}");
        await ExecuteAsync(server, "alter database incoming rename to whatsapp_saas");
        JsonNode after = await environment.AskAsync("/");
        await over.CancelAsync();

        Assert.Equal(7, (int?)after["users"]);
        Assert.All(await visits, answer => Assert.Equal("sample-app", (string?)JsonNode.Parse(answer)!["application"]));
    }

    [Fact]
    public async Task It_shows_users_and_logs_none_of_them()
    {
        await environment.ServeAsync();
        await using NpgsqlDataSource database = Server("whatsapp_saas");
        string email = $"{Guid.NewGuid():N}@example.com";
        await ExecuteAsync(database, "create table if not exists users (id int, email text, phone text, name text)");
        await ExecuteAsync(database, $"insert into users values (-1, '{email}', '+1', 'Somebody')");

        JsonNode users = await environment.AskAsync("/users?limit=1");
        string refused = await environment.CallAsync("/users?limit=0");

        Assert.Equal(email, (string?)users[0]!["email"]);
        Assert.Contains("1 to 100", refused, StringComparison.Ordinal);
        await foreach (StagingLogEvent one in new WatchLog(environment.Context).RunAsync(new WatchLogRequest { Since = "1h" }, new AnsweringHost(), Stop))
            Assert.DoesNotContain(email, one.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_task_that_is_told_to_stop_ends_in_order()
    {
        await environment.ServeAsync();
        string before = Assert.Single((await environment.ServiceAsync()).Tasks, task => task.Status == "RUNNING").Id;

        await environment.PublishAsync("1.0.0");

        SandboxTask stopped = Assert.Single((await environment.ServiceAsync()).Tasks, task => task.Id == before);
        Assert.Equal(0, stopped.ExitCode);
    }

    private NpgsqlDataSource Server(string database) => NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder
    {
        Host = environment.Database.Host,
        Port = environment.Database.Port,
        Username = environment.Database.UserName,
        Password = environment.Database.Password,
        Database = database,
        SslMode = SslMode.Require,
        Pooling = false,
    });

    private async Task FillAsync(NpgsqlDataSource server, string name, int users)
    {
        await ExecuteAsync(server, $"create database {name}");
        await using NpgsqlDataSource database = Server(name);
        await ExecuteAsync(database, $"create table users as select id, null::text as email, null::text as phone, null::text as name from generate_series(1, {users}) id");
    }

    private static async Task ExecuteAsync(NpgsqlDataSource database, string sql)
    {
        await using NpgsqlCommand command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Stop);
    }
}
