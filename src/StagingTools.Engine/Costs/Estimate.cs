using System.Globalization;

namespace StagingTools.Engine.Costs;

/// <summary>Prices an inventory for a month, line by line as the specification's table has it.</summary>
internal sealed class Estimate(PriceSheet sheet, UsageAssumptions usage, string region)
{
    private const decimal BytesPerGb = 1024m * 1024m * 1024m;

    private readonly RegionPrices prices = sheet.Of(region);

    /// <summary>The lines, the total last.</summary>
    public IReadOnlyList<EstimateLine> Lines(Inventory inventory)
    {
        EstimateLine[] parts =
        [
            Database(inventory.Database),
            Cache(inventory.Cache),
            Instances(inventory),
            Transfer(),
            Logs(inventory.LogGroups),
            Secrets(inventory.Secrets),
        ];
        // In cents before they are added up, so that the total is that of the lines as people read them.
        List<EstimateLine> lines = [.. parts.Select(InCents)];
        lines.Add(Total(lines));
        return lines;
    }

    private static EstimateLine InCents(EstimateLine line) =>
        line with { Amount = line.Amount is { } amount ? decimal.Round(amount, 2, MidpointRounding.AwayFromZero) : null };

    private EstimateLine Database(DatabaseItem? database)
    {
        if (database is null)
            return new EstimateLine(ExpectedCost.Database, null, 0, "There is no database instance.");

        string configuration = string.Create(
            CultureInfo.InvariantCulture,
            $"{database.InstanceClass}, {database.StorageGb} GB {database.StorageType}{(database.MultiAz ? ", Multi-AZ" : "")}");
        // A standby doubles both.
        decimal zones = database.MultiAz ? 2 : 1;
        decimal? storage = Price(prices.DatabaseStorageGbMonth, database.StorageType) * database.StorageGb * zones;
        if (storage is null)
            return Unknown(ExpectedCost.Database, configuration, $"{database.StorageType} storage");
        if (database.Status == "stopped")
            return new EstimateLine(
                ExpectedCost.Database, configuration, storage, "Stopped: only its storage costs; RDS starts it again after 7 days.");
        if (database.Engine != "postgres")
            return Unknown(ExpectedCost.Database, configuration, $"{database.Engine} on {database.InstanceClass}");

        return Price(prices.DatabaseInstanceHour, database.InstanceClass) is { } hour
            ? new EstimateLine(
                ExpectedCost.Database,
                configuration,
                (hour * sheet.HoursPerMonth * zones) + storage,
                "Instance and storage; backups up to the size of the storage are free.")
            : Unknown(ExpectedCost.Database, configuration, database.InstanceClass);
    }

    private EstimateLine Cache(CacheItem? cache)
    {
        if (cache is null)
            return new EstimateLine(ExpectedCost.Cache, null, 0, "There is no cache cluster.");

        string configuration = Times(cache.NodeType, cache.Nodes);
        return Price(prices.CacheNodeHour, cache.NodeType) is { } hour
            ? new EstimateLine(ExpectedCost.Cache, configuration, hour * sheet.HoursPerMonth * cache.Nodes, null)
            : Unknown(ExpectedCost.Cache, configuration, cache.NodeType);
    }

    private EstimateLine Instances(Inventory inventory)
    {
        if (inventory.InstanceTypes.Count == 0)
            return inventory.FargateTasks > 0
                ? Unknown(ExpectedCost.Instances, Times("Fargate task", inventory.FargateTasks), "Fargate")
                : new EstimateLine(ExpectedCost.Instances, null, 0, "No container instance is registered with the cluster.");

        List<IGrouping<string, string>> types = [.. inventory.InstanceTypes.GroupBy(type => type).OrderBy(type => type.Key, StringComparer.Ordinal)];
        string configuration = string.Join(", ", types.Select(type => Times(type.Key, type.Count())));
        if (types.Find(type => Price(prices.InstanceHour, type.Key) is null) is { } unknown)
            return Unknown(ExpectedCost.Instances, configuration, unknown.Key);
        if (inventory.FargateTasks > 0)
            return Unknown(ExpectedCost.Instances, $"{configuration}, {Times("Fargate task", inventory.FargateTasks)}", "Fargate");

        return new EstimateLine(
            ExpectedCost.Instances,
            configuration,
            types.Sum(type => prices.InstanceHour[type.Key] * sheet.HoursPerMonth * type.Count()),
            "Instances alone: a root volume, a public IPv4 address and a load balancer come on top.");
    }

