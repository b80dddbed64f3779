using StagingTools.Engine.Data;

namespace StagingTools.Cli.Views;

/// <summary>A session of psql: it has shown itself.</summary>
internal sealed class SessionView : IView<StagingDatabaseSession>
{
    /// <inheritdoc/>
    public void Add(StagingDatabaseSession result, TextWriter output)
    {
    }

    /// <inheritdoc/>
    public void End(TextWriter output)
    {
    }
}
