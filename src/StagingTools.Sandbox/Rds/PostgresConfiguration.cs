using System.Globalization;
using System.Net;
using System.Text;

namespace StagingTools.Sandbox.Rds;

/// <summary>The configuration of an instance's server: small, not durable, and in RDS's manners where a client can tell.</summary>
internal static class PostgresConfiguration
{
    /// <summary>The text of postgresql.conf.</summary>
    /// <remarks>
    /// Dynamic shared memory lies in the data folder, so that a killed server leaves nothing in /dev/shm. There is no
    /// socket: its path would be longer than the system allows in a deep state folder.
    /// </remarks>
    /// <param name="endpoint">Where it listens.</param>
    /// <param name="settings">What the instance wants.</param>
    /// <param name="archivePath">Where the log is kept, where it is.</param>
    /// <param name="recovery">A moment to roll on to at the next start; null for none.</param>
    public static string Render(IPEndPoint endpoint, ServerSettings settings, string archivePath, PointInTime? recovery)
    {
        var text = new StringBuilder();
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"""
            log_destination = 'stderr'
            log_line_prefix = '%t:%r:%u@%d:[%p]:'
            log_timezone = 'UTC'
            timezone = 'UTC'
            max_wal_size = '256MB'
            min_wal_size = '32MB'
            shared_buffers = '32MB'
            """);
        foreach ((string name, string value) in settings.Parameters) text.AppendLine(Setting(name, value));

        // What follows wins over the parameter group: without it the sandbox could not reach its own server.
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"""
            listen_addresses = '{endpoint.Address}'
            port = {endpoint.Port}
            unix_socket_directories = ''
            ssl = on
            ssl_cert_file = 'server.crt'
            ssl_key_file = 'server.key'
            password_encryption = 'scram-sha-256'
            dynamic_shared_memory_type = 'mmap'
            fsync = off
            synchronous_commit = off
            full_page_writes = off
            wal_level = 'replica'
            archive_mode = on
            """);

        // The command can change while the server runs, whether it archives at all cannot.
        text.AppendLine(Setting(
            "archive_command",
            settings.Archives ? $"cp \"%p\" \"{archivePath.Replace("%", "%%", StringComparison.Ordinal)}/%f\"" : "/bin/true"));
        foreach ((string name, string value) in recovery?.Settings ?? new Dictionary<string, string>())
        {
            text.AppendLine(Setting(name, value));
        }

        return text.ToString();
    }

    /// <summary>The text of pg_hba.conf.</summary>
    /// <param name="forceSsl"><c>rds.force_ssl</c>; on by default since PostgreSQL 15 on RDS.</param>
    public static string RenderAccess(bool forceSsl) =>
        $"""
        hostssl all all all scram-sha-256
        hostssl replication {PostgresTemplate.AdminUser} all scram-sha-256
        {(forceSsl ? "#" : "")}hostnossl all all all scram-sha-256

        """;

    private static string Setting(string name, string value) =>
        $"{name} = '{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal)}'";
}
