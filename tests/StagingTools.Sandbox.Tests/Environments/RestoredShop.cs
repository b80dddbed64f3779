using Amazon.SecretsManager.Model;
using Npgsql;
using StagingTools.Engine;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Environments;
using StagingTools.Sandbox.Tests.Data;

namespace StagingTools.Sandbox.Tests.Environments;

/// <summary>A table of users behind an environment's secret.</summary>
internal sealed class RestoredShop(StagingContext context, string project)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>The address of the database, as the application gets it.</summary>
    public async Task<string> SecretAsync()
    {
        using AwsSession session = AwsSession.Open(context, new GetEnvironmentRequest { Project = project });
        return (await session.SecretsManager.GetSecretValueAsync(
            new GetSecretValueRequest { SecretId = $"{project}/staging/database-url" }, Token)).SecretString!;
    }

    /// <summary>Makes the table, with users.</summary>
    public Task OpenAsync(int users) => ExecuteAsync(
        "create table users (id bigint primary key generated always as identity, name text, email text, phone text, created_at timestamptz default now())",
        $"insert into users (name, email) select 'User ' || n, 'user' || n || '@example.com' from generate_series(1, {users}) n");

    /// <summary>Lets the database say of its data what a sync would.</summary>
    public async Task MarkAsync(string mark) => await ExecuteAsync(
        $"comment on database \"{new Uri(await SecretAsync()).AbsolutePath.Trim('/')}\" is 'stagingtools: {mark}'");

    /// <summary>Runs statements.</summary>
    public async Task ExecuteAsync(params string[] statements)
    {
        await using NpgsqlConnection connection = await ConnectionUrl.OpenAsync(await SecretAsync(), Token);
        foreach (string statement in statements)
        {
            await using var command = new NpgsqlCommand(statement, connection);
            await command.ExecuteNonQueryAsync(Token);
        }
    }

    /// <summary>How many users there are.</summary>
    public async Task<long> CountAsync() => (long)(await ScalarAsync("select count(*) from users"))!;

    /// <summary>The server's time, UTC.</summary>
    public async Task<DateTimeOffset> NowAsync() =>
        new(((DateTime)(await ScalarAsync("select clock_timestamp()"))!).ToUniversalTime());

    private async Task<object?> ScalarAsync(string sql) => await ConnectionUrl.AskAsync(await SecretAsync(), sql, Token);
}
