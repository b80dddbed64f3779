using Npgsql;

namespace StagingTools.Sandbox.Tests.Data;

/// <summary>The URL that a secret keeps, as a connection.</summary>
internal static class ConnectionUrl
{
    /// <summary>Opens a connection, with TLS and outside of any pool.</summary>
    public static async Task<NpgsqlConnection> OpenAsync(string url, CancellationToken cancellationToken)
    {
        var address = new Uri(url);
        string[] user = address.UserInfo.Split(':');
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder
        {
            Host = address.Host,
            Port = address.Port,
            Database = address.AbsolutePath.Trim('/'),
            Username = Uri.UnescapeDataString(user[0]),
            Password = Uri.UnescapeDataString(user[1]),
            SslMode = SslMode.Require,
            GssEncryptionMode = GssEncryptionMode.Disable,
            Pooling = false,
        }.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            return connection;
        }
        catch (Exception)
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Asks a database for one value.</summary>
    public static async Task<object?> AskAsync(string url, string sql, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await OpenAsync(url, cancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(cancellationToken);
    }
}
