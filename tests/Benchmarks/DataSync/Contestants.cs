using StagingTools.Sandbox.Tests.Data;

namespace StagingTools.Benchmarks.DataSync;

/// <summary>The ways that are compared.</summary>
/// <param name="servers">The servers.</param>
internal sealed class Contestants(Servers servers)
{
    /// <summary>This sync: masks, every gate, swap.</summary>
    public const string Sync = "staging sync (masks, all gates, swap)";

    /// <summary>pgcopydb with its defaults: no masks, no verification.</summary>
    public const string PgCopyDb = "pgcopydb clone (no masks)";

    /// <summary>pg_dump into psql, then updates.</summary>
    public const string Specification = "pg_dump | psql, then UPDATE";

    /// <summary>Binary COPY from one psql into another, two tables at a time, then pg_restore's indexes and keys.</summary>
    public const string Limit = "COPY | COPY and index builds (no masks)";

    private static readonly string Folder = AppContext.BaseDirectory;

    // What ./build.sh makes for users.
    private static readonly string Program = FindProgram();

    private int databases;

    /// <summary>Those that can run here, this sync first.</summary>
    public IEnumerable<Contestant> All()
    {
        yield return new Contestant(Sync, SyncAsync);
        if (Find("pgcopydb") is not null)
            yield return new Contestant(PgCopyDb, (source, target) => ScriptAsync(
                source,
                target,
                """
                work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
                pgcopydb clone --source "$SOURCE" --target "$TARGET" --dir "$work/pgcopydb" --no-owner --no-acl
                """));
        else
            Console.Error.WriteLine("pgcopydb is left out: it is not on PATH (apt-get install pgcopydb).");
        yield return new Contestant(Specification, (source, target) => ScriptAsync(
            source,
            target,
            $"""
            pg_dump --no-owner --no-privileges "$SOURCE" | psql --quiet --no-psqlrc --set ON_ERROR_STOP=1 --output /dev/null "$TARGET"
            psql --quiet --no-psqlrc --file '{Path.Combine(Folder, "DataSync", "sanitize.sql")}' "$TARGET"
            """));
        yield return new Contestant(Limit, (source, target) => ScriptAsync(
            source,
            target,
            """
            work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
            pg_dump --format=custom --schema-only --no-owner --no-privileges --file "$work/schema" "$SOURCE"
            pg_restore --section=pre-data --no-owner --dbname "$TARGET" "$work/schema"
            copy() { psql --no-psqlrc -qc "copy $1 to stdout (format binary)" "$SOURCE" | psql --no-psqlrc -qc "copy $1 from stdin (format binary)" "$TARGET"; }
            copy messages & first=$!
            for table in conversations users api_tokens sessions; do copy $table; done
            wait $first
            pg_restore --section=post-data --no-owner --jobs=2 --dbname "$TARGET" "$work/schema"
            """));
    }

    /// <summary>A new database on the staging server.</summary>
    public async Task<string> NewTargetAsync()
    {
        string name = $"staging_{++databases}";
        await servers.Staging.CreateDatabaseAsync(name, "stagingtools: staging");
        return name;
    }

    /// <summary>Drops what a run left, so that every one finds the same server.</summary>
    public async Task DropAsync(string target)
    {
        foreach (string name in (string[])[target, $"{target}_previous"])
            await servers.Staging.ExecuteAsync("postgres", $"drop database if exists {name}");
        await servers.Staging.ExecuteAsync("postgres", "checkpoint");
    }

    private Task<Measure> SyncAsync(string source, string target) => ScriptAsync(
        source,
        target,
        $"""
        exec '{Program}' sync --source env:SOURCE --target env:TARGET --key env:MASKING_KEY \
          --rules '{Path.Combine(Folder, "DataSync", "sanitization.yaml")}' --force
        """);

    private Task<Measure> ScriptAsync(string source, string target, string script) => Shell.RunAsync(script, new Dictionary<string, string>
    {
        ["SOURCE"] = servers.Production.Url(source).Split('?')[0],
        ["TARGET"] = servers.Staging.Url(target).Split('?')[0],
        ["MASKING_KEY"] = "the same key in every round of the benchmark",
        ["PATH"] = $"{PostgresCluster.Programs}:{Environment.GetEnvironmentVariable("PATH")}",
    });

    private static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(':', StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, program))
        .FirstOrDefault(File.Exists);

    private static string FindProgram()
    {
        for (DirectoryInfo? folder = new(Folder); folder is not null; folder = folder.Parent)
        {
            string candidate = Path.Combine(folder.FullName, "out", "bin", "staging");
            if (File.Exists(candidate))
                return candidate;
        }

        throw new InvalidOperationException("out/bin/staging is missing: run ./build.sh first.");
    }
}
