using Npgsql;
using StagingTools.Engine.Data.Copy;
using StagingTools.Engine.Data.Schema;
using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Data.Work;

/// <summary>
/// Adds foreign keys unchecked, which takes no time, and then checks them all in parallel. Production may hold rows without the
/// row that they refer to, from times when its triggers were off: such a key stays unchecked on staging, and is told.
/// </summary>
/// <param name="host">Is told of orphans.</param>
internal sealed class ForeignKeys(IHost host)
{
    private const string ForeignKeyViolation = "23503";

    // A check joins two tables: in memory, and by one process, since others are at work beside it.
    private const string CheckSettings = "set maintenance_work_mem = '256MB'; set max_parallel_workers_per_gather = 0";

    private readonly List<OrphanedKey> orphaned = [];

    /// <summary>The keys with orphans.</summary>
    public IReadOnlyList<OrphanedKey> Orphaned => orphaned;

    /// <summary>Adds keys, unchecked where PostgreSQL can.</summary>
    /// <param name="session">A session on the incoming database.</param>
    /// <param name="keys">The keys.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task AddAsync(NpgsqlConnection session, IReadOnlyList<ForeignKeyBuild> keys, CancellationToken cancellationToken)
    {
        await ExecuteAsync(session, CheckSettings, cancellationToken);
        foreach (ForeignKeyBuild key in keys)
            await TryAsync(session, key, key.Add, cancellationToken);
    }

    /// <summary>Checks a key.</summary>
    /// <param name="session">A session on the incoming database.</param>
    /// <param name="key">The key.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task CheckAsync(NpgsqlConnection session, ForeignKeyBuild key, CancellationToken cancellationToken)
    {
        await ExecuteAsync(session, CheckSettings, cancellationToken);
        await TryAsync(session, key, key.Validate!, cancellationToken);
    }

    private async Task TryAsync(NpgsqlConnection session, ForeignKeyBuild key, string statement, CancellationToken cancellationToken)
    {
        try
        {
            await ExecuteAsync(session, statement, cancellationToken);
        }
        catch (PostgresException failure) when (failure.SqlState == ForeignKeyViolation)
        {
            long rows;
            await using (var count = new NpgsqlCommand(key.CountOrphans, session))
                rows = (long)(await count.ExecuteScalarAsync(cancellationToken))!;
            // PostgreSQL has no unchecked keys of partitioned tables, so there the key itself stays behind.
            bool left = statement == key.Add;
            lock (orphaned)
                orphaned.Add(new OrphanedKey(key.TableName, key.Name, rows));
            host.Warning(
                $"{CopyProgress.Number(rows)} rows of {key.TableName} refer to rows that production does not have ({key.Name}); "
                + (left ? "the key is left out of staging." : "the key stays unchecked (NOT VALID) on staging."));
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection session, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, session);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
