using StagingTools.Engine.Environments;

namespace StagingTools.Cli.Views;

/// <summary>A plan as Markdown, which reads well in a terminal and in a comment.</summary>
internal sealed class PlanView : IView<StagingPlan>
{
    /// <inheritdoc/>
    public void Add(StagingPlan result, TextWriter output) => output.Write(result.Markdown);

    /// <inheritdoc/>
    public void End(TextWriter output)
    {
    }
}
