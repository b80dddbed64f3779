using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using Npgsql;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Data.Connections;

/// <summary>Opens sessions on one database with the settings that its side of a sync needs.</summary>
internal sealed class DatabaseServer : IAsyncDisposable
{
    // search_path empty: every name is qualified, in what is sent and in what text COPY prints. The formats make text
    // COPY mean the same on both sides. A server that does not hear of a client any more lets its snapshot and its locks go after two
    // minutes, not after the hours that systems wait.
    private const string CommonSettings =
        """
        set search_path = '';
        set statement_timeout = 0;
        set idle_in_transaction_session_timeout = 0;
        set row_security = off;
        set datestyle = 'ISO, YMD';
        set intervalstyle = 'postgres';
        set extra_float_digits = 3;
        set bytea_output = 'hex';
        set timezone = 'UTC';
        set xmloption = 'content';
        set tcp_keepalives_idle = 30;
        set tcp_keepalives_interval = 10;
        select set_config('tcp_user_timeout', '60000', false) where version() like '%linux%';
        select set_config('idle_session_timeout', '0', false) where current_setting('idle_session_timeout', true) is not null;

        """;

    private readonly NpgsqlDataSource source;
    private readonly string settings;

    private DatabaseServer(DatabaseAddress address, string settings, string libpqOptions)
    {
        Address = address;
        this.settings = CommonSettings + settings;
        LibpqEnvironment = address.ToLibpqEnvironment(libpqOptions);
        source = new NpgsqlDataSourceBuilder(address.ToConnectionString().ConnectionString).Build();
    }

    /// <summary>The database.</summary>
    public DatabaseAddress Address { get; }

    /// <summary>What libpq's programs need to open the same kind of session.</summary>
    public IReadOnlyDictionary<string, string> LibpqEnvironment { get; }

    /// <summary>Sessions that can only read, and that give up a lock rather than queue before production's own work.</summary>
    public static DatabaseServer ForReading(DatabaseAddress address) => new(
        address,
        "set default_transaction_read_only = on; set lock_timeout = '10s';",
        "-c default_transaction_read_only=on -c lock_timeout=10s -c statement_timeout=0");

    /// <summary>
    /// Sessions that fill a database nobody uses yet: it is thrown away when the server falls, so commits need not wait
    /// for the disk; the rename that makes it staging does.
    /// </summary>
    public static DatabaseServer ForFilling(DatabaseAddress address) => new(
        address,
        "set synchronous_commit = off; set maintenance_work_mem = '256MB';",
        "-c synchronous_commit=off -c maintenance_work_mem=256MB -c statement_timeout=0");

    /// <summary>Sessions that look after a server's databases.</summary>
    public static DatabaseServer ForMaintenance(DatabaseAddress address) =>
        new(address, "", "-c statement_timeout=0");

    /// <summary>Opens a session.</summary>
    /// <exception cref="StagingException">
    /// <c>DatabaseUnreachable</c>, <c>DatabaseLoginFailed</c>, <c>DatabaseNotFound</c>, <c>DatabaseTlsFailed</c> and others.
    /// </exception>
    public async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken)
    {
        NpgsqlConnection connection = source.CreateConnection();
        try
        {
            await connection.OpenAsync(cancellationToken);
            await using var command = new NpgsqlCommand(settings, connection);
            await command.ExecuteNonQueryAsync(cancellationToken);
            return connection;
        }
        catch (Exception failure)
        {
            await connection.DisposeAsync();
            if (await TranslateAsync(failure, cancellationToken) is { } known)
                throw known;
            throw;
        }
    }

    /// <summary>
    /// Opens a session for a thread of its own, which blocks: .NET waits for such a socket in the kernel, at half of the cost
    /// of its thread pool. One asynchronous call on it ends that.
    /// </summary>
    /// <exception cref="StagingException">As <see cref="OpenAsync"/>.</exception>
    public NpgsqlConnection OpenBlocking(CancellationToken cancellationToken)
    {
        NpgsqlConnection connection = source.CreateConnection();
        try
        {
            connection.Open();
            using var command = new NpgsqlCommand(settings, connection);
            command.ExecuteNonQuery();
            return connection;
        }
        catch (Exception failure)
        {
            connection.Dispose();
            if (TranslateAsync(failure, cancellationToken).GetAwaiter().GetResult() is { } known)
                throw known;
            throw;
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => source.DisposeAsync();

    private async Task<StagingException?> TranslateAsync(Exception failure, CancellationToken cancellationToken)
    {
        StagingException? known = PostgresErrors.Translate(failure, Address.ToString());
        if (failure is not NpgsqlException or PostgresException)
            return known;
        if (known is { ErrorId: "DatabaseUnreachable" })
            return await ExplainAsync(known, cancellationToken);
        return IsUntrusted(failure) ? Untrusted() : known;
    }

    private static bool IsUntrusted(Exception failure)
    {
        for (Exception? cause = failure; cause is not null; cause = cause.InnerException)
            if (cause is AuthenticationException)
                return true;
        return false;
    }

    private StagingException Untrusted() =>
        new(
            "DatabaseTlsFailed",
            StagingErrorCategory.ConnectionError,
            $"The certificate of {Address} is not trusted, or is made out to another name than {Address.Host}.")
        {
            TargetInput = Address.ToString(),
            RecommendedAction = Address.IsRds
                ? "Get the authorities of RDS, which no system brings: `mkdir -p ~/.postgresql && "
                    + "curl -o ~/.postgresql/root.crt https://truststore.pki.rds.amazonaws.com/global/global-bundle.pem`. Where another place is better, name the "
                    + "file with sslrootcert=PATH in the URL or in PGSSLROOTCERT."
                : "Put the certificates of the authority that made it into ~/.postgresql/root.crt, or name their file with "
                    + "sslrootcert=PATH in the URL or in PGSSLROOTCERT. Through a tunnel to another name, write sslmode=verify-ca.",
        };

    // The commonest reason on AWS: the database has no public address, and this machine is not in its network.
    private async Task<StagingException> ExplainAsync(StagingException unreachable, CancellationToken cancellationToken)
    {
        IPAddress? address = null;
        try
        {
            address = IPAddress.TryParse(Address.Host, out IPAddress? literal)
                ? literal
                : (await Dns.GetHostAddressesAsync(Address.Host, cancellationToken)).FirstOrDefault();
        }
        catch (Exception failure) when (failure is SocketException or ArgumentException)
        {
            return unreachable;
        }

        if (address is null || !PrivateNetwork.Contains(address))
            return unreachable;

        return new StagingException(
            unreachable.ErrorId,
            unreachable.Category,
            $"{unreachable.Message} {address} is a private address: only machines in its network get there.")
        {
            TargetInput = unreachable.TargetInput,
            RecommendedAction =
                "Run the sync inside the network (`staging sync` in a container of the VPC), or through a VPN or a tunnel.",
        };
    }
}
