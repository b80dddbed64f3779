using StagingTools.Engine.Data.Gates;
using StagingTools.Engine.Data.Masks;

namespace StagingTools.Engine.Data.Copy;

/// <summary>Looks on while rows are copied: sums up what is sent, and remembers what masks replace.</summary>
/// <param name="columns">The copied columns in order.</param>
/// <param name="originals">Takes what masks replace; <see langword="null"/> when nobody asks later.</param>
internal sealed class CopyWatch(IReadOnlyList<WatchedColumn> columns, OriginalsRecorder? originals) : IJsonWatch
{
    private readonly WatchedColumn[] columns = [.. columns];
    private readonly OriginalText text = new();

    /// <summary>The checksums of what was sent.</summary>
    public RowChecksum Sums { get; } = new(columns.Count(column => column.IsSummed));

    /// <summary>Whether a column's values are added to the checksums.</summary>
    public bool IsSummed(int column) => columns[column].IsSummed;

    /// <summary>Adds a value that is sent.</summary>
    public void Sent(int column, ReadOnlySpan<byte> value)
    {
        if (columns[column].SumIndex is >= 0 and var index)
            Sums.Add(index, value);
    }

    /// <summary>Adds a NULL that is sent.</summary>
    public void SentNull(int column)
    {
        if (columns[column].SumIndex is >= 0 and var index)
            Sums.AddNull(index);
    }

    /// <summary>Remembers a value that a mask replaces.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">Its bytes, in text COPY without escapes.</param>
    public void Replaced(int column, ReadOnlySpan<byte> value)
    {
        if (originals is not null && columns[column].OriginalForm is { } form)
            text.Record(value, form, columns[column].IsProse, originals);
    }

    /// <inheritdoc/>
    public void Replaced(ReadOnlySpan<byte> original) => originals?.Add(original, prose: true);

    /// <inheritdoc/>
    public void Kept(ReadOnlySpan<byte> json)
    {
    }

    /// <summary>Ends a row.</summary>
    public void EndRow() => Sums.EndRow();

    /// <summary>Ends the copy.</summary>
    public void Finish() => originals?.Flush();
}