    private EstimateLine Transfer()
    {
        string configuration = $"{Number(usage.TransferOutGbMonth)} GB to the internet";
        return prices.TransferOutGb is { } gb
            ? new EstimateLine(
                ExpectedCost.Transfer,
                configuration,
                gb * usage.TransferOutGbMonth,
                "Assumed, not measured. The first 100 GB of an account's month are free and not taken off here.")
            : Unknown(ExpectedCost.Transfer, configuration, "data transfer");
    }

    private EstimateLine Logs(IReadOnlyList<LogGroupItem> groups)
    {
        if (groups.Count == 0)
            return new EstimateLine(ExpectedCost.Logs, null, 0, "There is no log group.");

        decimal stored = groups.Sum(group => group.StoredBytes) / BytesPerGb;
        // What a group holds was taken in within its retention; a plan says 0 for a group that keeps everything.
        decimal seen = groups.Sum(group => group.RetentionDays is > 0 and { } days ? group.StoredBytes * 30m / days : group.StoredBytes) / BytesPerGb;
        decimal ingested = Math.Max(seen, usage.LogIngestedGbMonth);
        string configuration = string.Create(
            CultureInfo.InvariantCulture,
            $"{groups.Count} {(groups.Count == 1 ? "group" : "groups")}, {ingested:0.##} GB a month");
        return prices.LogIngestedGb is { } take && prices.LogStoredGbMonth is { } keep
            ? new EstimateLine(
                ExpectedCost.Logs,
                configuration,
                (take * ingested) + (keep * stored),
                seen > usage.LogIngestedGbMonth
                    ? "From what the groups hold and how long they keep it."
                    : $"Assumes {Number(usage.LogIngestedGbMonth)} GB a month: the groups hold less.")
            : Unknown(ExpectedCost.Logs, configuration, "CloudWatch Logs");
    }

    private EstimateLine Secrets(int count)
    {
        string configuration = count == 1 ? "1 secret" : $"{count.ToString(CultureInfo.InvariantCulture)} secrets";
        return prices.SecretMonth is { } month
            ? new EstimateLine(ExpectedCost.Secrets, configuration, month * count, null)
            : Unknown(ExpectedCost.Secrets, configuration, "a secret");
    }

    private EstimateLine Total(List<EstimateLine> lines)
    {
        decimal known = lines.Sum(line => line.Amount ?? 0);
        List<string> unknown = [.. lines.Where(line => line.Amount is null).Select(line => line.Expected.Item)];
        return unknown.Count == 0
            ? new EstimateLine(ExpectedCost.Total, region, known, $"On-demand prices of {AsOf()}, a month of {Number(sheet.HoursPerMonth)} hours.")
            : new EstimateLine(
                ExpectedCost.Total,
                region,
                null,
                $"Not known: {string.Join(", ", unknown)}. The other lines make {known.ToString("0.00", CultureInfo.InvariantCulture)} {sheet.Currency}.");
    }

    private EstimateLine Unknown(ExpectedCost expected, string configuration, string what) =>
        new(expected, configuration, null, $"The price sheet of {AsOf()} has no price for {what} in {region}.");

    private string AsOf() => sheet.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static decimal? Price(IReadOnlyDictionary<string, decimal> prices, string what) =>
        prices.TryGetValue(what, out decimal price) ? price : null;

    private static string Times(string what, int count) =>
        count == 1 ? what : $"{count.ToString(CultureInfo.InvariantCulture)} × {what}";

    private static string Number(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
