using StagingTools.Engine;
using StagingTools.Engine.Data;
using StagingTools.Engine.Errors;

namespace StagingTools.Sandbox.Tests.Data;

/// <summary>psql on a database, started with what a reference says.</summary>
[Collection(DataSyncCollection.Name)]
public sealed class ConnectDatabaseTests : IDisposable
{
    private readonly TwoServers servers;
    private readonly string folder = Directory.CreateTempSubdirectory("stagingtools-connect-").FullName;
    private readonly RecordingHost host = new();

    public ConnectDatabaseTests(TwoServers servers)
    {
        TwoServers.SkipWithoutPostgres();
        this.servers = servers;
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_command_runs_in_psql_on_the_database_that_the_reference_says()
    {
        string target = await servers.NewTargetAsync();

        StagingDatabaseSession session = await RunAsync(target, "create table made_by_psql ()");

        Assert.Equal("staging_owner", session.User);
        Assert.EndsWith($"/{target}", session.Target, StringComparison.Ordinal);
        Assert.Equal("1", await servers.Staging.ScalarAsync(target, "select count(*) from pg_class where relname = 'made_by_psql'"));
    }

    [Fact]
    public async Task The_password_goes_by_the_environment_alone_and_what_speaks_of_another_database_stays_behind()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The stand-in for psql is a shell script.");
        string target = await servers.NewTargetAsync();
        string psql = Path.Combine(folder, "psql");
        await File.WriteAllTextAsync(psql, $"#!/bin/sh\nprintf '%s\\n' \"$@\" >'{folder}/arguments'\nenv >'{folder}/environment'\n", Token);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(psql, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        await RunAsync(target, "select 1", path: folder + ":/usr/bin:/bin");

        string password = Uri.UnescapeDataString(new Uri(servers.Staging.Url(target)).UserInfo.Split(':')[1]);
        string[] environment = await File.ReadAllLinesAsync(Path.Combine(folder, "environment"), Token);
        Assert.Contains($"PGPASSWORD={password}", environment);
        Assert.Contains($"PGDATABASE={target}", environment);
        Assert.DoesNotContain(environment, line => line.Contains("elsewhere", StringComparison.Ordinal));
        Assert.Equal(
            ["--no-psqlrc", "--set=ON_ERROR_STOP=1", "--command=select 1"], await File.ReadAllLinesAsync(Path.Combine(folder, "arguments"), Token));
        Assert.DoesNotContain(host.Lines, line => line.Contains(password, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_psql_refuses_is_an_error()
    {
        string target = await servers.NewTargetAsync();

        StagingException failure = await Assert.ThrowsAsync<StagingException>(() => RunAsync(target, "\\no_such_command"));

        Assert.Equal(("PsqlFailed", StagingErrorCategory.OperationFailed), (failure.ErrorId, failure.Category));
    }

    [Fact]
    public async Task A_server_that_is_not_there_and_a_missing_psql_are_told_before_anything_runs()
    {
        string target = await servers.NewTargetAsync();

        StagingException unreachable = await Assert.ThrowsAsync<StagingException>(
            () => RunAsync(target, "select 1", url: "postgresql://nobody:x@127.0.0.1:1/none"));
        StagingException missing = await Assert.ThrowsAsync<StagingException>(() => RunAsync(target, "select 1", path: folder));

        Assert.Equal("DatabaseUnreachable", unreachable.ErrorId);
        Assert.Equal(("PsqlMissing", StagingErrorCategory.NotInstalled), (missing.ErrorId, missing.Category));
    }

    private Task<StagingDatabaseSession> RunAsync(string target, string command, string? path = null, string? url = null)
    {
        var context = new StagingContext
        {
            WorkingDirectory = folder,
            TerraformDirectory = folder,
            EnvironmentVariables = new Dictionary<string, string>
            {
                ["PATH"] = path ?? $"{PostgresCluster.Programs}:{Environment.GetEnvironmentVariable("PATH")}",
                ["TARGET_URL"] = url ?? servers.Staging.Url(target),
                ["PGHOST"] = "elsewhere",
                ["PGSERVICE"] = "elsewhere",
            },
        };
        return new ConnectDatabase(context).RunAsync(new ConnectDatabaseRequest { Target = "env:TARGET_URL", Command = command }, host, Token);
    }
}
