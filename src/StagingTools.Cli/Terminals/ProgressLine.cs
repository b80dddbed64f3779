using System.Globalization;
using StagingTools.Engine.Hosting;

namespace StagingTools.Cli.Terminals;

/// <summary>One line at the bottom of a terminal that is written over and over.</summary>
/// <param name="terminal">The terminal.</param>
internal sealed class ProgressLine(Terminal terminal)
{
    private const string EraseLine = "\r\u001b[K";

    private bool isShown;

    /// <summary>Shows the state of an activity in place of the last one.</summary>
    /// <param name="progress">The state.</param>
    public void Show(ProgressUpdate progress)
    {
        if (progress.Completed)
        {
            Clear();
            return;
        }

        terminal.Error.Write(EraseLine + Text(progress, terminal.Width - 1));
        isShown = true;
    }

    /// <summary>Takes the line away.</summary>
    public void Clear()
    {
        if (!isShown)
            return;
        terminal.Error.Write(EraseLine);
        isShown = false;
    }

    private static string Text(ProgressUpdate progress, int width)
    {
        string share = progress.PercentComplete is { } percent
            ? string.Create(CultureInfo.InvariantCulture, $" {percent} %")
            : "";
        string left = progress.Remaining is { } remaining ? $", {Units.Duration(remaining)} left" : "";
        string text = $"{progress.Activity}{share}{left}: {progress.Status.ReplaceLineEndings(" ")}";
        return text.Length <= width ? text : text[..(width - 1)] + "…";
    }
}
