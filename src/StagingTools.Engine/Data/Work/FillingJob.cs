using System.Globalization;
using Npgsql;
using StagingTools.Engine.Data.Copy;
using StagingTools.Engine.Data.Gates;
using StagingTools.Engine.Data.Planning;
using StagingTools.Engine.Data.Schema;
using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Data.Work;

/// <summary>
/// Does the units of a filling: rows are copied, the indexes of a table follow as soon as its rows are there, and each table is read
/// back when all originals are known.
/// </summary>
internal sealed class FillingJob
{
    // Sorted runs that fit the processor's cache are made and merged faster than large ones, as long as one pass merges them.
    private const long SmallestSort = 16L * 1024 * 1024;
    private const long LargestSort = 512L * 1024 * 1024;
    private const int RunsToMerge = 32;

    // Stretches of this size keep all workers busy to the end.
    private const long StretchToVerify = 128L * 1024 * 1024;

    private readonly SyncPlan plan;
    private readonly PostData postData;
    private readonly GateKeeper gates;
    private readonly Suspicions? suspicions;
    private readonly Func<CancellationToken, Task> makeKeys;
    private readonly ForeignKeys foreignKeys;
    private readonly IHost host;
    private readonly bool parallelIndexes;
    private readonly int targetMajor;
    private readonly Dictionary<uint, CopiedTable> tables;
    private readonly Dictionary<uint, RowChecksum> stored;
    private readonly Dictionary<uint, int> copiesLeft;
    private readonly Dictionary<uint, int> indexesLeft;
    private readonly Dictionary<uint, int> verifiesLeft = [];
    private readonly List<TablePlan> finished = [];
    private readonly ILookup<uint, IndexBuild> indexes;
    private readonly TaskCompletionSource copied = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock state = new();
    private int copyUnitsLeft;
    private int tablesLeft;

    /// <summary>Makes the job.</summary>
    /// <param name="plan">The tables.</param>
    /// <param name="units">The copies.</param>
    /// <param name="postData">The indexes and foreign keys.</param>
    /// <param name="gates">Is told what is found.</param>
    /// <param name="suspicions">Takes what may be an original; <see langword="null"/> when nothing is masked.</param>
    /// <param name="makeKeys">Makes the keys of partitioned tables and the like, when all tables have their own.</param>
    /// <param name="foreignKeys">Makes the foreign keys.</param>
    /// <param name="jobs">Workers.</param>
    /// <param name="targetMajor">The staging server's major version.</param>
    /// <param name="host">Is told of what ends.</param>
    public FillingJob(
        SyncPlan plan,
        IReadOnlyList<CopyUnit> units,
        PostData postData,
        GateKeeper gates,
        Suspicions? suspicions,
        Func<CancellationToken, Task> makeKeys,
        ForeignKeys foreignKeys,
        int jobs,
        int targetMajor,
        IHost host)
    {
        this.plan = plan;
        this.postData = postData;
        this.gates = gates;
        this.suspicions = suspicions;
        this.makeKeys = makeKeys;
        this.foreignKeys = foreignKeys;
        this.host = host;
        this.targetMajor = targetMajor;
        parallelIndexes = jobs == 1;
        tables = plan.Copied.ToDictionary(table => table.Table.Oid, table => new CopiedTable(table));
        stored = tables.Values.ToDictionary(table => table.Plan.Table.Oid, table => new RowChecksum(table.Sent.Columns.Count));
        copiesLeft = units.GroupBy(unit => unit.Plan.Table.Oid).ToDictionary(group => group.Key, group => group.Count());
        indexes = postData.Indexes.ToLookup(index => index.Table);
        indexesLeft = indexes.ToDictionary(group => group.Key, group => group.Count());
        copyUnitsLeft = units.Count;
        // Tables that arrive without rows have indexes all the same.
        TablePlan[] others = [.. plan.Tables.Where(table => !tables.ContainsKey(table.Table.Oid) && !table.Table.Partitioned)];
        tablesLeft = tables.Count + others.Length;
        First = [.. units, .. others.SelectMany(AfterRows), .. tablesLeft == 0 ? [new KeysUnit()] : Array.Empty<WorkUnit>()];
        if (copyUnitsLeft == 0)
            copied.SetResult();
    }

    /// <summary>The units to begin with.</summary>
    public IReadOnlyList<WorkUnit> First { get; }

    /// <summary>Ends when the last row was copied.</summary>
    public Task Copied => copied.Task;

    /// <summary>The tables that were copied, the largest first.</summary>
    public IReadOnlyList<CopiedTable> Tables => [.. tables.Values.OrderByDescending(table => table.Bytes)];

