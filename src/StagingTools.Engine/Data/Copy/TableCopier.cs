using Npgsql;
using StagingTools.Engine.Data.Connections;
using StagingTools.Engine.Data.Masks;
using StagingTools.Engine.Data.Planning;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Data.Copy;

/// <summary>Copies tables one after the other: one reader on production, one writer on the incoming database.</summary>
internal sealed class TableCopier : IAsyncDisposable
{
    private const int PieceSize = 256 * 1024;

    private readonly DatabaseServer source;
    private readonly DatabaseServer target;
    private readonly NpgsqlConnection reader;
    private readonly NpgsqlConnection writer;
    private readonly string snapshot;
    private readonly MaskFactory masks;
    private readonly CopyProgress progress;
    private readonly TimeProvider clock;

    private TableCopier(
        DatabaseServer source,
        DatabaseServer target,
        NpgsqlConnection reader,
        NpgsqlConnection writer,
        string snapshot,
        MaskFactory masks,
        CopyProgress progress,
        TimeProvider clock)
    {
        this.source = source;
        this.target = target;
        this.reader = reader;
        this.writer = writer;
        this.snapshot = snapshot;
        this.masks = masks;
        this.progress = progress;
        this.clock = clock;
    }

    /// <summary>Opens both sessions.</summary>
    /// <param name="source">Production.</param>
    /// <param name="target">The incoming database.</param>
    /// <param name="snapshot">The exported snapshot.</param>
    /// <param name="masks">Makes the masks.</param>
    /// <param name="progress">Adds up.</param>
    /// <param name="clock">Times the tables.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async Task<TableCopier> OpenAsync(
        DatabaseServer source,
        DatabaseServer target,
        string snapshot,
        MaskFactory masks,
        CopyProgress progress,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        NpgsqlConnection reader = await source.OpenAsync(cancellationToken);
        try
        {
            NpgsqlConnection writer = await target.OpenAsync(cancellationToken);
            return new TableCopier(source, target, reader, writer, snapshot, masks, progress, clock);
        }
        catch
        {
            await reader.DisposeAsync();
            throw;
        }
    }

    /// <summary>Copies one table.</summary>
    /// <returns>The table with the rows that production counted in the snapshot.</returns>
    /// <exception cref="StagingException">
    /// <c>SourceChanged</c> when production emptied or rewrote the table meanwhile, <c>CopyStreamBroken</c>, or a database's error.
    /// </exception>
    public async Task<CopiedTable> CopyAsync(TablePlan plan, CancellationToken cancellationToken)
    {
        long startedAt = clock.GetTimestamp();
        DatabaseAddress place = source.Address;
        try
        {
            await SourceSnapshot.BeginAsync(reader, cancellationToken, snapshot);
            await RequireUnchangedAsync(plan, cancellationToken);

            place = target.Address;
            await ExecuteAsync(writer, $"begin; truncate only {plan.Table.Sql}", cancellationToken);
            using IRowRewriter rewriter = masks.CreateRewriter(plan);
            long bytes = await StreamAsync(plan, rewriter, side => place = side, cancellationToken);
            place = target.Address;
            await ExecuteAsync(writer, $"commit; analyze {plan.Table.Sql}", cancellationToken);

            place = source.Address;
            long counted = await CountAsync(reader, plan, cancellationToken);
            await ExecuteAsync(reader, "commit", cancellationToken);
            return new CopiedTable(plan, counted, bytes, rewriter.MaskedValues, clock.GetElapsedTime(startedAt));
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

    /// <summary>Counts a table's own rows.</summary>
    public static async Task<long> CountAsync(NpgsqlConnection connection, TablePlan plan, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand($"select count(*) from only {plan.Table.Sql}", connection);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await reader.DisposeAsync();
        await writer.DisposeAsync();
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static string CopyOut(TablePlan plan) =>
        $"copy {plan.Table.Sql}{ColumnList(plan)} to stdout" + (plan.Format == CopyFormat.Binary ? " (format binary)" : "");

    // FREEZE spares staging a second pass over every row; the table was emptied in this transaction, as it asks for.
    private static string CopyIn(TablePlan plan) =>
        $"copy {plan.Table.Sql}{ColumnList(plan)} from stdin "
        + (plan.Format == CopyFormat.Binary ? "(format binary, freeze)" : "(freeze)");

    private static string ColumnList(TablePlan plan) =>
        plan.Columns.Count == 0 ? "" : $" ({SqlText.Names(plan.Columns.Select(column => column.Column.Name))})";

    // TRUNCATE and rewriting ALTERs show an old snapshot an empty table, without an error. Once this session's lock is
    // there neither can happen any more, so the file tells whether one did.
    private async Task RequireUnchangedAsync(TablePlan plan, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            $"lock table only {plan.Table.Sql} in access share mode; select pg_relation_filenode({plan.Table.Oid})::bigint", reader);
        if (await command.ExecuteScalarAsync(cancellationToken) is long file && file == plan.Table.FileNode)
            return;

        throw new StagingException(
            "SourceChanged",
            StagingErrorCategory.InvalidState,
            $"Production emptied or rewrote {plan.Table} while the sync ran, so its rows of the snapshot are gone.")
        {
            TargetInput = plan.Table.FullName,
            RecommendedAction = "Run the sync again when the migration or maintenance has ended.",
        };
    }

    // While one piece is written, the next is read and rewritten.
    private async Task<long> StreamAsync(
        TablePlan plan, IRowRewriter rewriter, Action<DatabaseAddress> at, CancellationToken cancellationToken)
    {
        at(source.Address);
        await using CopyOutStream input = await CopyOutStream.OpenAsync(reader, CopyOut(plan), plan.Format, cancellationToken);
        at(target.Address);
        await using CopyInStream output = await CopyInStream.OpenAsync(writer, CopyIn(plan), plan.Format, cancellationToken);

        using var piece = new ByteWriter(PieceSize);
        using var first = new ByteWriter(PieceSize + (PieceSize / 4));
        using var second = new ByteWriter(PieceSize + (PieceSize / 4));
        (ByteWriter ready, ByteWriter busy) = (first, second);
        Task writing = Task.CompletedTask;
        long bytes = 0;
        try
        {
            for (bool more = true; more;)
            {
                at(source.Address);
                long before = bytes;
                int wanted = Math.Max(PieceSize, piece.Length * 2);
                while (more && piece.Length < wanted)
                {
                    int read = await input.ReadAsync(piece.RoomMemory(PieceSize / 4), cancellationToken);
                    piece.Advance(read);
                    bytes += read;
                    more = read > 0;
                }

                long rows = rewriter.Rows;
                ready.Clear();
                piece.Discard(rewriter.Rewrite(piece.Written.Span, ready));
                progress.Add(rewriter.Rows - rows, bytes - before);

                at(target.Address);
                await writing;
                (ready, busy) = (busy, ready);
                writing = busy.Length == 0 ? Task.CompletedTask : output.WriteAsync(busy.Written, cancellationToken);
            }

            rewriter.Finish(piece.Length);
        }
        finally
        {
            // The buffers go back to the pool only when nobody writes from them any more.
            await writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }

        await writing;
        await output.CompleteAsync();
        return bytes;
    }
}
