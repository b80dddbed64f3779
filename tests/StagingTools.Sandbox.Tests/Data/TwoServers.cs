namespace StagingTools.Sandbox.Tests.Data;

/// <summary>A production server with the example's data and a staging server, for all tests of data syncs.</summary>
public sealed class TwoServers : IAsyncLifetime
{
    public const string ProductionDatabase = "whatsapp_saas";

    /// <summary>A small production: 1,000 users, 200,000 messages, 3 flags. Quick to sync, and long enough to be interrupted.</summary>
    public const string SmallDatabase = "small";

    public const string SmallRules =
        """
        version: 1
        tables:
          users: { columns: { id: keep, email: email } }
          messages: { columns: { id: keep, user_id: keep, content: { mask: text, template: "Message {id}" } } }
          flags: { default: keep }
        """;

    private PostgresCluster? production;
    private PostgresCluster? staging;
    private int databases;

    public PostgresCluster Production => production ?? throw new InvalidOperationException("PostgreSQL is not installed.");

    public PostgresCluster Staging => staging ?? throw new InvalidOperationException("PostgreSQL is not installed.");

    public static string Examples { get; } = FindExamples();

    public static void SkipWithoutPostgres()
    {
        if (PostgresCluster.Programs is null)
            Assert.Skip("PostgreSQL's server programs are not installed.");
    }

    /// <summary>For suites that take minutes: only <c>./test.sh --all</c> runs them.</summary>
    public static void SkipOutsideLongSuites() => Assert.SkipUnless(
        Environment.GetEnvironmentVariable("STAGINGTOOLS_TEST_ALL") == "1",
        "Takes minutes: STAGINGTOOLS_TEST_ALL=1 (./test.sh --all) runs it.");

    /// <summary>A new database on the staging server that syncs may replace.</summary>
    public async Task<string> NewTargetAsync(string? comment = "stagingtools: staging")
    {
        string name = $"staging_{Interlocked.Increment(ref databases)}";
        await Staging.CreateDatabaseAsync(name, comment);
        return name;
    }

    /// <summary>A new database on the production server, filled by statements of its owner.</summary>
    public async Task<string> NewSourceAsync(string sql)
    {
        string name = $"production_{Interlocked.Increment(ref databases)}";
        await Production.CreateDatabaseAsync(name);
        // psql, because the driver's way of telling statements apart does not know SQL function bodies.
        string script = Path.GetTempFileName();
        await File.WriteAllTextAsync(script, sql);
        await Production.RunScriptAsync(name, script);
        File.Delete(script);
        return name;
    }

    public async ValueTask InitializeAsync()
    {
        if (PostgresCluster.Programs is null)
            return;

        production = await PostgresCluster.StartAsync("app_owner", mayCreateDatabases: false);
        staging = await PostgresCluster.StartAsync("staging_owner", mayCreateDatabases: true);
        await production.CreateDatabaseAsync(ProductionDatabase);
        await production.CreateDatabaseAsync(SmallDatabase);
        await production.ExecuteAsOwnerAsync(
            SmallDatabase,
            """
            create table users (id int primary key, email text not null unique);
            insert into users select n, 'user' || n || '@shop.example' from generate_series(1, 1000) n;
            create table messages (id int primary key, user_id int not null references users, content text);
            insert into messages select n, 1 + n % 1000, 'Hello ' || repeat(md5(n::text), 3) from generate_series(1, 200000) n;
            create table flags (name text primary key);
            insert into flags values ('one'), ('two'), ('three');
            analyze;
            """);
        await production.RunScriptAsync(ProductionDatabase, Path.Combine(Examples, "production.sql"));
    }

    public async ValueTask DisposeAsync()
    {
        if (production is not null)
            await production.DisposeAsync();
        if (staging is not null)
            await staging.DisposeAsync();
    }

    private static string FindExamples()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string candidate = Path.Combine(folder.FullName, "examples", "production.sql");
            if (File.Exists(candidate))
                return Path.GetDirectoryName(candidate)!;
        }

        throw new InvalidOperationException("examples/production.sql is not above the tests.");
    }
}
