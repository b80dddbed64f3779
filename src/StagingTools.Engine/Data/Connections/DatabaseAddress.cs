using Npgsql;

namespace StagingTools.Engine.Data.Connections;

/// <summary>A PostgreSQL database and how to log in to it. Its text never holds the password.</summary>
internal sealed record DatabaseAddress
{
    /// <summary>A host name, an IP address, or the folder of a Unix socket.</summary>
    public required string Host { get; init; }

    /// <summary>The TCP port.</summary>
    public int Port { get; init; } = 5432;

    /// <summary>The database's name.</summary>
    public required string Database { get; init; }

    /// <summary>The role that logs in.</summary>
    public required string User { get; init; }

    /// <summary>The role's password; <see langword="null"/> leaves it to the password file.</summary>
    public string? Password { get; init; }

    /// <summary>The file with passwords by host; <see langword="null"/> for the usual one.</summary>
    public string? PasswordFile { get; init; }

    /// <summary>How much TLS is asked for.</summary>
    public SslMode SslMode { get; init; } = SslMode.Prefer;

    /// <summary>The file with the authorities that are trusted; <see langword="null"/> for the system's.</summary>
    public string? RootCertificate { get; init; }

    /// <summary>The client's certificate, when the server asks for one.</summary>
    public string? Certificate { get; init; }

    /// <summary>The client certificate's key.</summary>
    public string? CertificateKey { get; init; }

    /// <summary>Seconds to wait for a connection.</summary>
    public int ConnectTimeout { get; init; } = 15;

    /// <summary>Whether the host is an endpoint of RDS.</summary>
    public bool IsRds =>
        Host.EndsWith(".rds.amazonaws.com", StringComparison.OrdinalIgnoreCase)
        || Host.EndsWith(".rds.amazonaws.com.cn", StringComparison.OrdinalIgnoreCase);

    /// <summary>Another database of the same server.</summary>
    public DatabaseAddress WithDatabase(string database) => this with { Database = database };

    /// <summary>What Npgsql connects with.</summary>
    public NpgsqlConnectionStringBuilder ToConnectionString() => new()
    {
        Host = Host,
        Port = Port,
        Database = Database,
        Username = User,
        Password = Password,
        // One that is not there is no error to libpq either.
        Passfile = File.Exists(PasswordFile) ? PasswordFile : null,
        SslMode = SslMode,
        RootCertificate = RootCertificate,
        SslCertificate = Certificate,
        SslKey = CertificateKey,
        Timeout = ConnectTimeout,
        ApplicationName = "StagingTools",
        // A copy takes as long as it takes; what may not wait says so itself.
        CommandTimeout = 0,
        // Sessions are few and long, and a database cannot be renamed while an idle one lingers in a pool.
        Pooling = false,
        // Firewalls and NAT gateways forget a connection that says nothing, such as one that only holds a snapshot. Seconds.
        TcpKeepAlive = true,
        TcpKeepAliveTime = 30,
        TcpKeepAliveInterval = 10,
        ReadBufferSize = 128 * 1024,
        WriteBufferSize = 128 * 1024,
    };

    /// <summary>What libpq's programs connect with: the environment, so that nothing stands in a process list.</summary>
    /// <param name="options">Settings of the session, as <c>-c name=value</c>.</param>
    public Dictionary<string, string> ToLibpqEnvironment(string options)
    {
        Dictionary<string, string> environment = new(StringComparer.Ordinal)
        {
            ["PGHOST"] = Host,
            ["PGPORT"] = Port.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["PGDATABASE"] = Database,
            ["PGUSER"] = User,
            ["PGAPPNAME"] = "StagingTools",
            ["PGCONNECT_TIMEOUT"] = ConnectTimeout.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["PGCLIENTENCODING"] = "UTF8",
            ["PGOPTIONS"] = options,
            ["PGSSLMODE"] = SslMode switch
            {
                SslMode.Disable => "disable",
                SslMode.Allow => "allow",
                SslMode.Require => "require",
                SslMode.VerifyCA => "verify-ca",
                SslMode.VerifyFull => "verify-full",
                _ => "prefer",
            },
        };
        if (Password is not null)
            environment["PGPASSWORD"] = Password;
        if (PasswordFile is not null)
            environment["PGPASSFILE"] = PasswordFile;
        // libpq looks for no authorities but those of a file; the word for the system's own came with version 16.
        if (RootCertificate is not null)
            environment["PGSSLROOTCERT"] = RootCertificate;
        else if (SslMode is SslMode.VerifyCA or SslMode.VerifyFull)
            environment["PGSSLROOTCERT"] = TrustedAuthorities.SystemFile ?? "system";
        if (Certificate is not null)
            environment["PGSSLCERT"] = Certificate;
        if (CertificateKey is not null)
            environment["PGSSLKEY"] = CertificateKey;
        return environment;
    }

    /// <summary><c>host:port/database</c>.</summary>
    public override string ToString() =>
        Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]:{Port}/{Database}" : $"{Host}:{Port}/{Database}";
}
