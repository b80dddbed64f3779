using System.Diagnostics;
using Npgsql;

namespace SampleApp;

/// <summary>The application's questions to its database.</summary>
internal sealed class Database(AppSettings settings, ILogger<Database> logger) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly NpgsqlDataSource source = NpgsqlDataSource.Create(settings.DatabaseConnectionString);

    /// <summary>Fails when the database does not answer.</summary>
    public Task PingAsync(CancellationToken cancellationToken) => QueryAsync("select 1", cancellationToken);

    /// <summary>Rows of a table; <see langword="null"/> while the table is not there.</summary>
    public async Task<long?> CountAsync(string table, CancellationToken cancellationToken)
    {
        try
        {
            // The names are this application's own, never a visitor's.
            return (long?)await QueryAsync($"select count(*) from {table}", cancellationToken);
        }
        catch (PostgresException missing) when (missing.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            return null;
        }
    }

    /// <summary>The first users as a JSON array; <see langword="null"/> while the table is not there.</summary>
    public async Task<string?> FirstUsersAsync(int limit, CancellationToken cancellationToken)
    {
        try
        {
            return (string?)await QueryAsync(
                $"""
                select coalesce(json_agg(u), '[]')::text
                from (select id, email, phone, name from users order by id limit {limit}) u
                """,
                cancellationToken);
        }
        catch (PostgresException missing) when (missing.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            return null;
        }
    }

    public ValueTask DisposeAsync() => source.DisposeAsync();

    // A data sync swaps the database by renaming it: the server ends every session first, so that a pooled connection may
    // be dead, and for an instant there is no database of that name. A question is harmless to ask again.
    private async Task<object?> QueryAsync(string sql, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        for (TimeSpan pause = TimeSpan.FromMilliseconds(50); ; pause *= 2)
        {
            try
            {
                await using NpgsqlCommand command = source.CreateCommand(sql);
                return await command.ExecuteScalarAsync(cancellationToken);
            }
            catch (NpgsqlException problem) when (IsSwap(problem) && Stopwatch.GetElapsedTime(start) + pause < Patience)
            {
                logger.LogWarning("the database went away ({State}); asking again", problem.SqlState ?? "connection lost");
                source.Clear();
                await Task.Delay(pause, cancellationToken);
            }
        }
    }

    private static bool IsSwap(NpgsqlException problem) =>
        problem.IsTransient
        || problem is PostgresException
        {
            SqlState: PostgresErrorCodes.AdminShutdown
                or PostgresErrorCodes.InvalidCatalogName
                or PostgresErrorCodes.ObjectNotInPrerequisiteState
        };
}
