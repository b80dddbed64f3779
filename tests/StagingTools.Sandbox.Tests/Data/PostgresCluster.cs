using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace StagingTools.Sandbox.Tests.Data;

/// <summary>A PostgreSQL server of the test's own on loopback, with one plain role that owns its databases.</summary>
public sealed class PostgresCluster : IAsyncDisposable
{
    private const string SuperuserPassword = "superuser's own";

    private readonly string folder;

    private PostgresCluster(string folder, string dataFolder, int port, string owner)
    {
        this.folder = folder;
        DataFolder = dataFolder;
        Port = port;
        Owner = owner;
    }

    public int Port { get; }

    public string Owner { get; }

    public static string OwnerPassword => "pässwörd/with:odd@characters%";

    /// <summary>Where PostgreSQL's server programs are; <see langword="null"/> when it is not installed.</summary>
    public static string? Programs { get; } = Directory.Exists("/usr/lib/postgresql")
        ? Directory.EnumerateDirectories("/usr/lib/postgresql")
            .Select(version => Path.Combine(version, "bin"))
            .Where(bin => File.Exists(Path.Combine(bin, "initdb")))
            .Max()
        : null;

    /// <summary>Makes a server and starts it.</summary>
    /// <param name="owner">The plain role.</param>
    /// <param name="mayCreateDatabases">Whether it may, as a sync's target asks for.</param>
    /// <param name="settings">More of the server's settings, as <c>-c name=value</c>; the last one of a name counts.</param>
    /// <param name="disk">A folder that takes the data, but not the write-ahead log; <see langword="null"/> for one of the server's own.</param>
    public static async Task<PostgresCluster> StartAsync(string owner, bool mayCreateDatabases, string settings = "", string? disk = null)
    {
        string folder = Directory.CreateTempSubdirectory("stagingtools-postgres-").FullName;
        string passwords = Path.Combine(folder, "password");
        await File.WriteAllTextAsync(passwords, SuperuserPassword);
        if (Environment.IsPrivilegedProcess)
            await RunAsync("chown", ["-R", "postgres", folder, .. disk is null ? Array.Empty<string>() : [disk]]);

        var cluster = new PostgresCluster(folder, Path.Combine(disk ?? folder, "data"), FreePort(), owner);
        await cluster.RunProgramAsync(
            "initdb", "--pgdata", cluster.DataFolder, "--username", "postgres", "--auth", "scram-sha-256",
            "--pwfile", passwords, "--waldir", Path.Combine(folder, "log-ahead"), "--no-sync", "--encoding", "UTF8", "--locale", "C.UTF-8");
        await cluster.RunProgramAsync(
            "pg_ctl", "--pgdata", cluster.DataFolder, "--wait", "--silent", "--log", Path.Combine(folder, "log"), "--options",
            $"-p {cluster.Port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off "
            + $"-c max_wal_size=2GB -c shared_buffers=128MB -c lc_messages=C {settings}",
            "start");
        await cluster.ExecuteAsync(
            "postgres", $"create role {owner} login password '{OwnerPassword}' {(mayCreateDatabases ? "createdb" : "")}");
        return cluster;
    }

    /// <summary>A URL with password, as a secret would hold it.</summary>
    public string Url(string database) =>
        $"postgresql://{Owner}:{Uri.EscapeDataString(OwnerPassword)}@127.0.0.1:{Port}/{database}?schema=public";

    /// <summary>A URL without password.</summary>
    public string UrlWithoutPassword(string database) => $"postgresql://{Owner}@127.0.0.1:{Port}/{database}";

    public async Task CreateDatabaseAsync(string database, string? comment = null)
    {
        await ExecuteAsync("postgres", $"create database \"{database}\" owner {Owner}");
        if (comment is not null)
            await ExecuteAsync("postgres", $"comment on database \"{database}\" is '{comment.Replace("'", "''", StringComparison.Ordinal)}'");
    }

    /// <summary>Opens a session, as the owner unless told otherwise.</summary>
    public async Task<NpgsqlConnection> OpenAsync(string database, bool asSuperuser = false)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = Port,
            Database = database,
            Username = asSuperuser ? "postgres" : Owner,
            Password = asSuperuser ? SuperuserPassword : OwnerPassword,
            Pooling = false,
            IncludeErrorDetail = true,
        }.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    /// <summary>Runs a statement as the superuser.</summary>
    public async Task ExecuteAsync(string database, string sql)
    {
        await using NpgsqlConnection connection = await OpenAsync(database, asSuperuser: true);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Runs statements as the owner.</summary>
    public async Task ExecuteAsOwnerAsync(string database, string sql)
    {
        await using NpgsqlConnection connection = await OpenAsync(database);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The first column of a query's rows, as text.</summary>
    public async Task<List<string>> QueryAsync(string database, string sql)
    {
        await using NpgsqlConnection connection = await OpenAsync(database, asSuperuser: true);
        await using var command = new NpgsqlCommand(sql, connection);
        await using NpgsqlDataReader row = await command.ExecuteReaderAsync();
        List<string> values = [];
        while (await row.ReadAsync())
            values.Add(row.IsDBNull(0) ? "NULL" : Convert.ToString(row.GetValue(0), CultureInfo.InvariantCulture)!);
        return values;
    }

    public async Task<string> ScalarAsync(string database, string sql) => (await QueryAsync(database, sql)).Single();

    /// <summary>Runs a script with psql as the owner.</summary>
    public Task RunScriptAsync(string database, string file) => RunAsync(
        Path.Combine(Programs!, "psql"), "--quiet", "--no-psqlrc", "--set", "ON_ERROR_STOP=1", "--dbname", Url(database).Split('?')[0], "--file", file);

    /// <summary>What pg_dump writes, without what is random in it.</summary>
    public async Task<string> DumpAsync(string database, params string[] options)
    {
        string text = await RunAsync(
            Path.Combine(Programs!, "pg_dump"), [.. options, "--no-owner", "--no-privileges", "--dbname", Url(database).Split('?')[0]]);
        return string.Join('\n', text.Split('\n').Where(line =>
            !line.StartsWith("\\restrict", StringComparison.Ordinal) && !line.StartsWith("\\unrestrict", StringComparison.Ordinal)));
    }

    public async ValueTask DisposeAsync()
    {
        await RunProgramAsync("pg_ctl", "--pgdata", DataFolder, "--silent", "--mode", "immediate", "stop");
        Directory.Delete(folder, recursive: true);
    }

    private string DataFolder { get; }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    // The server's programs refuse to run as root.
    private Task<string> RunProgramAsync(string program, params string[] arguments) => Environment.IsPrivilegedProcess
        ? RunAsync("runuser", ["-u", "postgres", "--", Path.Combine(Programs!, program), .. arguments])
        : RunAsync(Path.Combine(Programs!, program), arguments);

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        // pg_ctl's server inherits its handles, so output goes nowhere that would have to be read to its end.
        bool isServer = arguments.Contains("start");
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = !isServer,
            RedirectStandardError = !isServer,
            WorkingDirectory = Path.GetTempPath(),
        };
        using Process process = Process.Start(start)!;
        Task<string> errors = isServer ? Task.FromResult("") : process.StandardError.ReadToEndAsync();
        string output = isServer ? "" : await process.StandardOutput.ReadToEndAsync();
        string error = await errors;
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {error}");
    }
}
