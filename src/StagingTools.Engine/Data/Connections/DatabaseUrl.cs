using System.Globalization;
using System.Net;
using Npgsql;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Data.Connections;

/// <summary>
/// Reads <c>postgresql://user:password@host:port/database?sslmode=require</c> as libpq and Prisma write it
/// (https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-URIS).
/// </summary>
internal static class DatabaseUrl
{
    /// <summary>Whether a text has the form of a database URL.</summary>
    public static bool IsUrl(string text) =>
        text.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase)
        || text.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase);

    /// <summary>A URL with its password taken out, for messages.</summary>
    public static string Redact(string url)
    {
        int start = url.IndexOf("://", StringComparison.Ordinal);
        if (start < 0)
            return "(not a URL)";

        start += 3;
        int end = EndOfAuthority(url, start);
        int at = url.LastIndexOf('@', end - 1, end - start);
        int query = url.IndexOf('?', end);
        string rest = query < 0 ? url[end..] : url[end..query];
        if (at < start)
            return url[..end] + rest;

        int colon = url.IndexOf(':', start, at - start);
        return colon < 0 ? url[..end] + rest : url[..colon] + ":***" + url[at..end] + rest;
    }

    /// <summary>Whether a URL holds a password.</summary>
    public static bool HasPassword(string url)
    {
        int start = url.IndexOf("://", StringComparison.Ordinal) + 3;
        int end = EndOfAuthority(url, start);
        int at = end > start ? url.LastIndexOf('@', end - 1, end - start) : -1;
        if (at >= start && url.IndexOf(':', start, at - start) >= 0)
            return true;

        return Query(url).Any(pair => pair.Name is "password" or "sslpassword");
    }

    /// <summary>A URL with another login, and everything else as it was.</summary>
    /// <param name="url">A URL.</param>
    /// <param name="user">The role.</param>
    /// <param name="password">Its password.</param>
    public static string WithLogin(string url, string user, string password)
    {
        int start = url.IndexOf("://", StringComparison.Ordinal) + 3;
        int end = EndOfAuthority(url, start);
        int at = end > start ? url.LastIndexOf('@', end - 1, end - start) : -1;
        return $"{url[..start]}{Uri.EscapeDataString(user)}:{Uri.EscapeDataString(password)}@{url[(at < start ? start : at + 1)..]}";
    }

    /// <summary>Reads a URL.</summary>
    /// <param name="url">The URL; holds a password perhaps, so no message repeats it.</param>
    /// <param name="origin">Where the URL came from, such as <c>env:DATABASE_URL</c>; stands in messages.</param>
    /// <exception cref="StagingException"><c>InvalidDatabaseUrl</c>.</exception>
    public static DatabaseAddress Parse(string url, string origin)
    {
        url = url.Trim();
        if (!IsUrl(url))
            throw Invalid(origin, "does not start with postgresql://");

        int start = url.IndexOf("://", StringComparison.Ordinal) + 3;
        int end = EndOfAuthority(url, start);
        string authority = url[start..end];
        int at = authority.LastIndexOf('@');
        string login = at < 0 ? "" : authority[..at];
        string place = authority[(at + 1)..];
        int colon = login.IndexOf(':', StringComparison.Ordinal);
        string user = Decode(colon < 0 ? login : login[..colon], origin);
        string? password = colon < 0 ? null : Decode(login[(colon + 1)..], origin);

        (string host, int port) = Place(place, origin);
        int query = url.IndexOf('?', end);
        string database = Decode((query < 0 ? url[end..] : url[end..query]).TrimStart('/'), origin);

        SslMode? sslMode = null;
        bool strict = false, encrypted = false;
        string? rootCertificate = null, certificate = null, key = null, passwordFile = null;
        int timeout = 15;
        foreach ((string name, string value) in Query(url))
        {
            string text = Decode(value, origin);
            switch (name)
            {
                case "sslmode":
                    sslMode = Mode(text, origin);
                    break;
                case "ssl":
                    encrypted = text is "true" or "1";
                    break;
                // Prisma's word for whether the certificate is looked at.
                case "sslaccept":
                    strict = text == "strict";
                    if (text == "accept_invalid_certs")
                        sslMode ??= SslMode.Require;
                    break;
                case "sslrootcert":
                    rootCertificate = text;
                    break;
                case "sslcert":
                    certificate = text;
                    break;
                case "sslkey":
                    key = text;
                    break;
                case "host":
                    (host, port) = text.StartsWith('/') ? (text, port) : Place(text, origin, port);
                    break;
                case "port":
                    port = Port(text, origin);
                    break;
                case "user":
                    user = text;
                    break;
                case "password":
                    password = text;
                    break;
                case "passfile":
                    passwordFile = text;
                    break;
                case "dbname":
                    database = text;
                    break;
                case "connect_timeout":
                    if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int seconds) && seconds > 0)
                        timeout = Math.Min(seconds, 300);
                    break;
                case "pgbouncer":
                    if (text is "true" or "1")
                        throw new StagingException(
                            "DatabaseBehindPooler",
                            StagingErrorCategory.InvalidArgument,
                            $"The URL of {origin} says pgbouncer=true: a snapshot cannot be shared through a pooler.")
                        {
                            TargetInput = origin,
                            RecommendedAction = "Give the URL of the database itself (Prisma calls it DIRECT_URL).",
                        };
                    break;
                // A misspelled TLS setting must not end in a connection without TLS.
                case var other when other.StartsWith("ssl", StringComparison.Ordinal):
                    throw Invalid(origin, $"has the parameter '{other}', which is not known");
                // Settings of pools and object mappers (Prisma's schema, connection_limit ...) do not say where the database is.
                default:
                    break;
            }
        }

        if (host.Length == 0)
            throw Invalid(origin, "names no host");
        if (user.Length == 0)
            throw Invalid(origin, "names no user");
        if (database.Length == 0)
            throw Invalid(origin, "names no database");

        return new DatabaseAddress
        {
            Host = host,
            Port = port,
            Database = database,
            User = user,
            Password = string.IsNullOrEmpty(password) ? null : password,
            PasswordFile = passwordFile,
            SslMode = strict && sslMode is (null or SslMode.Allow or SslMode.Prefer or SslMode.Require)
                ? SslMode.VerifyFull
                : sslMode ?? (!IsLocal(host) ? SslMode.VerifyFull : encrypted ? SslMode.Require : SslMode.Prefer),
            RootCertificate = rootCertificate,
            Certificate = certificate,
            CertificateKey = key,
            ConnectTimeout = timeout,
        };
    }

    /// <summary>Whether a host is this machine: a loopback address or the folder of a Unix socket.</summary>
    /// <param name="host">The host of an address.</param>
    public static bool IsLocal(string host) =>
        host.StartsWith('/')
        || host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out IPAddress? address) && IPAddress.IsLoopback(address));

    // A user name or password written without percent-encoding may hold '/', '?' or '#' only in broken URLs; the
    // authority ends at the first of them, as in RFC 3986.
    private static int EndOfAuthority(string url, int start)
    {
        int end = url.AsSpan(start).IndexOfAny('/', '?', '#');
        return end < 0 ? url.Length : start + end;
    }

    private static (string Host, int Port) Place(string place, string origin, int port = 5432)
    {
        if (place.Contains(',', StringComparison.Ordinal))
            throw Invalid(origin, "names several hosts; give the one to use");

        if (place.StartsWith('['))
        {
            int close = place.IndexOf(']', StringComparison.Ordinal);
            if (close < 0)
                throw Invalid(origin, "has an IPv6 address without its closing bracket");
            string after = place[(close + 1)..];
            return (place[1..close], after.StartsWith(':') ? Port(after[1..], origin) : port);
        }

        int colon = place.LastIndexOf(':');
        return colon < 0
            ? (Decode(place, origin), port)
            : (Decode(place[..colon], origin), colon == place.Length - 1 ? port : Port(place[(colon + 1)..], origin));
    }

    private static int Port(string text, string origin) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int port) && port is > 0 and <= 65535
            ? port
            : throw Invalid(origin, "has a port that is not a number from 1 to 65535");

    private static SslMode Mode(string text, string origin) => text switch
    {
        "disable" => SslMode.Disable,
        "allow" => SslMode.Allow,
        "prefer" => SslMode.Prefer,
        "require" or "no-verify" => SslMode.Require,
        "verify-ca" => SslMode.VerifyCA,
        "verify-full" => SslMode.VerifyFull,
        _ => throw Invalid(origin, "has an sslmode other than disable, allow, prefer, require, verify-ca and verify-full"),
    };

    private static IEnumerable<(string Name, string Value)> Query(string url)
    {
        int query = url.IndexOf('?', StringComparison.Ordinal);
        if (query < 0)
            yield break;

        int fragment = url.IndexOf('#', query);
        string text = fragment < 0 ? url[(query + 1)..] : url[(query + 1)..fragment];
        foreach (string pair in text.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            int equals = pair.IndexOf('=', StringComparison.Ordinal);
            yield return equals < 0 ? (pair, "") : (pair[..equals], pair[(equals + 1)..]);
        }
    }

    private static string Decode(string text, string origin)
    {
        for (int at = text.IndexOf('%', StringComparison.Ordinal); at >= 0; at = text.IndexOf('%', at + 1))
        {
            if (at + 2 >= text.Length || !char.IsAsciiHexDigit(text[at + 1]) || !char.IsAsciiHexDigit(text[at + 2]))
                throw Invalid(origin, "has a '%' that is not followed by two hexadecimal digits; write '%' itself as %25");
        }

        return Uri.UnescapeDataString(text);
    }

    private static StagingException Invalid(string origin, string what) =>
        new("InvalidDatabaseUrl", StagingErrorCategory.InvalidArgument, $"The database URL of {origin} {what}.")
        {
            TargetInput = origin,
            RecommendedAction =
                "Write it as postgresql://USER:PASSWORD@HOST:5432/DATABASE, with special characters percent-encoded.",
        };
}
