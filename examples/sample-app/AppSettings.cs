using System.Globalization;
using Npgsql;
using StackExchange.Redis;

namespace SampleApp;

/// <summary>What the application reads from its environment, checked before anything is opened.</summary>
internal sealed record AppSettings
{
    private const int DefaultPort = 3000;

    /// <summary>From <c>DATABASE_URL</c>.</summary>
    public required string DatabaseConnectionString { get; init; }

    /// <summary>From <c>REDIS_URL</c>.</summary>
    public required ConfigurationOptions Cache { get; init; }

    /// <summary>From <c>MESSAGE_GATEWAY_URL</c>, which version 2 cannot do without.</summary>
    public Uri? MessageGateway { get; init; }

    /// <summary>The address to listen on: every one, or what <c>--host</c> says.</summary>
    public required string Host { get; init; }

    /// <summary>From <c>PORT</c>; 3000 without.</summary>
    public required int Port { get; init; }

    public static AppSettings Read(AppVersion version, Func<string, string?> variable, string[] arguments)
    {
        string Required(string name) => variable(name) is { Length: > 0 } value
            ? value
            : throw new SettingsException($"the setting {name} is missing; version {version.Text} cannot start without it");

        return new AppSettings
        {
            DatabaseConnectionString = ParseDatabase(Required("DATABASE_URL")),
            Cache = ParseCache(Required("REDIS_URL")),
            // Version 2 hands messages over to a gateway. An environment that was not told of it must not get version 2.
            MessageGateway = version.Major >= 2 ? ParseUrl("MESSAGE_GATEWAY_URL", Required("MESSAGE_GATEWAY_URL")) : null,
            Host = arguments switch
            {
                [] => "0.0.0.0",
                ["--host", string host] => host,
                _ => throw new SettingsException("the only argument is --host ADDRESS"),
            },
            Port = ParsePort(variable("PORT")),
        };
    }

    private static Uri ParseUrl(string name, string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out Uri? url) && url.Host.Length > 0
            ? url
            : throw new SettingsException($"the setting {name} is not a URL");

    private static string ParseDatabase(string value)
    {
        Uri url = ParseUrl("DATABASE_URL", value);
        if (url.Scheme is not ("postgresql" or "postgres"))
            throw new SettingsException("the setting DATABASE_URL does not start with postgresql://");

        string[] login = url.UserInfo.Split(':', 2);
        var connection = new NpgsqlConnectionStringBuilder
        {
            Host = url.Host,
            Port = url.IsDefaultPort ? 5432 : url.Port,
            Database = Uri.UnescapeDataString(url.AbsolutePath.TrimStart('/')),
            Username = Uri.UnescapeDataString(login[0]),
            Password = login.Length > 1 ? Uri.UnescapeDataString(login[1]) : null,
            ApplicationName = "sample-app",
            Timeout = 5,
            CommandTimeout = 10,
            MaxPoolSize = 10,
        };
        foreach (string pair in url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            // Other parameters, such as Prisma's schema and connection_limit, are not for this driver.
            if (pair.Split('=', 2) is ["sslmode", string mode])
                connection.SslMode = ParseSslMode(mode);
        }

        return connection.ConnectionString;
    }

    private static SslMode ParseSslMode(string mode) =>
        Enum.TryParse(mode.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out SslMode parsed)
            ? parsed
            : throw new SettingsException("DATABASE_URL has an sslmode that PostgreSQL does not know");

    private static ConfigurationOptions ParseCache(string value)
    {
        Uri url = ParseUrl("REDIS_URL", value);
        if (url.Scheme is not ("redis" or "rediss"))
            throw new SettingsException("the setting REDIS_URL does not start with redis:// or rediss://");

        string[] login = url.UserInfo.Split(':', 2);
        var options = new ConfigurationOptions
        {
            Ssl = url.Scheme == "rediss",
            User = login[0].Length > 0 ? Uri.UnescapeDataString(login[0]) : null,
            Password = login.Length > 1 ? Uri.UnescapeDataString(login[1]) : null,
            ClientName = "sample-app",
            // A cache that is away is told by the health page; it does not keep the application from starting.
            AbortOnConnectFail = false,
            ConnectTimeout = 2000,
            AsyncTimeout = 2000,
        };
        options.EndPoints.Add(url.Host, url.Port > 0 ? url.Port : 6379);
        if (int.TryParse(url.AbsolutePath.TrimStart('/'), CultureInfo.InvariantCulture, out int database))
            options.DefaultDatabase = database;
        return options;
    }

    private static int ParsePort(string? value)
    {
        if (string.IsNullOrEmpty(value))
            return DefaultPort;
        return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int port) && port is > 0 and < 65536
            ? port
            : throw new SettingsException($"the setting PORT is not a port: '{value}'");
    }
}
