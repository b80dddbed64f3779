using System.Globalization;
using StagingTools.Engine.Environments.Snapshots;

namespace StagingTools.Cli.Views;

/// <summary>Snapshots, a line each, the newest first.</summary>
internal sealed class SnapshotView : IView<StagingSnapshot>
{
    private readonly Table table = new("snapshot", "kind", "status", ">size", "engine", "created", "data", ">month at most");

    /// <inheritdoc/>
    public void Add(StagingSnapshot result, TextWriter output) => table.Row(
        result.SnapshotId,
        result.Kind.ToString(),
        Status(result),
        result.SizeGB is { } size ? string.Create(CultureInfo.InvariantCulture, $"{size} GB") : "-",
        $"{result.Engine} {result.EngineVersion}".Trim(),
        result.CreatedAt is { } created ? Units.Moment(created) : "-",
        result.DataSanitized switch { true => "masked", false => "NOT MASKED", null => "-" },
        Units.Money(result.MonthlyCost, "USD"));

    /// <inheritdoc/>
    public void End(TextWriter output)
    {
        if (!table.IsEmpty)
            table.Write(output);
    }

    private static string Status(StagingSnapshot snapshot) =>
        snapshot is { Status: "creating", PercentProgress: { } percent }
            ? string.Create(CultureInfo.InvariantCulture, $"creating ({percent}%)")
            : snapshot.Status;
}
