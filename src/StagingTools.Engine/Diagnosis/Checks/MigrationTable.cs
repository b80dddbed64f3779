using Npgsql;

namespace StagingTools.Engine.Diagnosis.Checks;

/// <summary>The table in which a migration tool keeps what it did.</summary>
/// <param name="Tool">The tool.</param>
/// <param name="Table">The table's name, in whatever schema.</param>
/// <param name="Broken">A condition on rows of migrations that began and did not end well.</param>
/// <param name="Mend">What mends those.</param>
internal sealed record MigrationTable(string Tool, string Table, string Broken, string Mend)
{
    private const string None = "false";

    /// <summary>The tools that are known. Of some the table only tells what was done.</summary>
    public static IReadOnlyList<MigrationTable> Known { get; } =
    [
        // https://www.prisma.io/docs/orm/prisma-migrate/workflows/patching-and-hotfixing#failed-migration
        new("Prisma", "_prisma_migrations", "finished_at is null and rolled_back_at is null",
            "See which: 'staging task -- npx prisma migrate status'; then 'staging task -- npx prisma migrate resolve --rolled-back NAME', and 'staging publish --migrate'."),
        new("Flyway", "flyway_schema_history", "not success", "Repair it with 'staging task -- flyway repair', then migrate again."),
        new("Knex", "knex_migrations_lock", "is_locked = 1", "Free the lock with 'staging task -- npx knex migrate:unlock', then migrate again."),
        new("Entity Framework", "__EFMigrationsHistory", None, ""),
        new("Rails", "schema_migrations", None, ""),
        new("Django", "django_migrations", None, ""),
        new("Alembic", "alembic_version", None, ""),
    ];

    /// <summary>How many rows tell of what was done and of what broke; <see langword="null"/> where there is no such table.</summary>
    public async Task<(long Done, long Broken)?> CountAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var find = new NpgsqlCommand(
            """
            select pg_catalog.format('%I.%I', n.nspname, c.relname)
            from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            where c.relname = $1 and c.relkind in ('r', 'p') and n.nspname not like 'pg\_%'
            order by n.nspname = 'public' desc, n.nspname limit 1
            """,
            connection)
        {
            Parameters = { new NpgsqlParameter { Value = Table } },
        };
        if (await find.ExecuteScalarAsync(cancellationToken) is not string name)
            return null;

        await using var count = new NpgsqlCommand(
            $"select count(*) filter (where not ({Broken})), count(*) filter (where {Broken}) from {name}", connection);
        await using NpgsqlDataReader reader = await count.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return (reader.GetInt64(0), reader.GetInt64(1));
    }
}
