using System.Text.Json;

namespace StagingTools.Engine.Costs;

/// <summary>
/// On-demand prices as they were on a day, shipped with the product: the estimate needs no permission and no network. What the
/// sheet does not hold is unknown, never free.
/// </summary>
internal sealed record PriceSheet
{
    private const string Resource = "StagingTools.Engine.Costs.price-sheet.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>The day that the prices were read.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>ISO 4217.</summary>
    public required string Currency { get; init; }

    /// <summary>The hours of a month by AWS's own reckoning: 730.</summary>
    public required decimal HoursPerMonth { get; init; }

    /// <summary>Where the prices were read.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>The prices by region; see <see cref="Of"/>.</summary>
    public required IReadOnlyDictionary<string, RegionPrices> Regions { get; init; }

    /// <summary>The sheet of this product.</summary>
    public static PriceSheet Load()
    {
        using Stream stream = typeof(PriceSheet).Assembly.GetManifestResourceStream(Resource)!;
        return JsonSerializer.Deserialize<PriceSheet>(stream, Json)!;
    }

    /// <summary>A region's prices; all unknown for a region that the sheet does not hold.</summary>
    public RegionPrices Of(string region)
    {
        RegionPrices prices = Regions.GetValueOrDefault(region) ?? new RegionPrices();
        return prices.SameAs is { } other ? Regions[other] : prices;
    }
}
