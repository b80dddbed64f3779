using StagingTools.Engine.Costs;

namespace StagingTools.Cli.Views;

/// <summary>What was billed and what a month would cost, never added up with each other.</summary>
internal sealed class CostView : IView<StagingCost>
{
    private readonly List<StagingCost> costs = [];

    /// <inheritdoc/>
    public void Add(StagingCost result, TextWriter output) => costs.Add(result);

    /// <inheritdoc/>
    public void End(TextWriter output)
    {
        bool first = true;
        foreach (IGrouping<(CostKind Kind, DateOnly?, DateOnly?), StagingCost> figures in
            costs.GroupBy(cost => (cost.Kind, cost.PeriodStart, cost.PeriodEnd)))
        {
            if (!first)
                output.WriteLine();
            first = false;
            output.WriteLine(Title(figures.Key.Kind, figures.First()));
            Table(figures.Key.Kind, [.. figures]).Write(output);
        }
    }

    private static string Title(CostKind kind, StagingCost example) =>
        kind switch
        {
            CostKind.Estimate => "Estimate for a month",
            _ when example is { PeriodStart: { } start, PeriodEnd: { } end } => $"Billed from {start:yyyy-MM-dd} to {end:yyyy-MM-dd}",
            _ => "Billed",
        };

    private static Table Table(CostKind kind, IReadOnlyList<StagingCost> costs)
    {
        Table table = kind == CostKind.Estimate
            ? new("item", "configuration", ">amount", ">expected", "note")
            : new("item", ">amount", "note");
        foreach (StagingCost cost in costs)
            Row(cost.Item, cost.Configuration, Units.Money(cost.Amount, cost.Currency), Expected(cost), cost.Note);

        // The estimate brings a total of its own; one of several currencies would be a wrong number.
        if (costs.Count > 1 && costs.All(cost => cost.Item != "Total") && costs.Select(cost => cost.Currency).Distinct().Count() == 1)
        {
            int unknown = costs.Count(cost => cost.Amount is null);
            string total = Units.Money(costs.Sum(cost => cost.Amount ?? 0), costs[0].Currency);
            Row("Total", "", total, "", unknown == 0 ? "" : $"without {unknown} unknown");
        }

        return table;

        void Row(string item, string? configuration, string amount, string? expected, string? note)
        {
            if (kind == CostKind.Estimate)
                table.Row(item, configuration, amount, expected, note);
            else
                table.Row(item, amount, note);
        }
    }

    private static string? Expected(StagingCost cost) =>
        cost is { ExpectedLow: { } low, ExpectedHigh: { } high }
            ? FormattableString.Invariant($"{low:0.##}-{high:0.##}")
            : null;
}
