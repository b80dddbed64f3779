using StagingTools.Engine.Environments;

namespace StagingTools.Cli.Views;

/// <summary>A removal: how much went, what stays and why.</summary>
internal sealed class RemovalView : IView<StagingRemoval>
{
    /// <inheritdoc/>
    public void Add(StagingRemoval result, TextWriter output)
    {
        Card card = new Card()
            .Line("Removed", $"{result.EnvironmentName} ({result.Project}, {result.Region}): {result.Removed.Count} resources")
            .Line("Left", result.Remaining.Count == 0 ? "nothing" : $"{result.Remaining.Count} resources")
            .Line("Final snapshot", result.FinalSnapshot ?? "none");
        foreach (string kept in result.Kept)
            card.Line("Kept", kept);
        foreach (string remaining in result.Remaining)
            card.Line("Still there", remaining);
        card.Line("Backup", result.BackupPath)
            .Line("Log", result.LogPath)
            .Line("Took", Units.Duration(result.Duration))
            .Write(output);
    }

    /// <inheritdoc/>
    public void End(TextWriter output)
    {
    }
}
