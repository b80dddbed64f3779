using StagingTools.Engine.Data.Gates;
using StagingTools.Engine.Data.Planning;

namespace StagingTools.Engine.Data.Copy;

/// <summary>A table that was copied, from one unit or several.</summary>
/// <param name="Plan">What was to be done.</param>
internal sealed class CopiedTable(TablePlan Plan)
{
    /// <summary>What was to be done.</summary>
    public TablePlan Plan { get; } = Plan;

    /// <summary>Rows that production sent.</summary>
    public long SourceRows { get; private set; }

    /// <summary>Rows that production counts, where that was asked apart.</summary>
    public long? CountedRows { get; private set; }

    /// <summary>Bytes read from production.</summary>
    public long Bytes { get; private set; }

    /// <summary>Values that were replaced.</summary>
    public long MaskedValues { get; private set; }

    /// <summary>How long it took, added up over its units.</summary>
    public TimeSpan Duration { get; private set; }

    /// <summary>The checksums of what was sent.</summary>
    public RowChecksum Sent { get; } = new(WatchedColumns.Of(Plan).Count(column => column.IsSummed));

    /// <summary>Adds a unit. For one thread at a time.</summary>
    public void Add(CopiedRows rows)
    {
        SourceRows += rows.Rows;
        CountedRows = rows.Counted ?? CountedRows;
        Bytes += rows.Bytes;
        MaskedValues += rows.MaskedValues;
        Duration += rows.Duration;
        Sent.Add(rows.Sent);
    }
}
