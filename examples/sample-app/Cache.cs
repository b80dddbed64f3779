using StackExchange.Redis;

namespace SampleApp;

/// <summary>The application's counter.</summary>
internal sealed class Cache(AppSettings settings) : IAsyncDisposable
{
    private readonly Lazy<Task<ConnectionMultiplexer>> connection =
        new(() => ConnectionMultiplexer.ConnectAsync(settings.Cache));

    /// <summary>Fails when the cache does not answer.</summary>
    public async Task PingAsync() => await (await connection.Value).GetDatabase().PingAsync();

    /// <summary>Counts a visit.</summary>
    /// <returns>The visits so far; <see langword="null"/> while the cache is away.</returns>
    public async Task<long?> CountVisitAsync()
    {
        try
        {
            return await (await connection.Value).GetDatabase().StringIncrementAsync("sample-app:visits");
        }
        catch (Exception problem) when (problem is RedisException or TimeoutException)
        {
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (connection.IsValueCreated)
            await (await connection.Value).DisposeAsync();
    }
}
