using StagingTools.Engine.Logs;

namespace StagingTools.Cli.Views;

/// <summary>Log events, a line each, as they come.</summary>
internal sealed class LogView : IView<StagingLogEvent>
{
    /// <inheritdoc/>
    public void Add(StagingLogEvent result, TextWriter output) =>
        output.WriteLine($"{Units.Moment(result.Timestamp)} {result.Message}");

    /// <inheritdoc/>
    public void End(TextWriter output)
    {
    }
}
