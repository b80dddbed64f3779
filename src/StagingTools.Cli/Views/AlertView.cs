using StagingTools.Engine.Monitoring;

namespace StagingTools.Cli.Views;

/// <summary>Alarms, a line each; below, the reason of each one that is raised.</summary>
internal sealed class AlertView : IView<StagingAlert>
{
    private readonly Table table = new("alarm", "state", "since", "raised when", "notifies");

    /// <inheritdoc/>
    public void Add(StagingAlert result, TextWriter output)
    {
        table.Row(
            result.Name,
            result.State switch { AlertState.Ok => "ok", AlertState.Alarm => "ALARM", _ => "too little data" },
            result.Since is { } since ? Units.Moment(since) : "-",
            string.Join(' ', ((string?[])[result.Metric, result.Condition]).OfType<string>()),
            result.Notifies ? "yes" : "no");
        if (result is { State: AlertState.Alarm, Reason: { Length: > 0 } reason })
            table.Note($"{result.Name}: {reason}");
    }

    /// <inheritdoc/>
    public void End(TextWriter output)
    {
        if (!table.IsEmpty)
            table.Write(output);
    }
}
