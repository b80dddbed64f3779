using Npgsql;
using StagingTools.Engine.Data.Catalog;
using StagingTools.Engine.Data.Connections;
using StagingTools.Engine.Data.Copy;
using StagingTools.Engine.Data.Masks;
using StagingTools.Engine.Data.Planning;
using StagingTools.Engine.Data.Work;

namespace StagingTools.Engine.Data.Gates;

/// <summary>
/// Reads a table of the incoming database back, as an application would find it, and looks at every row once: the rows are counted
/// and summed up, kept texts are looked at.
/// </summary>
/// <param name="session">A session on the incoming database that blocks.</param>
/// <param name="suspicions">Takes what may be an original; <see langword="null"/> when nothing was masked.</param>
internal sealed class TableReader(NpgsqlConnection session, Suspicions? suspicions)
{
    private const int PieceSize = 256 * 1024;

    /// <summary>Reads rows of a table.</summary>
    /// <param name="plan">The table.</param>
    /// <param name="blocks">Which of its blocks; <see langword="null"/> for all.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public TableReading Read(TablePlan plan, BlockRange? blocks, CancellationToken cancellationToken)
    {
        ReadColumn[] columns = [.. Columns(plan)];
        var sums = new RowChecksum(columns.Count(column => column.SumIndex >= 0));
        using var values = new KeptValues(columns, suspicions);
        bool binary = plan.Format == CopyFormat.Binary;
        IRowFrame frame = binary ? new BinaryRowFrame(columns.Length) : new TextRowFrame(columns.Length);
        string names = SqlText.Names(columns.Select(column => column.Plan.Column.Name));
        string what = (columns.Length, blocks) switch
        {
            // A table of which nothing is looked at is still counted.
            (0, _) => $"(select from only {plan.Table.Sql})",
            (_, null) => $"{plan.Table.Sql} ({names})",
            _ => $"(select {names} from only {plan.Table.Sql} where {blocks.Condition})",
        };
        using CopyOutStream input = CopyOutStream.Open(session, $"copy {what} to stdout{(binary ? " (format binary)" : "")}", plan.Format);
        using var piece = new ByteWriter(PieceSize);
        for (bool more = true; more;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            more = input.Fill(piece, Math.Max(PieceSize, piece.Length * 2));

            piece.Discard(Look(piece.WrittenSpan, frame, columns, sums, values, escaped: !binary));
        }

        frame.Finish(piece.Length);
        return new TableReading(plan, sums, [.. values.Finish(plan.Table.FullName)], values.Count);
    }

    private static int Look(
        ReadOnlySpan<byte> piece, IRowFrame frame, ReadColumn[] columns, RowChecksum sums, KeptValues values, bool escaped)
    {
        int at = 0;
        while (frame.Next(piece, ref at))
        {
            ReadOnlySpan<FieldSlice> fields = frame.Fields;
            for (int i = 0; i < fields.Length; i++)
            {
                FieldSlice field = fields[i];
                int index = columns[i].SumIndex;
                if (field.IsNull)
                {
                    if (index >= 0)
                        sums.AddNull(index);
                    continue;
                }

                ReadOnlySpan<byte> value = piece.Slice(field.Start, field.Length);
                ulong hash = RowChecksum.Hash(value);
                if (index >= 0)
                    sums.AddHash(index, hash);
                if (columns[i].Form is not null)
                    values.Look(i, value, hash, escaped);
            }

            sums.EndRow();
        }

        return at;
    }

    private static IEnumerable<ReadColumn> Columns(TablePlan plan)
    {
        int summed = 0;
        foreach (ColumnPlan column in plan.Columns)
        {
            int index = WatchedColumns.IsSummed(column) ? summed++ : -1;
            OriginalForm? form = LooksAt(column) ? TextForms.Of(column.Column, plan.Format) : null;
            if (index >= 0 || form is not null)
                yield return new ReadColumn(column, index, form) { KeptPaths = MaskFactory.KeptPaths(column.Rule) };
        }
    }

    // Texts that stay, and documents in which some paths do.
    private static bool LooksAt(ColumnPlan column) => column.Column.ValueKind is ColumnKind.Text or ColumnKind.Json or ColumnKind.Jsonb or ColumnKind.Other
        && (!column.IsMasked || column.Rule.Paths is not null);
}