    /// <summary>Does a unit.</summary>
    /// <returns>The units that it made possible.</returns>
    public async Task<IEnumerable<WorkUnit>> DoAsync(FillingWorker worker, WorkUnit unit, CancellationToken cancellationToken)
    {
        switch (unit)
        {
            case CopyUnit copy:
                return AfterCopy(await worker.Copier.CopyAsync(copy, cancellationToken));

            case IndexUnit { Index: var index }:
                await ExecuteAsync(worker, Settings(index) + index.Definition, cancellationToken);
                host.Verbose($"Built {index.Name}.");
                return AfterIndex(index);

            case FinishUnit { Plan: var table }:
                foreach (string statement in indexes[table.Table.Oid].SelectMany(index => index.Finishing))
                    await ExecuteAsync(worker, statement, cancellationToken);
                if (table.Copies)
                    await ExecuteAsync(worker, $"analyze {table.Table.Sql}", cancellationToken);
                return AfterFinish(table);

            case KeysUnit:
                await makeKeys(cancellationToken);
                await foreignKeys.AddAsync(await worker.SessionAsync(cancellationToken), postData.ForeignKeys, cancellationToken);
                return postData.ForeignKeys.Where(key => key.Validate is not null).Select(key => new ForeignKeyUnit(key, SizeOf(key.Table)));

            case ForeignKeyUnit { Key: var key }:
                await foreignKeys.CheckAsync(await worker.SessionAsync(cancellationToken), key, cancellationToken);
                return [];

            case VerifyUnit verify:
                AfterReading(await worker.ReadAsync(
                    (session, stop) => new TableReader(session, suspicions).Read(verify.Plan, verify.Blocks, stop), cancellationToken));
                return [];

            default:
                throw new InvalidOperationException($"A filling has no units of {unit.GetType().Name}.");
        }
    }

    private List<WorkUnit> AfterCopy(CopiedRows rows)
    {
        CopiedTable table = tables[rows.Unit.Plan.Table.Oid];
        List<WorkUnit> more = [];
        bool whole;
        bool last;
        lock (state)
        {
            table.Add(rows);
            whole = --copiesLeft[table.Plan.Table.Oid] == 0;
            last = --copyUnitsLeft == 0;
            if (whole)
                more.AddRange(AfterRows(table.Plan));
            // Only now is every original known that a kept column must not hold.
            if (last)
                more.AddRange(finished.SelectMany(Verifies));
        }

        if (whole)
            host.Verbose(
                $"Copied {table.Plan.Table}: {CopyProgress.Number(table.SourceRows)} rows, {CopyProgress.Size(table.Bytes)}, "
                + $"{CopyProgress.Number(table.MaskedValues)} values masked.");
        if (last)
            copied.SetResult();
        return more;
    }

    private IEnumerable<WorkUnit> AfterRows(TablePlan table) => indexes.Contains(table.Table.Oid)
        ? indexes[table.Table.Oid].Select(index => new IndexUnit(index))
        : [new FinishUnit(table)];

    private IEnumerable<WorkUnit> AfterIndex(IndexBuild index)
    {
        lock (state)
        {
            return --indexesLeft[index.Table] == 0
                ? [new FinishUnit(plan.Tables.First(table => table.Table.Oid == index.Table))]
                : [];
        }
    }

    // Keys take locks that would wait for a reading, so a table is read when it has them.
    private List<WorkUnit> AfterFinish(TablePlan table)
    {
        lock (state)
        {
            List<WorkUnit> more = [];
            if (table.Copies)
            {
                if (copyUnitsLeft == 0)
                    more.AddRange(Verifies(table));
                else
                    finished.Add(table);
            }

            if (--tablesLeft == 0)
                more.Add(new KeysUnit());
            return more;
        }
    }

    private IEnumerable<WorkUnit> Verifies(TablePlan table)
    {
        long size = table.Table.Size;
        int stretches = targetMajor < BlockRange.FirstMajor ? 1 : (int)Math.Clamp(size / StretchToVerify, 1, 1024);
        verifiesLeft[table.Table.Oid] = stretches;
        return [.. BlockRange.Cut(size, stretches).Select(blocks => new VerifyUnit(table, blocks, size / stretches))];
    }

    private void AfterReading(TableReading reading)
    {
        uint oid = reading.Plan.Table.Oid;
        gates.Add(reading.Findings);
        gates.Count(GateNames.Patterns, reading.ValuesLookedAt);
        lock (state)
        {
            stored[oid].Add(reading.Stored);
            if (--verifiesLeft[oid] > 0)
                return;
        }

        gates.Compare(tables[oid], stored[oid]);
        host.Verbose($"Read {reading.Plan.Table} back.");
    }

    private long SizeOf(uint table) => plan.Tables.First(each => each.Table.Oid == table).Table.Size;

    private string Settings(IndexBuild index)
    {
        long memory = index.Method switch
        {
            "btree" => Math.Clamp(index.Size / RunsToMerge, SmallestSort, LargestSort),
            // The more of its entries fit, the less often an inverted index is rewritten.
            "gin" => LargestSort / 2,
            _ => LargestSort / 8,
        };
        // With more than one worker the pool keeps the processors busy, and sharing out a sort only costs.
        string workers = parallelIndexes ? "" : "set max_parallel_maintenance_workers = 0; ";
        return string.Create(CultureInfo.InvariantCulture, $"set maintenance_work_mem = '{memory / 1024}kB'; {workers}");
    }

    private static async Task ExecuteAsync(FillingWorker worker, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, await worker.SessionAsync(cancellationToken));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
