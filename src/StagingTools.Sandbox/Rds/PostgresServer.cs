using System.Globalization;
using System.Net;
using Npgsql;
using StagingTools.Sandbox.Processes;

namespace StagingTools.Sandbox.Rds;

/// <summary>The PostgreSQL server of one instance: its own cluster, address and certificate.</summary>
internal sealed class PostgresServer(
    PostgresInstallation installation,
    PostgresTemplate template,
    CertificateAuthority authority,
    ChildRegistry registry,
    string sandboxId,
    string name,
    string folder,
    IPEndPoint endpoint,
    Action<string> onLogLine)
{
    private static readonly TimeSpan s_archivePatience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(10);

    // initdb's own size of a log file in bytes; cp makes the file before it has filled it.
    private const int SegmentSize = 16 * 1024 * 1024;

    private ChildProcess? _process;
    private string _name = name;

    /// <summary>Where clients connect.</summary>
    public IPEndPoint Endpoint { get; private set; } = endpoint;

    /// <summary>The cluster's data folder.</summary>
    public string DataPath { get; } = Path.Combine(folder, "data");

    /// <summary>Where the log is archived.</summary>
    public string ArchivePath { get; } = Path.Combine(folder, "archive");

    /// <summary>The server's process; null before its first start.</summary>
    public int? Pid => _process?.Pid;

    /// <summary>Whether the server process runs.</summary>
    public bool IsRunning => _process?.IsRunning == true;

    /// <summary>Lays out the cluster as a copy of another one that does not run.</summary>
    public async Task CreateAsync(string source, CancellationToken cancellationToken)
    {
        await installation.CreateFolderAsync(folder, cancellationToken).ConfigureAwait(false);
        await installation.CreateFolderAsync(ArchivePath, cancellationToken).ConfigureAwait(false);
        await installation.RunAsync("/bin/cp", ["-R", source, DataPath], cancellationToken).ConfigureAwait(false);
        await CertifyAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Gives a server that does not run another name and the address that goes with it.</summary>
    public Task MoveAsync(string newName, IPEndPoint newEndpoint, CancellationToken cancellationToken)
    {
        _name = newName;
        Endpoint = newEndpoint;
        return CertifyAsync(cancellationToken);
    }

    private async Task CertifyAsync(CancellationToken cancellationToken)
    {
        (string certificate, string key) = authority.Issue(_name, Endpoint.Address);
        await File.WriteAllTextAsync(Path.Combine(DataPath, "server.crt"), certificate, cancellationToken)
            .ConfigureAwait(false);
        string keyPath = Path.Combine(DataPath, "server.key");
        await File.WriteAllTextAsync(keyPath, key, cancellationToken).ConfigureAwait(false);
        UnixMode.Set(keyPath, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    /// <summary>Starts the server and waits until it answers.</summary>
    /// <param name="settings">How it is to run.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <param name="recovery">A moment to roll on to before anybody gets in; null to start with what is there.</param>
    /// <exception cref="SandboxException">It ended or did not answer in time.</exception>
    public async Task StartAsync(ServerSettings settings, CancellationToken cancellationToken, PointInTime? recovery = null)
    {
        await ConfigureAsync(settings, recovery, cancellationToken).ConfigureAwait(false);
        if (recovery is not null)
        {
            await File.WriteAllTextAsync(Path.Combine(DataPath, "recovery.signal"), "", cancellationToken).ConfigureAwait(false);
        }

        await installation.OwnAsync(DataPath, cancellationToken).ConfigureAwait(false);
        (string program, IReadOnlyList<string> arguments) = installation.CommandFor("postgres", "-D", DataPath);
        string? last = null;
        _process = ChildProcess.Start(
            new ChildSpec
            {
                Name = $"postgres {_name}",
                Program = program,
                Arguments = arguments,
                Environment = installation.Environment,
                WorkingDirectory = "/",
                StopSignal = Posix.SigQuit,
                OnLine = line => onLogLine(last = line),
            },
            registry,
            sandboxId);
        for (var waited = TimeSpan.Zero; waited < s_patience; waited += TimeSpan.FromMilliseconds(50))
        {
            if (!_process.IsRunning) break;
            try
            {
                await using NpgsqlConnection connection =
                    await ConnectAsync("postgres", cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (NpgsqlException)
            {
                await Task.Delay(50, cancellationToken).ConfigureAwait(false);
            }
        }

        throw new SandboxException($"The PostgreSQL server of '{_name}' did not start: {last}");
    }

    /// <summary>Hands changed parameters to the running server; static ones wait for its next start.</summary>
    public async Task ReloadAsync(ServerSettings settings, CancellationToken cancellationToken)
    {
        await ConfigureAsync(settings, recovery: null, cancellationToken).ConfigureAwait(false);
        await ExecuteAsync("postgres", ["SELECT pg_reload_conf()"], cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Connects as the service's own superuser.</summary>
    public async Task<NpgsqlConnection> ConnectAsync(string database, CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder
        {
            Host = Endpoint.Address.ToString(),
            Port = Endpoint.Port,
            Database = database,
            Username = PostgresTemplate.AdminUser,
            Password = template.AdminPassword,
            SslMode = SslMode.Require,
            GssEncryptionMode = GssEncryptionMode.Disable,
            Pooling = false,
            Timeout = 5,
        }.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Runs statements as the service's own superuser, each on its own.</summary>
    public async Task ExecuteAsync(
        string database, IEnumerable<string> statements, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection =
            await ConnectAsync(database, cancellationToken).ConfigureAwait(false);

        // Statements here carry passwords, which must not reach the server's log.
        string[] quiet = ["SET log_statement = 'none'", "SET log_min_error_statement = 'panic'"];
        foreach (string statement in quiet.Concat(statements))
        {
            await using var command = new NpgsqlCommand(statement, connection);
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Copies the running cluster, consistent and complete, into a new folder.</summary>
    public async Task BackupAsync(string target, CancellationToken cancellationToken)
    {
        await installation.CreateFolderAsync(Path.GetDirectoryName(target)!, cancellationToken).ConfigureAwait(false);
        await installation.RunAsync(
            "pg_basebackup",
            [
                "-h", Endpoint.Address.ToString(), "-p", Endpoint.Port.ToString(CultureInfo.InvariantCulture),
                "-U", PostgresTemplate.AdminUser, "-D", target, "--wal-method=stream", "--checkpoint=fast", "--no-sync",
                "--no-manifest",
            ],
            cancellationToken,
            new Dictionary<string, string> { ["PGPASSWORD"] = template.AdminPassword, ["PGSSLMODE"] = "require" })
            .ConfigureAwait(false);
    }

    /// <summary>Brings everything that was committed until now into the archive.</summary>
    /// <remarks>
    /// A recovery stops before the first commit after its moment, and fails where there is none. The transaction that is made
    /// here is that commit.
    /// </remarks>
    /// <exception cref="SandboxException">The archive does not get it.</exception>
    public async Task ArchiveAsync(CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await ConnectAsync("postgres", cancellationToken).ConfigureAwait(false);
        await using (var commit = new NpgsqlCommand("SELECT pg_current_xact_id()", connection))
        {
            await commit.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
        }

        await using var end = new NpgsqlCommand("SELECT pg_walfile_name(pg_switch_wal())", connection);
        string segment = Path.Combine(
            ArchivePath, (string)(await end.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!);
        for (var waited = TimeSpan.Zero; waited < s_archivePatience; waited += TimeSpan.FromMilliseconds(50))
        {
            if (File.Exists(segment) && new FileInfo(segment).Length >= SegmentSize) return;
            await Task.Delay(50, cancellationToken).ConfigureAwait(false);
        }

        throw new SandboxException($"The log of '{_name}' did not come into the archive.");
    }

    /// <summary>Forgets the archived log.</summary>
    public void ForgetArchive()
    {
        foreach (string segment in Directory.EnumerateFiles(ArchivePath)) File.Delete(segment);
    }

    /// <summary>Ends the server; clients are disconnected and what they committed is kept.</summary>
    public async Task StopAsync(bool immediately = false)
    {
        if (_process is not null)
        {
            await _process.StopAsync(s_grace, immediately ? Posix.SigQuit : Posix.SigInt).ConfigureAwait(false);
        }
    }

    /// <summary>Removes the cluster's files.</summary>
    public void Delete()
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    private async Task ConfigureAsync(ServerSettings settings, PointInTime? recovery, CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync(
            Path.Combine(DataPath, "postgresql.conf"),
            PostgresConfiguration.Render(Endpoint, settings, ArchivePath, recovery),
            cancellationToken)
            .ConfigureAwait(false);
        await File.WriteAllTextAsync(
            Path.Combine(DataPath, "pg_hba.conf"), PostgresConfiguration.RenderAccess(settings.ForceSsl), cancellationToken)
            .ConfigureAwait(false);
    }
}
