using Npgsql;

namespace StagingTools.Sandbox.Tests.Data;

/// <summary>What is looked at after a sync that was disturbed.</summary>
/// <param name="servers">Both servers.</param>
/// <param name="shop">Production.</param>
/// <param name="target">The database on the staging server.</param>
public sealed class StagingAftermath(TwoServers servers, ChangingShop shop, string target)
{
    /// <summary>Staging is one of the two whole copies.</summary>
    /// <returns>It.</returns>
    public async Task<DatabaseFingerprint> AssertWholeAsync()
    {
        DatabaseFingerprint found = await FingerprintAsync(target);
        Assert.Contains(found, shop.Copies);
        return found;
    }

    /// <summary>Staging is production's present state, with a whole database to go back to and nothing else anywhere.</summary>
    public async Task AssertCompleteAsync()
    {
        Assert.Equal(shop.Present, await FingerprintAsync(target));
        Assert.Contains(await FingerprintAsync($"{target}_previous"), shop.Copies);
        await AssertNothingLeftAsync();
    }

    /// <summary>No other database than staging and the one to go back to, no session of a sync on either side.</summary>
    public async Task AssertNothingLeftAsync()
    {
        Assert.Equal(
            [target, $"{target}_previous"],
            await servers.Staging.QueryAsync("postgres", $"select datname from pg_database where datname like '{target}%' order by 1"));
        await AssertNoSessionsAsync(servers.Production, shop.Database);
        await AssertNoSessionsAsync(servers.Staging, $"{target}%");
    }

    private static async Task AssertNoSessionsAsync(PostgresCluster server, string database)
    {
        string query =
            $"""
            select coalesce(datname, '') || ': ' || query from pg_stat_activity
            where application_name = 'StagingTools' and (datname like '{database}' or query like '%{database.TrimEnd('%')}%')
            """;
        List<string> sessions = await server.QueryAsync("postgres", query);
        // A server takes a moment to see that a client left.
        for (int i = 0; i < 100 && sessions.Count > 0; i++)
        {
            await Task.Delay(50, CancellationToken.None);
            sessions = await server.QueryAsync("postgres", query);
        }

        Assert.Empty(sessions);
    }

    // Who asks for a database while it is being renamed may be told that it is gone, and finds it by asking again.
    private async Task<DatabaseFingerprint> FingerprintAsync(string database)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return await DatabaseFingerprint.TakeAsync(servers.Staging, database);
            }
            catch (PostgresException failure) when (attempt < 5 && failure.SqlState is "3D000" or "57P01")
            {
                await Task.Delay(100, CancellationToken.None);
            }
        }
    }
}
