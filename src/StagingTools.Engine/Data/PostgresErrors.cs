using System.Net.Sockets;
using System.Security.Authentication;
using Npgsql;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Data;

/// <summary>
/// Turns PostgreSQL's errors into ones that a user can act on and that hold no row of data: PostgreSQL puts values into
/// its DETAIL, CONTEXT and HINT, and into the message itself where a value is malformed. None of those is repeated, and the
/// original exception is not kept as a cause.
/// </summary>
internal static class PostgresErrors
{
    /// <summary>The error behind an exception of Npgsql; <see langword="null"/> for other exceptions.</summary>
    /// <param name="exception">What was thrown.</param>
    /// <param name="place">The database as <c>host:port/database</c>, when it is known.</param>
    public static StagingException? Translate(Exception exception, string? place = null) => exception switch
    {
        PostgresException server => FromServer(server, place),
        NpgsqlException client => FromClient(client, place),
        _ => null,
    };

    /// <summary>
    /// What can be said of a server's error without repeating a value: the names of objects, the condition, and the
    /// message only where its form is known to hold names alone.
    /// </summary>
    public static string SafeText(PostgresException exception)
    {
        if (MessageHoldsNamesOnly(exception.SqlState))
            return exception.MessageText;

        string what = Condition(exception.SqlState);
        string where = (exception.SchemaName, exception.TableName) switch
        {
            ({ Length: > 0 } schema, { Length: > 0 } table) => $" on {schema}.{table}",
            (_, { Length: > 0 } table) => $" on {table}",
            _ => "",
        };
        if (exception.ColumnName is { Length: > 0 } column)
            where += $", column {column}";
        if (exception.ConstraintName is { Length: > 0 } constraint)
            where += $", constraint {constraint}";
        return $"{what}{where} (SQLSTATE {exception.SqlState})";
    }

    private static StagingException FromServer(PostgresException exception, string? place)
    {
        string of = place is null ? "PostgreSQL" : $"PostgreSQL at {place}";
        string text = SafeText(exception);
        string state = exception.SqlState;
        return state switch
        {
            "28P01" or "28000" => Make(
                "DatabaseLoginFailed",
                StagingErrorCategory.AuthenticationError,
                $"{of} refused the login: {text}.",
                "Check the user and the password that the reference leads to, and that the server lets this machine in."),
            "3D000" => Make(
                "DatabaseNotFound",
                StagingErrorCategory.NotFound,
                $"{of}: {text}.",
                "Correct the database's name, or create it."),
            "42501" => Make(
                "DatabasePermissionDenied",
                StagingErrorCategory.PermissionDenied,
                $"{of}: {text}.",
                "Log in as the role that owns the objects, or grant it the right."),
            "53300" or "53200" => Make(
                "DatabaseOverloaded",
                StagingErrorCategory.ResourceBusy,
                $"{of}: {text}.",
                "Try again when it is less busy, or with fewer jobs."),
            "53100" => Make(
                "DatabaseDiskFull",
                StagingErrorCategory.OperationFailed,
                $"{of} ran out of disk: {text}.",
                "Enlarge its storage, or drop the previous database that it keeps, and run the job again."),
            "55P03" => Make(
                "DatabaseLockTimeout",
                StagingErrorCategory.ResourceBusy,
                $"{of}: somebody else holds a lock for longer than this job waits.",
                "Run it again when the migration or maintenance that holds the lock has ended."),
            "57014" => Make(
                "DatabaseQueryCancelled",
                StagingErrorCategory.OperationFailed,
                $"{of} cancelled a statement: {text}.",
                "On a replica raise max_standby_streaming_delay or read from the primary; else run the job again."),
            "57P01" or "57P02" or "57P03" or "57P05" => Make(
                "DatabaseConnectionLost",
                StagingErrorCategory.ConnectionError,
                $"{of} ended the session: {text}.",
                "See why the server ended it (a restart, an administrator), and run the job again."),
            _ => Make(
                "DatabaseFailed",
                StagingErrorCategory.OperationFailed,
                $"{of}: {text}.",
                "The server's own log has the full text. It is not repeated here, because it may hold data."),
        };

        StagingException Make(string id, StagingErrorCategory category, string message, string action) =>
            new(id, category, message) { TargetInput = place, RecommendedAction = action };
    }

    private static StagingException FromClient(NpgsqlException exception, string? place)
    {
        string where = place ?? "The database server";
        for (Exception? cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is AuthenticationException || cause.Message.Contains("SSL", StringComparison.Ordinal))
                return new StagingException(
                    "DatabaseTlsFailed",
                    StagingErrorCategory.ConnectionError,
                    $"{where} does not offer the TLS connection that was asked for, or its certificate is not trusted.")
                {
                    TargetInput = place,
                    RecommendedAction =
                        "Give the authority's certificates with sslrootcert=PATH in the URL, or choose another sslmode there "
                        + "(sslmode=disable for a server without TLS in a network that you trust).",
                };
            if (cause.Message.Contains("password", StringComparison.OrdinalIgnoreCase))
                return new StagingException(
                    "DatabaseLoginFailed",
                    StagingErrorCategory.AuthenticationError,
                    $"{where} asks for a password, and none was given.")
                {
                    TargetInput = place,
                    RecommendedAction = "Set PGPASSWORD, use a password file, or a reference to a URL with a password.",
                };
        }

        string reason = exception.InnerException switch
        {
            SocketException { SocketErrorCode: SocketError.ConnectionRefused } => "nothing listens there",
            SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData } =>
                "the host name is not known",
            SocketException { SocketErrorCode: SocketError.TimedOut } or TimeoutException => "no answer in time",
            EndOfStreamException or IOException => "the connection broke",
            _ => "no connection",
        };
        bool broken = exception.InnerException is IOException;
        return new StagingException(
            broken ? "DatabaseConnectionLost" : "DatabaseUnreachable",
            StagingErrorCategory.ConnectionError,
            $"{where} cannot be reached: {reason}.")
        {
            TargetInput = place,
            RecommendedAction = "Check host, port and network path (security group, VPN or tunnel), and that the server runs.",
        };
    }

    // Classes whose messages are made of names, roles, file names and settings. Data exceptions (22), integrity (23),
    // raised texts (P0), syntax (42601) and internal errors (XX) may quote values.
    private static bool MessageHoldsNamesOnly(string state) =>
        state[..2] is "08" or "0A" or "25" or "28" or "3D" or "3F" or "53" or "54" or "55" or "57" or "58"
        || state is "42501" or "42P01" or "42P04" or "42P06" or "42P07" or "42704" or "42710" or "42723" or "42883";

    private static string Condition(string state) => state switch
    {
        "22001" => "a value is too long for its column",
        "22003" => "a number is out of range",
        "22021" or "22P05" => "a text does not fit the encoding",
        "23502" => "a value is missing where NULL is not allowed",
        "23503" => "a foreign key is violated",
        "23505" => "a unique key is violated",
        "23514" => "a check constraint is violated",
        "23P01" => "an exclusion constraint is violated",
        "22P02" or "22P03" or "22P04" => "a value does not have its type's form",
        "P0001" => "a function raised an error",
        _ when state.StartsWith("22", StringComparison.Ordinal) => "a value is not valid",
        _ when state.StartsWith("23", StringComparison.Ordinal) => "a constraint is violated",
        _ when state.StartsWith("42", StringComparison.Ordinal) => "a statement is not valid",
        _ when state.StartsWith("40", StringComparison.Ordinal) => "the transaction was rolled back",
        _ => "an error",
    };
}
