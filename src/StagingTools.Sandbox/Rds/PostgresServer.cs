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
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(10);
    private ChildProcess? _process;

    /// <summary>Where clients connect.</summary>
    public IPEndPoint Endpoint { get; } = endpoint;

    /// <summary>The cluster's data folder.</summary>
    public string DataPath { get; } = Path.Combine(folder, "data");

    /// <summary>Whether the server process runs.</summary>
    public bool IsRunning => _process?.IsRunning == true;

    /// <summary>Lays out the cluster as a copy of another one that does not run.</summary>
    public async Task CreateAsync(string source, CancellationToken cancellationToken)
    {
        await installation.CreateFolderAsync(folder, cancellationToken).ConfigureAwait(false);
        await installation.RunAsync("/bin/cp", ["-R", source, DataPath], cancellationToken).ConfigureAwait(false);
        (string certificate, string key) = authority.Issue(name, Endpoint.Address);
        await File.WriteAllTextAsync(Path.Combine(DataPath, "server.crt"), certificate, cancellationToken)
            .ConfigureAwait(false);
        string keyPath = Path.Combine(DataPath, "server.key");
        await File.WriteAllTextAsync(keyPath, key, cancellationToken).ConfigureAwait(false);
        UnixMode.Set(keyPath, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    /// <summary>Starts the server and waits until it answers.</summary>
    /// <param name="parameters">Settings of the parameter group that this server knows.</param>
    /// <param name="forceSsl">Whether unencrypted connections are refused.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="SandboxException">It ended or did not answer in time.</exception>
    public async Task StartAsync(
        IReadOnlyDictionary<string, string> parameters, bool forceSsl, CancellationToken cancellationToken)
    {
        await ConfigureAsync(parameters, forceSsl, cancellationToken).ConfigureAwait(false);
        await installation.OwnAsync(DataPath, cancellationToken).ConfigureAwait(false);
        (string program, IReadOnlyList<string> arguments) = installation.CommandFor("postgres", "-D", DataPath);
        string? last = null;
        _process = ChildProcess.Start(
            new ChildSpec
            {
                Name = $"postgres {name}",
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

        throw new SandboxException($"The PostgreSQL server of '{name}' did not start: {last}");
    }

    /// <summary>Hands changed parameters to the running server; static ones wait for its next start.</summary>
    public async Task ReloadAsync(
        IReadOnlyDictionary<string, string> parameters, bool forceSsl, CancellationToken cancellationToken)
    {
        await ConfigureAsync(parameters, forceSsl, cancellationToken).ConfigureAwait(false);
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

    private async Task ConfigureAsync(
        IReadOnlyDictionary<string, string> parameters, bool forceSsl, CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync(
            Path.Combine(DataPath, "postgresql.conf"), PostgresConfiguration.Render(Endpoint, parameters), cancellationToken)
            .ConfigureAwait(false);
        await File.WriteAllTextAsync(
            Path.Combine(DataPath, "pg_hba.conf"), PostgresConfiguration.RenderAccess(forceSsl), cancellationToken)
            .ConfigureAwait(false);
    }
}
