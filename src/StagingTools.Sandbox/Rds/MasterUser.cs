namespace StagingTools.Sandbox.Rds;

/// <summary>The roles of a new instance: on RDS the master user is no superuser.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Appendix.PostgreSQL.CommonDBATasks.Roles.rds_superuser.html
/// </remarks>
internal static class MasterUser
{
    private static readonly string[] s_predefined =
    [
        "pg_monitor", "pg_signal_backend", "pg_read_all_data", "pg_write_all_data", "pg_checkpoint",
        "pg_use_reserved_connections", "pg_create_subscription", "pg_maintain",
    ];

    /// <summary>Statements that make the roles and, where one is named, the database.</summary>
    public static IEnumerable<string> Create(string user, string password, string? database)
    {
        yield return "CREATE ROLE rds_superuser NOLOGIN";
        yield return "CREATE ROLE rds_replication NOLOGIN";
        yield return "CREATE ROLE rds_password NOLOGIN";
        yield return "CREATE ROLE rds_iam NOLOGIN";
        yield return "GRANT rds_replication, rds_password TO rds_superuser WITH ADMIN OPTION";

        // Which of the predefined roles exist depends on the server's version.
        yield return
            $"""
            DO $$ DECLARE predefined name; BEGIN
              FOR predefined IN SELECT rolname FROM pg_roles
                WHERE rolname = ANY (ARRAY[{string.Join(", ", s_predefined.Select(Literal))}]) LOOP
                EXECUTE format('GRANT %I TO rds_superuser WITH ADMIN OPTION', predefined);
              END LOOP;
            END $$
            """;
        yield return
            $"CREATE ROLE {Identifier(user)} LOGIN CREATEROLE CREATEDB PASSWORD {Literal(password)} VALID UNTIL 'infinity'";
        yield return $"GRANT rds_superuser TO {Identifier(user)}";
        yield return $"ALTER DATABASE postgres OWNER TO {Identifier(user)}";
        yield return $"ALTER DATABASE template1 OWNER TO {Identifier(user)}";
        if (database is not null and not "postgres")
        {
            yield return $"CREATE DATABASE {Identifier(database)} OWNER {Identifier(user)}";
        }
    }

    /// <summary>The statement that sets the master user's password.</summary>
    public static string ChangePassword(string user, string password) =>
        $"ALTER ROLE {Identifier(user)} PASSWORD {Literal(password)}";

    private static string Identifier(string name) =>
        $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Literal(string text) =>
        $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
