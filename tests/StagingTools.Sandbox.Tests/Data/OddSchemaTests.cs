using System.Text.Json;
using Npgsql;
using StagingTools.Engine.Data;

namespace StagingTools.Sandbox.Tests.Data;

[Collection(DataSyncCollection.Name)]
public sealed class OddSchemaTests
{
    private const string Odd = "\"odd \"\"schema\"\".\".\"Table\nwith \"\"quotes\"\", 'more'; and \\ ünï.%d\"";

    private readonly TwoServers servers;

    public OddSchemaTests(TwoServers servers)
    {
        TwoServers.SkipWithoutPostgres();
        this.servers = servers;
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static Dictionary<string, IReadOnlyDictionary<string, object?>> NoMasks => [];

    // The masked columns by table, and the key that tells rows apart.
    private static Dictionary<string, (string Key, Dictionary<string, object?> Masks)> Masked => new()
    {
        ["\"public\".\"every_type\""] = ("id", new()
        {
            ["c_text"] = "text",
            ["c_varchar"] = "name",
            ["c_name"] = "token",
            ["c_uuid"] = "uuid",
            ["c_json"] = null,
            ["c_jsonb"] = new { mask = "jsonb", value = """{"masked": true}""" },
            ["c_inet"] = null,
            ["c_bpchar"] = null,
        }),
        ["\"public\".\"portable_types\""] = ("id", new() { ["c_text"] = "hash", ["c_bytea"] = null, ["c_jsonb"] = "jsonb" }),
        // Arrays of what is masked above: kept, they would bring its originals back, and the gate would say so.
        ["\"public\".\"every_array\""] = ("id", new()
        {
            ["c_text"] = null,
            ["c_uuid"] = null,
            ["c_varchar"] = null,
            ["c_jsonb"] = null,
            ["c_bytea"] = null,
            ["c_bpchar"] = null,
            ["c_json"] = null,
            ["c_name"] = null,
        }),
        ["\"public\".\"keys\""] = ("id", new() { ["label"] = "token" }),
        ["\"public\".\"texts\""] = ("id", new() { ["b"] = "email", ["c"] = "phone" }),
        ["\"public\".\"listed\""] = ("id", new() { ["extra"] = new { mask = "text", template = "extra {hash}" } }),
        ["\"public\".\"hashed\""] = ("id", new() { ["note"] = "url" }),
        ["\"public\".\"big\""] = ("id", new() { ["body"] = new { mask = "text", template = "body {id}" }, ["bytes"] = null }),
        ["\"public\".\"computed\""] = ("id", new() { ["label"] = "name" }),
        [Odd] = ("a \"column\"", new() { ["b\nc"] = "email", ["select"] = new { mask = "template", template = "{a \"column\"} of {$1}" } }),
    };

    [Fact]
    public async Task Every_type_that_PostgreSQL_ships_is_the_type_of_a_column_here()
    {
        string source = await servers.NewSourceAsync(OddSchema.Sql);

        Assert.Empty(await servers.Production.QueryAsync(
            source,
            """
            select t.typname from pg_type t
            where t.typnamespace = 'pg_catalog'::regnamespace and t.typtype in ('b', 'e', 'd', 'r', 'm')
              and not exists (select from pg_type element where element.typarray = t.oid)
              and not exists (
                select from pg_attribute a join pg_class c on c.oid = a.attrelid
                where a.atttypid = t.oid and not a.attisdropped and a.attnum > 0 and c.relkind = 'r' and c.oid >= 16384)
            order by 1
            """));
    }

    [Fact]
    public async Task What_is_kept_arrives_so_that_the_dumps_of_both_sides_are_equal()
    {
        string source = await servers.NewSourceAsync(OddSchema.Sql);
        string target = await servers.NewTargetAsync();
        // Another session's own tables are nobody else's business.
        await using NpgsqlConnection other = await servers.Production.OpenAsync(source);
        await using (var temporary = new NpgsqlCommand("create temporary table mine as select 1 as n", other))
            await temporary.ExecuteNonQueryAsync(Token);
        using SyncJob job = new(
            servers.Production.Url(source), servers.Staging.Url(target), await OddSchema.RulesAsync(servers.Production, source, NoMasks));

        StagingDataSync? sync = await job.RunAsync(Token);

        Assert.NotNull(sync);
        Assert.DoesNotContain(job.Host.Lines, line => line.StartsWith("warning: Left out", StringComparison.Ordinal));
        await AssertSameDumpAsync(source, target, "--schema-only");
        await AssertSameDumpAsync(source, target, "--data-only");
    }

    [Fact]
    public async Task With_masks_nothing_differs_but_the_masked_columns_row_by_row()
    {
        string source = await servers.NewSourceAsync(OddSchema.Sql);
        string target = await servers.NewTargetAsync();
        string rules = await OddSchema.RulesAsync(
            servers.Production, source, Masked.ToDictionary(pair => pair.Key, pair => (IReadOnlyDictionary<string, object?>)pair.Value.Masks));
        using SyncJob job = new(servers.Production.Url(source), servers.Staging.Url(target), rules);

        StagingDataSync? sync = await job.RunAsync(Token);

        Assert.NotNull(sync);
        await AssertSameDumpAsync(source, target, "--schema-only");
        foreach ((string table, (string key, Dictionary<string, object?> masks)) in Masked)
            await AssertOnlyMaskedAsync(source, target, table, key, [.. masks.Keys, .. table.Contains("computed", StringComparison.Ordinal) ? ["upper_label"] : Array.Empty<string>()]);
        string[] others = [.. Masked.Keys, "public.listed_*", "public.hashed_0", "\"odd \"\"schema\"\".\".\"hashed_1\""];
        await AssertSameDumpAsync(source, target, ["--data-only", .. others.Select(table => $"--exclude-table-data={table}")]);
    }

    private async Task AssertOnlyMaskedAsync(string source, string target, string table, string key, string[] masked)
    {
        string query = $"select to_jsonb(t)::text from {table} t order by \"{key.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        List<string> originals = await servers.Production.QueryAsync(source, query);
        List<string> copies = await servers.Staging.QueryAsync(target, query);
        Assert.Equal(originals.Count, copies.Count);
        bool differs = false;
        foreach ((string original, string copy) in originals.Zip(copies))
        {
            using JsonDocument before = JsonDocument.Parse(original);
            using JsonDocument after = JsonDocument.Parse(copy);
            foreach (JsonProperty column in before.RootElement.EnumerateObject())
            {
                string was = column.Value.GetRawText();
                string became = after.RootElement.GetProperty(column.Name).GetRawText();
                if (!masked.Contains(column.Name))
                    Assert.True(was == became, $"{table}.{column.Name} is not masked and differs");
                else if (was is "null" or "\"\"")
                    Assert.True(became == was || became == "null", $"{table}.{column.Name} was empty");
                else
                    differs |= Differ(was, became, $"{table}.{column.Name}");
            }
        }

        Assert.True(differs, $"{table} has no value that a mask replaced");
    }

    private static bool Differ(string was, string became, string place)
    {
        Assert.True(was != became, $"{place} still holds its original");
        return true;
    }

    // The order of a dump's parts follows oids where nothing else decides.
    private async Task AssertSameDumpAsync(string source, string target, params string[] options)
    {
        string[] production = Sections(await servers.Production.DumpAsync(source, options));
        string[] staging = Sections(await servers.Staging.DumpAsync(target, options));
        Assert.Equal(
            string.Join("\n====\n", production.Except(staging).Select(part => part[..Math.Min(part.Length, 2000)])),
            string.Join("\n====\n", staging.Except(production).Select(part => part[..Math.Min(part.Length, 2000)])));
        Assert.Equal(production.Length, staging.Length);
    }

    private static string[] Sections(string dump) => [.. dump.Split("\n--\n-- ").Order(StringComparer.Ordinal)];
}
