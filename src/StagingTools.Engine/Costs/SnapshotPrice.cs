namespace StagingTools.Engine.Costs;

/// <summary>What snapshots of databases cost in a region.</summary>
/// <param name="gbMonth">A GB for a month; <see langword="null"/> when the price is not known.</param>
internal sealed class SnapshotPrice(decimal? gbMonth)
{
    /// <summary>A region's price by the sheet.</summary>
    public static SnapshotPrice Of(string region) => new(PriceSheet.Load().Of(region).DatabaseBackupGbMonth);

    /// <summary>
    /// A month of a snapshot at most, in the sheet's currency. The real figure is smaller: a snapshot is charged by what changed
    /// since the one before, and as much as a region's databases have is free.
    /// </summary>
    /// <param name="size">The database's storage in GB.</param>
    /// <returns><see langword="null"/> when the price or the size is not known.</returns>
    public decimal? Month(int? size) => gbMonth * size is { } amount ? decimal.Round(amount, 2) : null;
}
