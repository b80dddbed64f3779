using StagingTools.Engine.Data;

namespace StagingTools.Cli.Views;

/// <summary>A database that is marked as staging.</summary>
internal sealed class MarkView : IView<StagingMark>
{
    /// <inheritdoc/>
    public void Add(StagingMark result, TextWriter output) =>
        output.WriteLine(result.WasMarked
            ? $"{result.Target} was marked as staging already."
            : $"{result.Target} is marked as staging: data syncs may replace it.");

    /// <inheritdoc/>
    public void End(TextWriter output)
    {
    }
}
