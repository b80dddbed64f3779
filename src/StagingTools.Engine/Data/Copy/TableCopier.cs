using Npgsql;
using StagingTools.Engine.Data.Catalog;
using StagingTools.Engine.Data.Connections;
using StagingTools.Engine.Data.Gates;
using StagingTools.Engine.Data.Masks;
using StagingTools.Engine.Data.Planning;
using StagingTools.Engine.Data.Work;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Data.Copy;

/// <summary>Copies rows, one unit after the other: one reader on production, one writer on the incoming database.</summary>
/// <param name="source">Production.</param>
/// <param name="target">The incoming database.</param>
/// <param name="snapshot">The exported snapshot.</param>
/// <param name="masks">Makes the masks.</param>
/// <param name="originals">Takes what masks replace; <see langword="null"/> when nothing is masked.</param>
/// <param name="progress">Adds up.</param>
/// <param name="clock">Times the units.</param>
internal sealed class TableCopier(
    DatabaseServer source,
    DatabaseServer target,
    string snapshot,
    MaskFactory masks,
    OriginalsSet? originals,
    CopyProgress progress,
    TimeProvider clock) : IAsyncDisposable
{
    private const int PieceSize = 256 * 1024;

    private const string UndefinedTable = "42P01";
    private const string UndefinedSchema = "3F000";

    private readonly OriginalsRecorder? recorder = originals is null ? null : new OriginalsRecorder(originals);
    private NpgsqlConnection? readerSession;
    private NpgsqlConnection? writerSession;
    private bool abandoned;

    /// <summary>What all readers together may take from production; <see langword="null"/> for no limit.</summary>
    public RateLimit? Rate { get; init; }

    private NpgsqlConnection Reader => readerSession ?? throw new InvalidOperationException("No session on production is open.");

    private NpgsqlConnection Writer => writerSession ?? throw new InvalidOperationException("No session on the incoming database is open.");

    /// <summary>Copies one unit.</summary>
    /// <returns>What was copied, with the checksums of what was sent.</returns>
    /// <exception cref="StagingException">
    /// <c>SourceChanged</c> when production emptied, rewrote, renamed or dropped the table meanwhile, <c>CopyStreamBroken</c>, or a database's error.
    /// </exception>
    public Task<CopiedRows> CopyAsync(CopyUnit unit, CancellationToken cancellationToken) =>
        BlockingWork.RunAsync(stop => Copy(unit, stop), () => abandoned = true, cancellationToken);

    /// <summary>Closes both sessions: production has one fewer as soon as nothing is left to be read.</summary>
    public async ValueTask DisposeAsync()
    {
        if (abandoned)
            return;

        if (readerSession is not null)
            await readerSession.DisposeAsync();
        if (writerSession is not null)
            await writerSession.DisposeAsync();
        (readerSession, writerSession) = (null, null);
    }

    private CopiedRows Copy(CopyUnit unit, CancellationToken cancellationToken)
    {
        TablePlan plan = unit.Plan;
        long startedAt = clock.GetTimestamp();
        DatabaseAddress place = source.Address;
        try
        {
            readerSession ??= source.OpenBlocking(cancellationToken);
            writerSession ??= target.OpenBlocking(cancellationToken);
            SourceSnapshot.Begin(Reader, snapshot);
            RequireUnchanged(plan);

            place = target.Address;
            bool whole = unit.Blocks is null;
            // FREEZE spares staging a second pass over every row; it asks for a table that was emptied in the same transaction.
            Execute(Writer, whole ? $"begin; truncate only {plan.Table.Sql}" : "begin");
            var watch = new CopyWatch(WatchedColumns.Of(plan), recorder);
            using IRowRewriter rewriter = masks.CreateRewriter(plan, watch);
            long bytes = Stream(unit, rewriter, side => place = side, cancellationToken);
            watch.Finish();
            place = target.Address;
            Execute(Writer, "commit");

            place = source.Address;
            // Rows that come from stretches of a table are counted once more as a whole, for a stretch that was left out.
            long? counted = unit.Blocks is { First: 0 } ? Count(unit) : null;
            Execute(Reader, "commit");
            return new CopiedRows(unit, rewriter.Rows, counted, bytes, rewriter.MaskedValues, watch.Sums, clock.GetElapsedTime(startedAt));
        }
        catch (NpgsqlException failure)
        {
            StagingException known = PostgresErrors.Translate(failure, place.ToString())!;
            throw new StagingException(known.ErrorId, known.Category, $"Copying {plan.Table}: {known.Message}")
            {
                TargetInput = known.TargetInput,
                RecommendedAction = known.RecommendedAction,
            };
        }
    }

    private long Count(CopyUnit unit)
    {
        string where = unit.Plan.Selection is { } selection ? $" where {selection}" : "";
        using var command = new NpgsqlCommand($"select count(*) from only {unit.Plan.Table.Sql}{where}", Reader);
        return (long)command.ExecuteScalar()!;
    }

    private static void Execute(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private static string CopyOut(CopyUnit unit)
    {
        TablePlan plan = unit.Plan;
        string[] conditions =
        [
            .. unit.Blocks is { } blocks ? [blocks.Condition] : Array.Empty<string>(),
            .. plan.Selection is { } selection ? [$"({selection})"] : Array.Empty<string>(),
        ];
        string from = conditions.Length == 0
            ? $"{plan.Table.Sql}{ColumnList(plan)}"
            : $"(select {SqlText.Names(plan.Columns.Select(column => column.Column.Name))} from only {plan.Table.Sql} "
                + $"where {string.Join(" and ", conditions)})";
        return $"copy {from} to stdout" + (plan.Format == CopyFormat.Binary ? " (format binary)" : "");
    }

    private static string CopyIn(CopyUnit unit)
    {
        string[] options =
        [
            .. unit.Plan.Format == CopyFormat.Binary ? ["format binary"] : Array.Empty<string>(),
            .. unit.Blocks is null ? ["freeze"] : Array.Empty<string>(),
        ];
        return $"copy {unit.Plan.Table.Sql}{ColumnList(unit.Plan)} from stdin" + (options.Length == 0 ? "" : $" ({string.Join(", ", options)})");
    }

    private static string ColumnList(TablePlan plan) =>
        plan.Columns.Count == 0 ? "" : $" ({SqlText.Names(plan.Columns.Select(column => column.Column.Name))})";

    // TRUNCATE and rewriting ALTERs show an old snapshot an empty table, without an error; and COPY finds names as they are now,
    // not as they were in the snapshot, so that rules could meet another table's or column's values. Once this session's lock is
    // there nothing of that can happen any more, so identity, file and names tell whether it did.
    private void RequireUnchanged(TablePlan plan)
    {
        CatalogTable table = plan.Table;
        using var command = new NpgsqlCommand(
            $"lock table only {table.Sql} in access share mode; "
            + $"select {SqlText.Literal(table.Sql)}::regclass::oid, pg_relation_filenode({table.Oid})::bigint; "
            + $"select * from only {table.Sql} limit 0",
            Reader);
        try
        {
            using NpgsqlDataReader row = command.ExecuteReader();
            row.Read();
            bool same = row.GetFieldValue<uint>(0) == table.Oid && row.GetValue(1) is long file && file == table.FileNode;
            row.NextResult();
            if (same && Enumerable.Range(0, row.FieldCount).Select(row.GetName).SequenceEqual(table.Columns.Select(column => column.Name)))
                return;
        }
        catch (PostgresException failure) when (failure.SqlState is UndefinedTable or UndefinedSchema)
        {
        }

        throw new StagingException(
            "SourceChanged",
            StagingErrorCategory.InvalidState,
            $"Production emptied, rewrote, renamed or dropped {table} or its columns while the sync ran, so the snapshot cannot be read any more.")
        {
            TargetInput = table.FullName,
            RecommendedAction = "Run the sync again when the migration or maintenance has ended.",
        };
    }

    // One thread is enough for both directions: while it works on one piece, the kernel's buffers keep both servers busy.
    private long Stream(CopyUnit unit, IRowRewriter rewriter, Action<DatabaseAddress> at, CancellationToken cancellationToken)
    {
        CopyFormat format = unit.Plan.Format;
        at(source.Address);
        using CopyOutStream input = CopyOutStream.Open(Reader, CopyOut(unit), format);
        at(target.Address);
        using CopyInStream output = CopyInStream.Open(Writer, CopyIn(unit), format);

        using var piece = new ByteWriter(PieceSize + (PieceSize / 4));
        using var rewritten = new ByteWriter(PieceSize + (PieceSize / 4));
        long bytes = 0;
        for (bool more = true; more;)
        {
            at(source.Address);
            cancellationToken.ThrowIfCancellationRequested();
            int before = piece.Length;
            more = input.Fill(piece, Math.Max(PieceSize, before * 2));
            int read = piece.Length - before;
            bytes += read;
            Rate?.TakeAsync(read, cancellationToken).AsTask().GetAwaiter().GetResult();

            long rows = rewriter.Rows;
            rewritten.Clear();
            piece.Discard(rewriter.Rewrite(piece.Written.Span, rewritten));
            progress.Add(rewriter.Rows - rows, read);

            at(target.Address);
            output.Write(rewritten.Written.Span);
        }

        rewriter.Finish(piece.Length);
        output.Complete();
        return bytes;
    }
}
