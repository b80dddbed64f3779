using System.Text.Encodings.Web;
using System.Text.Json;

namespace StagingTools.Sandbox.Tests.Data;

/// <summary>A schema with every type that PostgreSQL ships and every oddity that a plain owner can make, in the scripts of the folder Odd.</summary>
public static class OddSchema
{
    // Every table that takes rules, as the rules name it.
    private const string Tables =
        """
        select format('"%s"."%s"', replace(n.nspname, '"', '""'), replace(c.relname, '"', '""'))
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p') and not c.relispartition and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
        """;

    private static readonly JsonSerializerOptions AsWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Its statements.</summary>
    public static string Sql { get; } = string.Concat(Directory
        .GetFiles(Path.Combine(TwoServers.Examples, "..", "tests", "StagingTools.Sandbox.Tests", "Data", "Odd"), "*.sql")
        .Order(StringComparer.Ordinal)
        .Select(File.ReadAllText));

    /// <summary>Rules that keep everything but what is masked.</summary>
    /// <param name="server">Production.</param>
    /// <param name="database">The database with the schema.</param>
    /// <param name="masks">By table, as SQL names it with both quotes, the masks of columns.</param>
    public static async Task<string> RulesAsync(
        PostgresCluster server, string database, IReadOnlyDictionary<string, IReadOnlyDictionary<string, object?>> masks)
    {
        List<string> tables = await server.QueryAsync(database, Tables);
        Assert.Empty(masks.Keys.Except(tables));
        return "version: 1\nlarge_objects: keep\ntables:\n" + string.Concat(tables.Select(table =>
            $"  {Quote(table)}: {{ default: keep{(masks.TryGetValue(table, out var columns) ? $", columns: {Quote(columns)}" : "")} }}\n"));
    }

    // JSON is YAML, whatever stands in a name.
    private static string Quote<T>(T value) => JsonSerializer.Serialize(value, AsWritten);
}
