using System.Globalization;
using StagingTools.Engine.Terraform.Plans;

namespace StagingTools.Engine.Costs;

/// <summary>What a plan makes of the monthly cost, at the on-demand prices of the price sheet.</summary>
/// <param name="Before">A month's price before the plan; <see langword="null"/> when the sheet does not hold a part of it.</param>
/// <param name="After">A month's price after it; <see langword="null"/> when the sheet does not hold a part of it.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="AsOf">The day of the prices.</param>
/// <param name="Unknown">What has no price; empty when everything has one.</param>
internal sealed record PlannedCost(decimal? Before, decimal? After, string Currency, DateOnly AsOf, string Unknown)
{
    /// <summary>Prices a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="region">Whose prices.</param>
    public static PlannedCost Of(TerraformPlan plan, string region)
    {
        PriceSheet sheet = PriceSheet.Load();
        EstimateLine before = ResourceCost.Of(plan.Before, sheet, region);
        EstimateLine after = ResourceCost.Of(plan.After, sheet, region);
        string?[] notes = [before.Amount is null ? before.Note : null, after.Amount is null ? after.Note : null];
        return new PlannedCost(
            before.Amount, after.Amount, sheet.Currency, sheet.AsOf, string.Join(" ", notes.OfType<string>().Distinct(StringComparer.Ordinal)));
    }

    /// <summary>One line: <c>Monthly cost: 0.00 → 38.97 USD (on-demand prices of 2025-01-31)</c>.</summary>
    public string Describe() => string.Create(
        CultureInfo.InvariantCulture,
        $"Monthly cost: {Show(Before)} → {Show(After)} {Currency} (on-demand prices of {AsOf:yyyy-MM-dd}){(Unknown.Length == 0 ? "" : $". {Unknown}")}");

    private static string Show(decimal? amount) => amount?.ToString("0.00", CultureInfo.InvariantCulture) ?? "not known";
}
