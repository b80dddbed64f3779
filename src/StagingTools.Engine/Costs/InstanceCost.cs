using Amazon.RDS.Model;

namespace StagingTools.Engine.Costs;

/// <summary>Prices one database instance.</summary>
internal static class InstanceCost
{
    /// <summary>What a month of an instance costs, in the price sheet's currency.</summary>
    /// <param name="instance">The instance; <see langword="null"/> for none.</param>
    /// <param name="region">Whose prices.</param>
    /// <returns><see langword="null"/> when a part of it has no known price.</returns>
    public static decimal? Of(DBInstance? instance, string region) => instance is null
        ? null
        : new Estimate(PriceSheet.Load(), UsageAssumptions.Load(), region).Lines(new Inventory
        {
            Database = new DatabaseItem(
                instance.DBInstanceClass ?? "unknown",
                instance.Engine ?? "unknown",
                instance.StorageType ?? "unknown",
                instance.AllocatedStorage ?? 0,
                instance.MultiAZ ?? false,
                "available"),
        })[0].Amount;
}
