using StagingTools.Engine.Data;

namespace StagingTools.Cli.Views;

/// <summary>A restore: what stands there now, and what was kept.</summary>
internal sealed class DataRestoreView : IView<StagingDataRestore>
{
    /// <inheritdoc/>
    public void Add(StagingDataRestore result, TextWriter output) =>
        new Card()
            .Line("Restored", result.Target)
            .Line("From", result.RestoredFrom)
            .Line("Data", result.DataSanitized switch { true => "masked", false => "NOT MASKED: production's own", null => null })
            .Line("Previous data", result.PreviousDatabase)
            .Line("Log", result.LogPath)
            .Line("Took", Units.Duration(result.Duration))
            .Write(output);

    /// <inheritdoc/>
    public void End(TextWriter output)
    {
    }
}
